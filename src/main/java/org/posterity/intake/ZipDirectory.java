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
 * The central directory of a zip (APPNOTE 6.3.10 §4.3.12 to §4.3.16), walked as a stream, so that a hostile one is left in
 * time. Libraries read it whole, take the local headers' word or nobody's, and hide where both disagree.
 *
 * @param start offset of the first header
 */
record ZipDirectory(long start, long length, long entries) {
    /** The names alone of an honest archive never come to this. */
    private static final long LONGEST = 64L << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int DISK_IN_ZIP64 = 0xffff;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int HEADER = 0x02014b50;

    /** Is shown one entry after the other, until it has seen enough and says {@code false}. */
    interface Visitor {
        boolean visit(ZipMember member) throws IOException;
    }

    static ZipDirectory of(FileChannel channel) throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_LENGTH + 0xffff);
        ByteBuffer bytes = ChannelSlice.bytes(channel, size - tail, tail);
        int at = end(bytes);
        if (at < 0) {
            throw new EOFException("The archive has no end: it is cut off.");
        }
        if (endsSeveralParts(bytes, at)) {
            throw SplitArchive.lastPart("");
        }
        return read(channel, size - tail + at, bytes.slice(at, END_LENGTH).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Whether this is the last of several parts: the end record then counts disks (§4.4.19). */
    static boolean endsSeveralParts(FileChannel channel) throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_LENGTH + 0xffff);
        ByteBuffer bytes = ChannelSlice.bytes(channel, size - tail, tail);
        int at = end(bytes);
        return at >= 0 && endsSeveralParts(bytes, at);
    }

    private static boolean endsSeveralParts(ByteBuffer tail, int end) {
        int disk = tail.getShort(end + 4) & 0xffff;
        return disk != 0 && disk != DISK_IN_ZIP64;
    }

    /** Where the end record stands in the last bytes of a file; negative where there is none. */
    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == tail.limit()) {
                return at;
            }
        }
        return -1;
    }

    private static ZipDirectory read(FileChannel channel, long end, ByteBuffer record) throws IOException {
        ZipDirectory directory = new ZipDirectory(
                Integer.toUnsignedLong(record.getInt(16)),
                Integer.toUnsignedLong(record.getInt(12)),
                record.getShort(10) & 0xffff);
        if (end >= LOCATOR_64_LENGTH) {
            ByteBuffer locator = ChannelSlice.bytes(channel, end - LOCATOR_64_LENGTH, LOCATOR_64_LENGTH);
            if (locator.getInt(0) == LOCATOR_64) {
                ByteBuffer record64 = ChannelSlice.bytes(channel, locator.getLong(8), 56);
                if (record64.getInt(0) != END_64) {
                    throw new ZipException("The zip64 end record is not where it should be.");
                }
                directory = new ZipDirectory(record64.getLong(48), record64.getLong(40), record64.getLong(32));
            }
        }
        if (directory.start < 0 || directory.length < 0 || directory.start > end - directory.length) {
            throw new ZipException("The central directory is not where it should be.");
        }
        return directory;
    }

    void walk(FileChannel channel, Visitor visitor) throws IOException {
        if (length > LONGEST) {
            throw Obstacle.TOO_MANY_ENTRIES.at("", "The archive's directory alone has " + length + " bytes.");
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
        // Programs without zip64 write the count modulo 65536.
        if (count != entries && (count & 0xffff) != entries) {
            throw Obstacle.LYING_SIZE.at(
                    "", "The directory announces " + entries + " entries and lists " + count + ".");
        }
    }
}
