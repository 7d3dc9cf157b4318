package org.posterity.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.ZipException;

/**
 * The central directory of a zip (APPNOTE 6.3.10 §4.3.12 to §4.3.16), read as a stream, so that reading a hostile one can
 * stop early. Libraries read it whole, trust the local headers or nothing, and hide where the two disagree.
 *
 * @param start offset of the first header
 * @param behind bytes after the archive's end
 */
record ZipDirectory(long start, long length, long entries, long behind) {
    /** The names in an honest archive never add up to this. */
    private static final long LONGEST = 64L << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;

    /** How far from the end of the file the end record may lie: its comment, and what a server or a disk added. */
    private static final int TAIL = 1 << 20;

    private static final int DISK_IN_ZIP64 = 0xffff;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int HEADER = 0x02014b50;

    /** Receives one entry after the other, until it returns {@code false}. */
    interface Visitor {
        boolean visit(ZipMember member) throws IOException;
    }

    static ZipDirectory of(FileChannel channel) throws IOException {
        ByteBuffer tail = tail(channel);
        int at = end(tail);
        if (at >= 0 && endsSeveralParts(tail, at)) {
            throw SplitArchive.lastPart("");
        }
        return at >= 0 ? read(channel, tail, at) : followed(channel, tail);
    }

    /** Whether this is the last of several parts; the end record then counts disks (§4.4.19). */
    static boolean endsSeveralParts(FileChannel channel) throws IOException {
        ByteBuffer tail = tail(channel);
        int at = end(tail);
        return at >= 0 && endsSeveralParts(tail, at);
    }

    private static ByteBuffer tail(FileChannel channel) throws IOException {
        int length = (int) Math.min(channel.size(), TAIL);
        return ChannelSlice.bytes(channel, channel.size() - length, length);
    }

    private static boolean endsSeveralParts(ByteBuffer tail, int end) {
        int disk = tail.getShort(end + 4) & 0xffff;
        return disk != 0 && disk != DISK_IN_ZIP64;
    }

    /** The position of an end record whose comment ends with the file; negative if there is none. */
    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && commentEnd(tail, at) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static int commentEnd(ByteBuffer tail, int end) {
        return end + END_LENGTH + (tail.getShort(end + 20) & 0xffff);
    }

    /**
     * With an end record followed by other bytes. It belongs to this archive, not to one inside, if the directory ends where
     * the record begins.
     */
    private static ZipDirectory followed(FileChannel channel, ByteBuffer tail) throws IOException {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) != END || endsSeveralParts(tail, at)) {
                continue;
            }
            try {
                ZipDirectory directory = read(channel, tail, at);
                long between = channel.size() - tail.limit() + at - directory.start - directory.length;
                if (between == 0 || between == END_64_LENGTH + LOCATOR_64_LENGTH) {
                    return directory;
                }
            } catch (ZipException | EOFException e) {
                // the signature is there by chance
                continue;
            }
        }
        throw new EOFException("The archive is cut off: its end is missing.");
    }

    private static ZipDirectory read(FileChannel channel, ByteBuffer tail, int at) throws IOException {
        long end = channel.size() - tail.limit() + at;
        ByteBuffer record = tail.slice(at, END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        long behind = Math.max(0, tail.limit() - commentEnd(tail, at));
        ZipDirectory directory = new ZipDirectory(
                Integer.toUnsignedLong(record.getInt(16)),
                Integer.toUnsignedLong(record.getInt(12)),
                record.getShort(10) & 0xffff,
                behind);
        if (end >= LOCATOR_64_LENGTH) {
            ByteBuffer locator = ChannelSlice.bytes(channel, end - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            if (locator.getInt(0) == LOCATOR_64) {
                ByteBuffer record64 = ChannelSlice.bytes(channel, locator.getLong(8), END_64_LENGTH);
                if (record64.getInt(0) != END_64) {
                    throw new ZipException("The zip64 end record is not where it should be.");
                }
                directory = new ZipDirectory(record64.getLong(48), record64.getLong(40), record64.getLong(32), behind);
            }
        }
        if (directory.start < 0 || directory.length < 0 || directory.start > end - directory.length) {
            throw new ZipException("The central directory is not where it should be.");
        }
        return directory;
    }

    void walk(FileChannel channel, Visitor visitor) throws IOException {
        if (length > LONGEST) {
            throw IntakeRefusal.TOO_MANY_ENTRIES.at("", "The archive's directory alone has " + length + " bytes.");
        }
        InputStream headers = new BufferedInputStream(new ChannelSlice(channel, start, length), 1 << 16);
        long count = 0;
        for (byte[] header = headers.readNBytes(ZipMember.FIXED_LENGTH);
                header.length > 0;
                header = headers.readNBytes(ZipMember.FIXED_LENGTH)) {
            ByteBuffer fixed = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            if (header.length < ZipMember.FIXED_LENGTH || fixed.getInt(0) != HEADER) {
                throw new ZipException("The central directory is damaged.");
            }
            byte[] name = headers.readNBytes(fixed.getShort(28) & 0xffff);
            byte[] extra = headers.readNBytes(fixed.getShort(30) & 0xffff);
            headers.skipNBytes(fixed.getShort(32) & 0xffff);
            count++;
            if (!visitor.visit(ZipMember.of(fixed, name, extra))) {
                return;
            }
        }
        // programs without zip64 write the count modulo 65536
        if (count != entries && (count & 0xffff) != entries) {
            throw IntakeRefusal.LYING_SIZE.at(
                    "", "The directory announces " + entries + " entries and lists " + count + ".");
        }
    }
}
