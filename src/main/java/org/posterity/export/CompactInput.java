package org.posterity.export;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads what {@link CompactOutput} wrote. */
final class CompactInput implements Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private char[] characters = new char[1 << 10];
    private int at;
    private int filled;

    CompactInput(InputStream in) {
        this.in = in;
    }

    long number() throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            number |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return number;
            }
        }
    }

    String text() throws IOException {
        int length = (int) number();
        if (length > characters.length) {
            characters = Arrays.copyOf(characters, length);
        }
        for (int i = 0; i < length; i++) {
            int octet = octet();
            if (octet < 0x80) {
                characters[i] = (char) octet;
            } else if (octet < 0xe0) {
                characters[i] = (char) ((octet & 0x1f) << 6 | octet() & 0x3f);
            } else {
                characters[i] = (char) ((octet & 0xf) << 12 | (octet() & 0x3f) << 6 | octet() & 0x3f);
            }
        }
        return new String(characters, 0, length);
    }

    private int octet() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled < 0) {
                throw new EOFException("The file of items breaks off.");
            }
        }
        return buffer[at++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
