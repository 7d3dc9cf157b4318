package org.posterity.format.tar;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One 512-byte header block of a tar. */
public record TarHeader(byte[] block) {
    /** Bytes of a header, and of every block of a tar. */
    public static final int LENGTH = 512;

    private static final int CHECKSUM = 148;

    /** Whether these bytes are a header: its checksum holds. */
    public static boolean isOne(byte[] block) {
        return block.length == LENGTH && !allZero(block) && new TarHeader(block).checksumHolds();
    }

    static boolean allZero(byte[] block) {
        return ByteBuffer.wrap(block).mismatch(ByteBuffer.allocate(block.length)) < 0;
    }

    /** The typeflag. */
    char type() {
        return (char) (block[156] & 0xff);
    }

    /** The name, below the prefix that POSIX has and GNU's own form has not. */
    byte[] name() {
        byte[] name = text(0, 100);
        byte[] prefix = posix() ? text(345, 155) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        return ByteBuffer.allocate(prefix.length + 1 + name.length)
                .put(prefix)
                .put((byte) '/')
                .put(name)
                .array();
    }

    long size() throws IOException {
        long size = number(124, 12);
        if (size < 0) {
            throw new StreamCorruptedException("A size is negative.");
        }
        return size;
    }

    long modified() throws IOException {
        return number(136, 12);
    }

    /** Whether a block of an old GNU sparse map follows, after the header or after another such block. */
    boolean mapGoesOn(boolean header) {
        return block[header ? 482 : 504] != 0;
    }

    private boolean posix() {
        return new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    }

    private boolean checksumHolds() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < LENGTH; i++) {
            byte value = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
            unsigned += value & 0xff;
            signed += value;
        }
        try {
            long stated = number(CHECKSUM, 8);
            // Some old programs summed signed bytes.
            return stated == unsigned || stated == signed;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, offset, end);
    }

    /** Octal digits, or GNU's base-256 for what is too large for them. */
    private long number(int offset, int length) throws IOException {
        if ((block[offset] & 0x80) != 0) {
            return base256(offset, length);
        }
        String digits = new String(text(offset, length), StandardCharsets.ISO_8859_1).trim();
        if (!digits.matches("[0-7]{0,21}")) {
            throw new StreamCorruptedException("A number is not octal.");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private long base256(int offset, int length) throws IOException {
        long value = (block[offset] & 0x40) != 0 ? -1 : 0;
        value = value << 6 | block[offset] & 0x3f;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
                throw new StreamCorruptedException("A number is too large.");
            }
            value = value << 8 | block[i] & 0xff;
        }
        return value;
    }
}
