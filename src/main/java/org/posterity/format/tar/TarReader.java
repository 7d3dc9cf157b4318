package org.posterity.format.tar;

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
import java.util.Set;

/**
 * Reads a tar from a stream, entry by entry, and every header's checksum. Names come as they are in the archive: libraries
 * take a leading slash away without a word, and read a long name of any length into memory.
 */
public final class TarReader {
    private static final int LARGEST_METADATA = 1 << 20;
    private static final String SPARSE = "GNU.sparse.";
    private static final Set<String> USED = Set.of("path", "size", "mtime");
    private static final String TIME = "-?[0-9]{1,15}(\\.[0-9]{0,30})?";

    private final InputStream archive;
    private final Map<String, byte[]> forAll = new HashMap<>();
    private long position;
    private long unread;
    private long padding;
    private boolean ended;
    private boolean endMarked;

    /** @param archive the tar's bytes, decompressed; left open */
    public TarReader(InputStream archive) {
        this.archive = archive;
    }

    /**
     * The next entry; empty at the archive's end, which is its end mark, or the end of its bytes behind a whole entry (GNU
     * tar and others read such files without loss).
     *
     * @throws EOFException when the bytes end before an entry does
     * @throws StreamCorruptedException when a header is damaged, or larger than any that is true
     */
    public Optional<TarMember> next() throws IOException {
        byte[] longName = null;
        boolean opened = false;
        Map<String, byte[]> pax = new HashMap<>(forAll);
        while (!ended) {
            skip(unread + padding);
            unread = 0;
            padding = 0;
            byte[] block = read(TarHeader.LENGTH);
            if (TarHeader.allZero(block)) {
                ended = true;
                endMarked = block.length == TarHeader.LENGTH;
                break;
            }
            if (block.length < TarHeader.LENGTH) {
                throw new EOFException("The archive is cut off.");
            }
            if (!TarHeader.isOne(block)) {
                throw new StreamCorruptedException("A header is damaged: its checksum does not hold.");
            }
            TarHeader header = new TarHeader(block);
            // A hard link may state the size of what it links to, and has no content (GNU tar).
            open(header.type() == '1' ? 0 : header.size());
            opened = true;
            switch (header.type()) {
                case 'L' -> longName = terminated(metadata());
                case 'K' -> metadata();
                case 'x', 'X' -> take(records(metadata()), pax);
                case 'g' -> {
                    take(records(metadata()), forAll);
                    take(forAll, pax);
                }
                // The label of the volume: GNU tar's --label.
                case 'V' -> opened = false;
                default -> {
                    return Optional.of(member(header, longName, pax));
                }
            }
        }
        if (opened) {
            throw new EOFException("The archive ends where an entry should begin.");
        }
        return Optional.empty();
    }

    /** Whether the archive ended with its end mark; only after {@link #next} found the end. */
    public boolean endMarked() {
        return endMarked;
    }

    /** The content of the entry that was read last. */
    public InputStream content() {
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
                position += count;
                return count;
            }

            @Override
            public void close() {
                // The archive goes on after this entry.
            }
        };
    }

    private TarMember member(TarHeader header, byte[] longName, Map<String, byte[]> pax) throws IOException {
        byte[] name = longName == null ? header.name() : longName;
        if (pax.containsKey("size") && header.type() != '1') {
            String size = new String(pax.get("size"), StandardCharsets.ISO_8859_1);
            if (!size.matches("[0-9]{1,18}")) {
                throw new StreamCorruptedException("A size is not a number.");
            }
            open(Long.parseLong(size));
        }
        boolean sparse = pax.containsKey(SPARSE);
        if (header.type() == 'S') {
            sparse = true;
            skipSparseMap(header);
        }
        return new TarMember(
                pax.getOrDefault("path", name), header.type(), position, unread, modified(header, pax), sparse);
    }

    private void skipSparseMap(TarHeader header) throws IOException {
        boolean more = header.mapGoesOn(true);
        while (more) {
            byte[] block = read(TarHeader.LENGTH);
            if (block.length < TarHeader.LENGTH) {
                throw new EOFException("The archive is cut off.");
            }
            more = new TarHeader(block).mapGoesOn(false);
        }
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

    /** Skips to the last byte and reads that: a stream over a file skips beyond its end without a word. */
    private void skip(long count) throws IOException {
        if (count > 0) {
            archive.skipNBytes(count - 1);
            if (archive.read() < 0) {
                throw new EOFException("The archive is cut off.");
            }
            position += count;
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = archive.readNBytes(length);
        position += bytes.length;
        return bytes;
    }

    private byte[] metadata() throws IOException {
        if (unread > LARGEST_METADATA) {
            throw new StreamCorruptedException("A name or its like is larger than any that is true.");
        }
        byte[] bytes = read((int) unread);
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

    /** An empty value takes back what stood under its key. */
    private static void take(Map<String, byte[]> records, Map<String, byte[]> target) {
        records.forEach((key, value) -> {
            if (value.length == 0) {
                target.remove(key);
            } else {
                target.put(key, value);
            }
        });
    }

    /** Records {@code "<length> <key>=<value>\n"}; the length counts itself. Those that nobody asks for are not kept. */
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
            String key = new String(bytes, blank + 1, equals - blank - 1, StandardCharsets.UTF_8);
            if (key.startsWith(SPARSE)) {
                records.put(SPARSE, new byte[1]);
            } else if (USED.contains(key)) {
                records.put(key, Arrays.copyOfRange(bytes, equals + 1, end - 1));
            }
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
