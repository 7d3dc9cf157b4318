package org.posterity.format.fixity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.posterity.model.DigestAlgorithm;

/** A new file whose sha256 and sha512 are computed while it is written. */
public final class DigestedFile implements WritableByteChannel {
    private final FileChannel channel;
    private final DigestLane sha256 = new DigestLane(DigestAlgorithm.SHA256);
    private final DigestLane sha512 = new DigestLane(DigestAlgorithm.SHA512);
    private long position;

    private DigestedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Creates the file, which must not exist, and its folders. */
    public static DigestedFile create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return new DigestedFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** How many bytes have been written: the offset of the next one. */
    public long position() {
        return position;
    }

    /**
     * Writes all that remains in {@code source}. Large heap buffers are hashed on other threads while this one writes; they
     * have been hashed when the call returns, so the caller may reuse the buffer.
     */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        sha512.add(source.duplicate());
        sha256.add(source.duplicate());
        while (source.hasRemaining()) {
            channel.write(source);
        }
        sha256.await();
        sha512.await();
        position += length;
        return length;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes the file and tells what was written. */
    public FileFixity finish() throws IOException {
        close();
        return new FileFixity(position, sha256.finish(), sha512.finish());
    }
}
