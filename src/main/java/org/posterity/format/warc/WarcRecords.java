package org.posterity.format.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes through the records of an uncompressed WARC file by their headers. A block that nobody asks for is passed over without
 * being read, where the channel can seek.
 */
public final class WarcRecords {
    /** Small: what is read of a block beyond the header is read for nothing. */
    private static final int BUFFER = 1 << 13;

    private WarcRecords() {}

    /**
     * A record, as its header tells.
     *
     * @param recordId without angle brackets, empty where there is none
     * @param target without angle brackets, empty where there is none
     * @param mediaType lower case, empty where there is none
     * @param blockDigest as it is written, empty where there is none
     * @param payloadDigest the same of the payload
     * @param fields the names of all fields of the header
     */
    public record Located(
            String type,
            String recordId,
            String target,
            String mediaType,
            String blockDigest,
            String payloadDigest,
            Set<String> fields,
            long offset,
            long headerLength,
            long blockLength) {

        public long blockOffset() {
            return offset + headerLength;
        }
    }

    /** Takes one record; {@code block} is not to be used after the call. */
    public interface Visitor {
        void record(Located record, InputStream block) throws IOException;
    }

    /**
     * Hands out record after record, each beginning where the one before ends. The channel stands at the file's first byte,
     * and is not closed.
     *
     * @return where the last whole record ends, or the block of one that is cut begins; what lies behind is no whole record
     */
    public static long forEach(ReadableByteChannel warc, Visitor visitor) throws IOException {
        RecordStream records = new RecordStream(warc, ByteBuffer.allocate(0), BUFFER);
        while (true) {
            long offset = records.position();
            Optional<RecordHeader> next;
            try {
                next = records.next();
            } catch (MalformedWarcException e) {
                return offset;
            }
            if (next.isEmpty()) {
                return offset;
            }
            Located located = located(next.get(), records.blockLeft());
            visitor.record(located, new Block(records));
            if (!records.skipBlock() || !records.endOfRecord()) {
                return located.blockOffset();
            }
        }
    }

    private static Located located(RecordHeader header, long blockLength) {
        return new Located(
                header.type(),
                header.recordId().orElse(""),
                header.target().orElse(""),
                header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT),
                header.first("WARC-Block-Digest").orElse(""),
                header.first("WARC-Payload-Digest").orElse(""),
                new TreeSet<>(header.fields().keySet()),
                header.offset(),
                header.length(),
                blockLength);
    }

    /** What is left of the current block. */
    private static final class Block extends InputStream {
        private final RecordStream records;

        Block(RecordStream records) {
            this.records = records;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return length == 0 ? 0 : records.readBlock(ByteBuffer.wrap(target, offset, length));
        }
    }
}
