package org.posterity.format.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The lines of a file as bytes, without their line feeds. */
final class Lines {
    private static final int LONGEST = 1 << 20;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended = true;

    Lines(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** The next line, null at the end; what is longer than a mebibyte is cut. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean any = false;
        while (true) {
            if (!buffer.hasRemaining()) {
                buffer.clear();
                int read = channel.read(buffer);
                buffer.flip();
                if (read < 0) {
                    ended = ended && !any;
                    return any ? line.toByteArray() : null;
                }
            }
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                any = true;
                if (next == '\n') {
                    ended = true;
                    return line.toByteArray();
                }
                if (line.size() < LONGEST) {
                    line.write(next);
                }
            }
        }
    }

    /** Whether the last line that was given, if any, ended with a line feed. */
    boolean ended() {
        return ended;
    }
}
