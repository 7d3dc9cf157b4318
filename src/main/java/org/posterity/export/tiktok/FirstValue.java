package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first JSON value of a file, and what follows it. TikTok has issued files that contain the export twice; only the
 * first is read. Files are compared in pieces, never held in memory as a whole.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
record FirstValue(Path file, long start, long end) {
    private static final int PIECE = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** What follows a first value. */
    enum Rest {
        /** Only blanks. */
        NOTHING,
        /** The same value again, byte for byte, once or more. */
        COPIES,
        /** Another object. */
        ANOTHER,
        /** Something that is not an object. */
        STRAY
    }

    /** @param parser after reading the value to its end and no further */
    static FirstValue of(Path file, JsonParser parser) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new FirstValue(
                    file, afterBlanks(channel, 0), parser.currentLocation().getByteOffset());
        }
    }

    Rest rest() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long at = afterBlanks(channel, end);
            if (at == size) {
                return Rest.NOTHING;
            }
            Rest unequal = read(channel, at, 1)[0] == '{' ? Rest.ANOTHER : Rest.STRAY;
            while (at < size) {
                if (size - at < end - start || !same(channel, start, channel, at, end - start)) {
                    return unequal;
                }
                at = afterBlanks(channel, at + end - start);
            }
            return Rest.COPIES;
        }
    }

    /** Whether both are the same, byte for byte. */
    boolean equalTo(FirstValue other) throws IOException {
        try (FileChannel mine = FileChannel.open(file);
                FileChannel others = FileChannel.open(other.file)) {
            return end - start == other.end - other.start && same(mine, start, others, other.start, end - start);
        }
    }

    private static boolean same(FileChannel one, long at, FileChannel other, long otherAt, long length)
            throws IOException {
        for (long done = 0; done < length; done += PIECE) {
            int piece = (int) Math.min(PIECE, length - done);
            if (!Arrays.equals(read(one, at + done, piece), read(other, otherAt + done, piece))) {
                return false;
            }
        }
        return true;
    }

    /** The offset of the next byte that is neither a JSON blank nor part of a byte order mark. */
    private static long afterBlanks(FileChannel channel, long from) throws IOException {
        long at = from;
        while (at < channel.size()) {
            byte[] piece = read(channel, at, (int) Math.min(PIECE, channel.size() - at));
            int i = 0;
            while (i < piece.length) {
                if (Arrays.equals(piece, i, Math.min(piece.length, i + 3), MARK, 0, 3)) {
                    i += 3;
                } else if (" \t\r\n".indexOf(piece[i]) >= 0) {
                    i++;
                } else if (piece[i] == MARK[0] && i > 0 && piece.length - i < 3) {
                    // The piece ends inside what may be a mark.
                    break;
                } else {
                    return at + i;
                }
            }
            at += i;
        }
        return at;
    }

    private static byte[] read(FileChannel channel, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        InputStream in = Channels.newInputStream(channel.position(at));
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("The export became shorter while it was read.");
        }
        return bytes;
    }
}
