package org.posterity.export.json;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes of well-formed UTF-8 (Unicode 15, table 3-7); an exception at the first byte that is not. The JSON parser itself
 * accepts overlong forms and halves of surrogate pairs. A sequence that the end of the file cuts is left to the parser.
 */
public final class Utf8Input extends FilterInputStream {
    /** Reads eight bytes at once, because nearly all of most exports is ASCII. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long NOT_ASCII = 0x8080808080808080L;

    private long offset;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xbf;

    public Utf8Input(InputStream in) {
        super(in);
    }

    /** The byte at this offset is malformed. */
    public static final class Malformed extends CharConversionException {
        private static final long serialVersionUID = 1;

        private final long offset;

        Malformed(long offset) {
            super("No UTF-8.");
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        int end = from + read;
        for (int i = from; i < end; i++) {
            while (missing == 0 && i + Long.BYTES <= end && ((long) EIGHT.get(target, i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
            }
            if (i < end && (missing > 0 || target[i] < 0)) {
                take(target[i] & 0xff, offset + i - from);
            }
        }
        offset += Math.max(read, 0);
        return read;
    }

    private void take(int octet, long at) throws Malformed {
        if (missing > 0) {
            if (octet < lowest || octet > highest) {
                throw new Malformed(at);
            }
            missing--;
            lowest = 0x80;
            highest = 0xbf;
            return;
        }
        if (octet < 0xc2 || octet > 0xf4) {
            throw new Malformed(at);
        }
        missing = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
        lowest = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : 0x80;
        highest = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : 0xbf;
    }
}
