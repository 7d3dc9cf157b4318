package org.posterity.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a tar from a stream, entry by entry. Names come as they are in the archive: libraries take a leading slash away
 * without a word, and read a long name of any length into memory.
 */
final class TarReader {
    private static final int LARGEST_METADATA = 1 << 20;
    private static final String TIME = "-?[0-9]{1,15}(\\.[0-9]{0,30})?";

    private final InputStream archive;
    private final Map<String, byte[]> forAll = new HashMap<>();
    private long unread;
    private long padding;

    TarReader(InputStream archive) {
        this.archive = archive;
    }

    /** The next entry; empty at the archive's own end mark. */
    Optional<TarMember> next() throws IOException {
        byte[] longName = null;
        Map<String, byte[]> pax = new HashMap<>(forAll);
        while (true) {
            archive.skipNBytes(unread + padding);
            byte[] block = archive.readNBytes(TarHeader.LENGTH);
            if (block.length < TarHeader.LENGTH) {
                throw new EOFException("The archive ends without its end mark.");
            }
            if (TarHeader.allZero(block)) {
                unread = 0;
                padding = 0;
                return Optional.empty();
            }
            if (!TarHeader.isOne(block)) {
                throw new StreamCorruptedException("A header is damaged.");
            }
            TarHeader header = new TarHeader(block);
            open(header.size());
            switch (header.type()) {
                case 'L' -> longName = terminated(metadata());
                case 'K' -> metadata();
                case 'x', 'X' -> pax.putAll(records(metadata()));
                case 'g' -> {
                    forAll.putAll(records(metadata()));
                    pax.putAll(forAll);
                }
                default -> {
                    return Optional.of(member(header, longName, pax));
                }
            }
        }
    }

    /** The content of the entry that was read last. */
    InputStream content() {
        return new FilterInputStream(archive) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (unread == 0) {
                    return -1;
                }
                int count = super.read(target, offset, (int) Math.min(length, unread));
                if (count < 0) {
                    throw new EOFException("The archive is cut off.");
                }
                unread -= count;
                return count;
            }

            @Override
            public void close() {
                // The archive goes on after this entry.
            }
        };
    }

    private TarMember member(TarHeader header, byte[] longName, Map<String, byte[]> pax) throws IOException {
        if (header.type() == 'S' || pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
            throw new StreamCorruptedException("Sparse entries are not read.");
        }
        byte[] name = longName == null ? header.name() : longName;
        if (pax.containsKey("size")) {
            String size = new String(pax.get("size"), StandardCharsets.ISO_8859_1);
            if (!size.matches("[0-9]{1,18}")) {
                throw new StreamCorruptedException("A size is not a number.");
            }
            open(Long.parseLong(size));
        }
        return new TarMember(
                EntryText.of(pax.getOrDefault("path", name)), header.type(), unread, modified(header, pax));
    }

    private static Instant modified(TarHeader header, Map<String, byte[]> pax) throws IOException {
        String text = new String(pax.getOrDefault("mtime", new byte[0]), StandardCharsets.ISO_8859_1);
        try {
            if (!text.matches(TIME)) {
                return Instant.ofEpochSecond(header.modified());
            }
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValue();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        } catch (DateTimeException e) {
            throw new StreamCorruptedException("A time is out of range.");
        }
    }

    private void open(long size) {
        unread = size;
        padding = (TarHeader.LENGTH - size % TarHeader.LENGTH) % TarHeader.LENGTH;
    }

    private byte[] metadata() throws IOException {
        if (unread > LARGEST_METADATA) {
            throw new StreamCorruptedException("A name or its like is larger than any that is true.");
        }
        byte[] bytes = archive.readNBytes((int) unread);
        if (bytes.length < unread) {
            throw new EOFException("The archive is cut off.");
        }
        unread = 0;
        return bytes;
    }

    private static byte[] terminated(byte[] name) {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return Arrays.copyOf(name, end);
    }

    /** Records {@code "<length> <key>=<value>\n"}; the length counts itself. */
    private static Map<String, byte[]> records(byte[] bytes) throws IOException {
        Map<String, byte[]> records = new HashMap<>();
        int start = 0;
        while (start < bytes.length && bytes[start] != 0) {
            int blank = indexOf(bytes, ' ', start, Math.min(bytes.length, start + 9));
            String digits = new String(bytes, start, blank - start, StandardCharsets.ISO_8859_1);
            int end = digits.matches("[0-9]{1,8}") ? start + Integer.parseInt(digits) : -1;
            if (end <= blank + 1 || end > bytes.length || bytes[end - 1] != '\n') {
                throw new StreamCorruptedException("A pax record is damaged.");
            }
            int equals = indexOf(bytes, '=', blank, end);
            records.put(
                    new String(bytes, blank + 1, equals - blank - 1, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(bytes, equals + 1, end - 1));
            start = end;
        }
        return records;
    }

    private static int indexOf(byte[] bytes, char wanted, int start, int end) throws IOException {
        for (int i = start; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new StreamCorruptedException("A pax record is damaged.");
    }
}
