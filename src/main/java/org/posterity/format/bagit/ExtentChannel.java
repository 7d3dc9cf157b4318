package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** A stretch of a file, read without moving the file's position, so that several threads can share the file. */
final class ExtentChannel implements ReadableByteChannel {
    private final FileChannel file;
    private long position;
    private long left;

    ExtentChannel(FileChannel file, long offset, long length) {
        this.file = file;
        this.position = offset;
        this.left = length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left == 0) {
            return -1;
        }
        ByteBuffer window = target.duplicate();
        window.limit(window.position() + (int) Math.min(target.remaining(), left));
        int count = file.read(window, position);
        if (count > 0) {
            target.position(target.position() + count);
            position += count;
            left -= count;
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    /** The file belongs to the source. */
    @Override
    public void close() {}
}
