package org.posterity.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes numbers and texts compactly and fast. A text is its length, then each of its characters in one, two or three bytes
 * as in UTF-8. Half of a surrogate pair is a character like any other, so no text is changed.
 */
final class CompactOutput implements Closeable {
    private static final int PIECE = 1 << 12;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private final char[] characters = new char[PIECE];
    private int filled;

    CompactOutput(OutputStream out) {
        this.out = out;
    }

    void number(long number) throws IOException {
        room(10);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            buffer[filled++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[filled++] = (byte) rest;
    }

    void text(String text) throws IOException {
        int length = text.length();
        number(length);
        for (int from = 0; from < length; from += PIECE) {
            int piece = Math.min(PIECE, length - from);
            text.getChars(from, from + piece, characters, 0);
            room(piece * 3);
            write(piece);
        }
    }

    private void write(int piece) {
        int to = filled;
        for (int i = 0; i < piece; i++) {
            char character = characters[i];
            if (character < 0x80) {
                buffer[to++] = (byte) character;
            } else if (character < 0x800) {
                buffer[to++] = (byte) (0xc0 | character >> 6);
                buffer[to++] = (byte) (0x80 | character & 0x3f);
            } else {
                buffer[to++] = (byte) (0xe0 | character >> 12);
                buffer[to++] = (byte) (0x80 | character >> 6 & 0x3f);
                buffer[to++] = (byte) (0x80 | character & 0x3f);
            }
        }
        filled = to;
    }

    private void room(int bytes) throws IOException {
        if (filled + bytes > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
