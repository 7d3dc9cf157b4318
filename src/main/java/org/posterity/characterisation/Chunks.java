package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Follows the chunk lengths of PNG, RIFF and ID3 files to see whether they stay inside the file. Libraries reserve as many
 * bytes as a length says before they look how many there are.
 */
final class Chunks {
    private static final int MOST = 100_000;

    private Chunks() {}

    /** A chunk is a length, a type and a checksum of four bytes each, and the data (PNG §5.3). */
    static boolean soundPng(FileChannel channel) throws IOException {
        return follow(channel, 8, ByteOrder.BIG_ENDIAN, 0, 12, 1);
    }

    /** A chunk is a type, a length and the data, padded to an even length. */
    static boolean soundRiff(FileChannel channel) throws IOException {
        return follow(channel, 12, ByteOrder.LITTLE_ENDIAN, 4, 8, 2);
    }

    /** The length of an ID3v2 tag is written in seven bits a byte (ID3v2.4 §3.1). */
    static boolean soundId3(FileChannel channel, byte[] head) throws IOException {
        if (head.length < 10 || head[0] != 'I') {
            return true;
        }
        int length = (head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 | (head[8] & 0x7f) << 7 | head[9] & 0x7f;
        return 10L + length <= channel.size();
    }

    private static boolean follow(
            FileChannel channel, long from, ByteOrder order, int lengthAt, int overhead, int padding)
            throws IOException {
        long at = from;
        for (int seen = 0; at < channel.size(); seen++) {
            ByteBuffer header = ByteBuffer.allocate(8).order(order);
            if (channel.read(header, at) < 8 || seen > MOST) {
                return false;
            }
            long length = Integer.toUnsignedLong(header.getInt(lengthAt));
            at += overhead + (length + padding - 1) / padding * padding;
        }
        return at <= channel.size() + 1; // the last pad byte is often left out
    }
}
