package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of something that is kept. Where they lie is for its store to know; they may be gone, or not what was kept. */
public interface KeptBytes {

    /**
     * Opens them to read, from any place on.
     *
     * @throws IOException when they are gone, or cannot be read
     */
    SeekableByteChannel open() throws IOException;

    /** Whether they can be opened, as far as can be told without doing so. */
    boolean isReadable();

    /** Where they lie, in the words of their store: for people who look there, never to be opened. */
    String location();

    /**
     * All of them.
     *
     * @throws IOException when they cannot be read, or are too many for memory
     */
    default byte[] all() throws IOException {
        try (SeekableByteChannel channel = open();
                InputStream in = Channels.newInputStream(channel)) {
            if (channel.size() > WholeFile.MOST) {
                throw new IOException("This is too large to be read.");
            }
            return in.readNBytes(WholeFile.MOST);
        }
    }

    /** The bytes of a file. A link in its place is none of ours. */
    static KeptBytes of(Path file) {
        record FileBytes(Path file) implements KeptBytes {
            @Override
            public SeekableByteChannel open() throws IOException {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    // a pipe would wait for ever
                    throw new IOException("This is no file.");
                }
                return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            }

            @Override
            public boolean isReadable() {
                return Files.isReadable(file);
            }

            @Override
            public String location() {
                return file.toString();
            }
        }
        return new FileBytes(file);
    }
}
