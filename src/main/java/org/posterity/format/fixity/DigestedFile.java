package org.posterity.format.fixity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.posterity.model.DigestAlgorithm;

/** A new file whose sha256 and sha512 are computed while it is written. Small pieces are gathered. */
public final class DigestedFile implements WritableByteChannel {
    private final FileChannel channel;
    private final DigestLane sha256 = new DigestLane(DigestAlgorithm.SHA256);
    private final DigestLane sha512 = new DigestLane(DigestAlgorithm.SHA512);
    private final ByteBuffer gathered = ByteBuffer.allocate(1 << 14);
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
     * Writes all that remains in {@code source}, which the caller may use again. Large heap buffers are hashed on other threads
     * while this one writes.
     */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        if (length > gathered.remaining()) {
            flush();
        }
        if (length > gathered.remaining()) {
            writeThrough(source);
        } else {
            gathered.put(source);
        }
        position += length;
        return length;
    }

    /**
     * The same, and another digest takes in the bytes too. They must not change before the next call returns, or
     * {@link #await}: what is hashed on other threads is not waited for.
     */
    void write(ByteBuffer source, DigestLane another) throws IOException {
        flush();
        position += source.remaining();
        // The slowest first: if one core only is free, that digest is to have it.
        sha512.add(source.duplicate());
        another.add(source.duplicate());
        sha256.add(source.duplicate());
        drain(source);
    }

    /** Waits until all that was written is hashed. */
    void await() {
        sha256.await();
        sha512.await();
    }

    private void flush() throws IOException {
        writeThrough(gathered.flip());
        gathered.clear();
    }

    private void writeThrough(ByteBuffer source) throws IOException {
        sha512.add(source.duplicate());
        sha256.add(source.duplicate());
        try {
            drain(source);
        } finally {
            await();
        }
    }

    private void drain(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Closes the file. Without {@link #finish} its end may be missing. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Closes the file and tells what was written. */
    public FileFixity finish() throws IOException {
        flush();
        close();
        return new FileFixity(position, sha256.finish(), sha512.finish());
    }
}
