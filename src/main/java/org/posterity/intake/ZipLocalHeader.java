package org.posterity.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/** The header beside an entry's content (APPNOTE 6.3.10 §4.3.7, §4.3.9), which must agree with the central directory. */
final class ZipLocalHeader {
    private static final int SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int FIXED_LENGTH = 30;
    private static final int ZIP64 = 0x0001;

    private ZipLocalHeader() {}

    /** Where the content begins. Fails if sizes are wrong. */
    static long check(FileChannel channel, ZipMember member, String where) throws IOException {
        ByteBuffer fixed = ChannelSlice.bytes(channel, member.offset(), FIXED_LENGTH);
        if (fixed.getInt(0) != SIGNATURE) {
            throw new ZipException("An entry is not where it should be.");
        }
        if ((fixed.getShort(6) & 0x2041) != 0) {
            throw IntakeRefusal.ENCRYPTED_ENTRY.at(where, "This entry is encrypted.");
        }
        int nameLength = fixed.getShort(26) & 0xffff;
        int extraLength = fixed.getShort(28) & 0xffff;
        byte[] extra = ChannelSlice.bytes(channel, member.offset() + FIXED_LENGTH + nameLength, extraLength)
                .array();
        ByteBuffer zip64 = ZipMember.extra(extra, ZIP64);
        long size = resolve(Integer.toUnsignedLong(fixed.getInt(22)), zip64);
        long compressed = resolve(Integer.toUnsignedLong(fixed.getInt(18)), zip64);
        long crc = Integer.toUnsignedLong(fixed.getInt(14));
        // with a descriptor, the header may give all three as zero
        boolean open = (fixed.getShort(6) & 0x08) != 0;
        if (disagrees(size, member.size(), open)
                || disagrees(compressed, member.compressed(), open)
                || disagrees(crc, member.crc(), open)
                || (fixed.getShort(8) & 0xffff) != member.method()) {
            throw IntakeRefusal.LYING_SIZE.at(where, "The entry's own header and the directory disagree.");
        }
        long content = member.offset() + FIXED_LENGTH + nameLength + extraLength;
        if (content > channel.size() - member.compressed()) {
            throw IntakeRefusal.LYING_SIZE.at(where, "The entry would extend beyond the archive's end.");
        }
        if (open && !member.folder()) {
            checkDescriptor(channel, member, content + member.compressed(), where);
        }
        return content;
    }

    private static boolean disagrees(long local, long central, boolean open) {
        return local != central && !(open && (local == 0 || local == ZipMember.IN_ZIP64));
    }

    private static long resolve(long value, ByteBuffer zip64) {
        return value == ZipMember.IN_ZIP64 && zip64.remaining() >= 8 ? zip64.getLong() : value;
    }

    /** The signature is optional, and sizes have 4 or 8 bytes (§4.3.9.2): one of the four readings must be right. */
    private static void checkDescriptor(FileChannel channel, ZipMember member, long position, String where)
            throws IOException {
        int length = (int) Math.min(24, channel.size() - position);
        ByteBuffer bytes = ChannelSlice.bytes(channel, position, length);
        int signed = length >= 4 && bytes.getInt(0) == DESCRIPTOR_SIGNATURE ? 4 : 0;
        if (!agrees(bytes, signed, member) && !agrees(bytes, 0, member)) {
            throw IntakeRefusal.LYING_SIZE.at(where, "The data after the entry and the directory disagree.");
        }
    }

    private static boolean agrees(ByteBuffer bytes, int at, ZipMember member) {
        if (bytes.limit() < at + 12 || Integer.toUnsignedLong(bytes.getInt(at)) != member.crc()) {
            return false;
        }
        boolean small = Integer.toUnsignedLong(bytes.getInt(at + 4)) == member.compressed()
                && Integer.toUnsignedLong(bytes.getInt(at + 8)) == member.size();
        boolean large = bytes.limit() >= at + 20
                && bytes.getLong(at + 4) == member.compressed()
                && bytes.getLong(at + 12) == member.size();
        return small || large;
    }
}
