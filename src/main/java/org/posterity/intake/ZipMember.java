package org.posterity.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An entry as the central directory of a zip describes it (APPNOTE 6.3.10 §4.3.12), zip64 sizes resolved.
 *
 * @param mode the Unix mode, 0 if none was given
 */
record ZipMember(
        EntryText name,
        int flags,
        int method,
        Instant modified,
        long crc,
        long compressed,
        long size,
        int mode,
        long offset) {
    static final int FIXED_LENGTH = 46;
    static final long IN_ZIP64 = 0xFFFFFFFFL;

    /** Host systems whose names cannot contain a backslash (§4.4.2.2): FAT, OS/2, NTFS (two numbers are in use), VFAT. */
    private static final Set<Integer> WINDOWS = Set.of(0, 6, 10, 11, 14);

    private static final int ZIP64 = 0x0001;
    private static final int NTFS = 0x000A;
    private static final int UNIX_TIME = 0x5455;
    private static final int UNICODE_PATH = 0x7075;
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

    /** @param fixed the 46 bytes that every header has */
    static ZipMember of(ByteBuffer fixed, byte[] rawName, byte[] extra) {
        long size = Integer.toUnsignedLong(fixed.getInt(24));
        long compressed = Integer.toUnsignedLong(fixed.getInt(20));
        long offset = Integer.toUnsignedLong(fixed.getInt(42));
        ByteBuffer zip64 = extra(extra, ZIP64);
        size = size == IN_ZIP64 && zip64.remaining() >= 8 ? zip64.getLong() : size;
        compressed = compressed == IN_ZIP64 && zip64.remaining() >= 8 ? zip64.getLong() : compressed;
        offset = offset == IN_ZIP64 && zip64.remaining() >= 8 ? zip64.getLong() : offset;
        return new ZipMember(
                name(rawName, extra, fixed.get(5)),
                fixed.getShort(8) & 0xffff,
                fixed.getShort(10) & 0xffff,
                modified(fixed.getShort(12) & 0xffff, fixed.getShort(14) & 0xffff, extra),
                Integer.toUnsignedLong(fixed.getInt(16)),
                compressed,
                size,
                fixed.getInt(38) >>> 16,
                offset);
    }

    boolean folder() {
        return name.text().endsWith("/") || size == 0 && name.text().endsWith("\\");
    }

    /** Flag bits 0 and 6, and 13: a hidden central directory. */
    boolean encrypted() {
        return (flags & 0x2041) != 0;
    }

    /** The content of an extra field, empty if it is missing. */
    static ByteBuffer extra(byte[] extra, int id) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int found = fields.getShort() & 0xffff;
            int length = Math.min(fields.getShort() & 0xffff, fields.remaining());
            if (found == id) {
                return fields.slice(fields.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            fields.position(fields.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static EntryText name(byte[] raw, byte[] extra, byte host) {
        EntryText name = EntryText.of(raw);
        ByteBuffer unicode = extra(extra, UNICODE_PATH);
        if (name.guessed() && unicode.remaining() > 5) {
            CRC32 crc = new CRC32();
            crc.update(raw);
            if (Integer.toUnsignedLong(unicode.getInt(1)) == crc.getValue()) {
                name = new EntryText(
                        StandardCharsets.UTF_8.decode(unicode.position(5)).toString(), false);
            }
        }
        // Windows programs may write folders with backslashes, against §4.4.17.1; no name there can contain one
        boolean windows = WINDOWS.contains((int) host) && !name.text().startsWith("\\\\");
        return windows ? new EntryText(name.text().replace('\\', '/'), name.guessed()) : name;
    }

    /** DOS times have no time zone. They are read as UTC, so that the host's zone makes no difference. */
    private static Instant modified(int time, int date, byte[] extra) {
        ByteBuffer unix = extra(extra, UNIX_TIME);
        if (unix.remaining() >= 5 && (unix.get(0) & 1) != 0) {
            return Instant.ofEpochSecond(unix.getInt(1));
        }
        ByteBuffer ntfs = extra(extra, NTFS);
        if (ntfs.remaining() >= 16 && ntfs.getShort(4) == 1 && ntfs.getLong(8) > 0) {
            long ticks = ntfs.getLong(8);
            return Instant.ofEpochSecond(ticks / 10_000_000 - SECONDS_1601_TO_1970, ticks % 10_000_000 * 100);
        }
        try {
            return LocalDateTime.of(
                            1980 + (date >> 9),
                            date >> 5 & 15,
                            date & 31,
                            time >> 11,
                            time >> 5 & 63,
                            Math.min(59, (time & 31) * 2))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return LocalDateTime.of(1980, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
