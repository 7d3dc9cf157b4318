package org.posterity.format.warc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry.Type;
import org.posterity.model.Digest;

/** Reads the WARC files that {@link WarcFile} writes. */
public final class WarcReader {
    /** Small: what is read of a block beyond the header is read for nothing. */
    private static final int HEADERS_ONLY = 1 << 13;

    /** Takes one record and its payload, which is not to be used after the call. */
    public interface RecordConsumer {
        /**
         * Takes a record. {@code payload} throws at its end if the bytes do not have the digest of the entry; who reads only a
         * part of it is not told.
         */
        void accept(WarcEntry entry, InputStream payload) throws IOException;
    }

    /**
     * Hands out every resource, metadata and revisit record in the order of the file. The payload of a revisit is that of
     * the record it refers to.
     *
     * @return the revisits that were not handed out, because the record they refer to is in another file
     * @throws IOException if the file is damaged, or not written in Posterity's profile
     */
    public List<WarcEntry> forEachRecord(Path warc, RecordConsumer consumer) throws IOException {
        return forEachRecord(() -> FileChannel.open(warc), consumer);
    }

    /** Opens a WARC file to read, from any place on. */
    @FunctionalInterface
    public interface Opening {
        SeekableByteChannel open() throws IOException;
    }

    /** The same, of a WARC file that lies anywhere. */
    public List<WarcEntry> forEachRecord(Opening warc, RecordConsumer consumer) throws IOException {
        List<WarcEntry> elsewhere = new ArrayList<>();
        Map<URI, WarcEntry> originals = new HashMap<>();
        try (SeekableByteChannel channel = warc.open()) {
            RecordStream records = new RecordStream(channel);
            for (Optional<RecordHeader> next = records.next(); next.isPresent(); next = records.next()) {
                RecordHeader header = next.get();
                Optional<Type> type = type(header);
                if (type.isPresent()) {
                    WarcEntry entry = entry(type.get(), header, records.blockLeft(), originals);
                    if (entry.type() != Type.REVISIT) {
                        originals.put(entry.recordId(), entry);
                        consumer.accept(entry, new RecordPayload(records, entry.payload()));
                    } else if (original(header, originals) == null) {
                        elsewhere.add(entry);
                    } else {
                        handOutAgain(warc, original(header, originals), entry, consumer);
                    }
                }
                passOver(records);
            }
        }
        return elsewhere;
    }

    /**
     * Hands out the same entries by their headers alone; payloads are passed over, not read. The channel stands at the file's
     * first byte, and is not closed.
     *
     * @throws IOException if the file is damaged, or not written in Posterity's profile
     */
    public static List<WarcEntry> entries(SeekableByteChannel warc) throws IOException {
        List<WarcEntry> entries = new ArrayList<>();
        Map<URI, WarcEntry> originals = new HashMap<>();
        RecordStream records = new RecordStream(warc, ByteBuffer.allocate(0), HEADERS_ONLY);
        for (Optional<RecordHeader> next = records.next(); next.isPresent(); next = records.next()) {
            Optional<Type> type = type(next.get());
            if (type.isPresent()) {
                WarcEntry entry = entry(type.get(), next.get(), records.blockLeft(), originals);
                originals.put(entry.recordId(), entry);
                entries.add(entry);
            }
            passOver(records);
        }
        return entries;
    }

    private static void passOver(RecordStream records) throws IOException {
        if (!records.skipBlock() || !records.endOfRecord()) {
            throw new MalformedWarcException("WARC/1.1 §4", "A record of a WARC file is cut or damaged.");
        }
    }

    private static void handOutAgain(Opening warc, WarcEntry original, WarcEntry revisit, RecordConsumer consumer)
            throws IOException {
        try (SeekableByteChannel channel = warc.open()) {
            RecordStream records = new RecordStream(channel.position(original.offset()));
            records.next();
            consumer.accept(revisit, new RecordPayload(records, revisit.payload()));
        }
    }

    private static Optional<Type> type(RecordHeader header) {
        for (Type type : Type.values()) {
            if (type.label().equals(header.type())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static WarcEntry original(RecordHeader header, Map<URI, WarcEntry> originals) {
        return header.first("WARC-Refers-To")
                .map(RecordHeader::withoutBrackets)
                .map(URI::create)
                .map(originals::get)
                .orElse(null);
    }

    private static WarcEntry entry(Type type, RecordHeader header, long blockLength, Map<URI, WarcEntry> originals)
            throws IOException {
        try {
            WarcEntry original = type == Type.REVISIT ? original(header, originals) : null;
            return new WarcEntry(
                    type,
                    URI.create(header.recordId().orElseThrow()),
                    URI.create(header.target().orElseThrow()),
                    Instant.parse(header.first("WARC-Date").orElseThrow()),
                    original == null
                            ? header.first("Content-Type").orElse("application/octet-stream")
                            : original.mediaType(),
                    Digest.parse(header.first("WARC-Payload-Digest")
                            .or(() -> header.first("WARC-Block-Digest"))
                            .orElseThrow()),
                    original == null ? blockLength : original.payloadLength(),
                    header.offset(),
                    header.length() + blockLength + 4);
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            throw new MalformedWarcException("WARC/1.1 §5", "A record of a WARC file is not of Posterity's profile.");
        }
    }
}
