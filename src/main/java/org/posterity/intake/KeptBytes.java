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

/** The bytes of something kept. Only its store knows where they lie; they may be gone or changed. */
public interface KeptBytes {

    /**
     * Opens them for reading, from any position.
     *
     * @throws IOException when they are gone or unreadable
     */
    SeekableByteChannel open() throws IOException;

    /** Whether they can probably be opened. */
    boolean isReadable();

    /** Where they lie, as their store puts it: for people who look there, never to be opened. */
    String location();

    /**
     * All of them.
     *
     * @throws IOException when they cannot be read, or do not fit into memory
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

    /** The bytes of a file. A link in its place is not followed. */
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
