package org.posterity.format.warc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcParser;

/**
 * The records of an uncompressed WARC file, one after the other. jwarc parses the headers; blocks and line ends between
 * records are read here, because jwarc's own reader recovers from what a validator must report, and reads in small pieces.
 */
final class RecordStream {
    /** For headers and small blocks: there are packages of a hundred thousand small files. */
    static final int BUFFER = 1 << 14;

    /** For blocks that are larger. */
    private static final int LARGE_BUFFER = 1 << 18;

    private static final int LONGEST_HEADER = 4 << 20;
    private static final byte[] NAME = "WARC/".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_VERSION = 16;

    /** How much may be read a second time, in all: a file that is wrong throughout must not cost the square of its size. */
    private static final long MOST_READ_AGAIN = 1L << 30;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final byte[] END_OF_RECORD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What becomes of a block's bytes; a piece is only valid during the call. */
    interface BlockSink {
        void accept(ByteBuffer piece) throws IOException;
    }

    private final ReadableByteChannel channel;
    private ByteBuffer buffer;
    private final WarcParser parser = new WarcParser();
    private final long origin;
    private long taken;
    private long blockLeft;
    private long readAgain;

    /** {@code head} holds the first bytes, which were taken from the channel already. */
    RecordStream(ReadableByteChannel channel, ByteBuffer head, int bufferSize) throws IOException {
        this.channel = channel;
        this.origin = channel instanceof SeekableByteChannel seekable ? seekable.position() - head.remaining() : 0;
        this.taken = head.remaining();
        this.buffer = ByteBuffer.allocate(bufferSize).put(head).flip();
    }

    RecordStream(ReadableByteChannel channel) throws IOException {
        this(channel, ByteBuffer.allocate(0), BUFFER);
    }

    /** Where the next byte lies, counted from where the channel stood at first. */
    long position() {
        return taken - buffer.remaining();
    }

    /**
     * The header that starts here; empty at the end of the file. The last block must have been read.
     *
     * @throws MalformedWarcException if no header starts here
     */
    Optional<RecordHeader> next() throws IOException {
        if (!fill(1)) {
            return Optional.empty();
        }
        long offset = position();
        putNameInCapitals();
        parser.reset();
        try {
            parser.parse(new HeaderChannel(), buffer);
        } catch (ParsingException | DateTimeException e) {
            // The exception's own message cites the file, and jwarc takes some garbage for the date of an ARC record.
            throw new MalformedWarcException("WARC/1.1 §4", "What stands here is not the header of a record.");
        } catch (EOFException e) {
            throw new MalformedWarcException("WARC/1.1 §4", "The file ends within a record's header.");
        }
        MessageVersion version = parser.version();
        if (!version.getProtocol().equals("WARC")) {
            throw new MalformedWarcException("WARC/1.1 §4", "This is an ARC record, not a WARC record.");
        }
        String line = version.getProtocol() + "/" + version.getMajor() + "." + version.getMinor();
        RecordHeader header = new RecordHeader(line, parser.headers().map(), offset, position() - offset);
        blockLeft = contentLength(header.all("Content-Length"));
        return Optional.of(header);
    }

    /**
     * Looks for a line that a record may begin with, at {@code from} or behind it, and stands there. Goes back to {@code from}
     * as far as that can be read again.
     *
     * @return false if the file ends before
     */
    boolean findRecord(long from) throws IOException {
        goBackTo(from);
        blockLeft = 0;
        boolean more;
        do {
            more = fill(LONGEST_VERSION);
            int end = more ? buffer.limit() - LONGEST_VERSION + 1 : buffer.limit();
            for (int at = buffer.position(); at < end; at++) {
                if (isVersionLine(at)) {
                    buffer.position(at);
                    return true;
                }
            }
            buffer.position(end);
        } while (more);
        return false;
    }

    /** Goes on at {@code position}, to which the channel itself has moved. */
    void restartAt(long position) {
        buffer.position(0).limit(0);
        taken = position;
        blockLeft = 0;
    }

    /** Whether it is known beforehand that the file ends before the current block does. */
    boolean isCut() throws IOException {
        return channel instanceof SeekableByteChannel seekable
                && blockLeft - buffer.remaining() > seekable.size() - seekable.position();
    }

    /** The length in bytes of what is left of the current block. */
    long blockLeft() {
        return blockLeft;
    }

    /** Reads some of the block into {@code target}; answers how much, or -1 at the end of the block or of the file. */
    int readBlock(ByteBuffer target) throws IOException {
        growForLargeBlock();
        if (blockLeft == 0 || !fill(1)) {
            return -1;
        }
        int length = (int) Math.min(Math.min(buffer.remaining(), target.remaining()), blockLeft);
        target.put(buffer.slice(buffer.position(), length));
        buffer.position(buffer.position() + length);
        blockLeft -= length;
        return length;
    }

    /** Reads the rest of the block; answers false if the file ends before it does. */
    boolean readBlock(BlockSink sink) throws IOException {
        growForLargeBlock();
        while (blockLeft > 0) {
            if (!fill(1)) {
                return false;
            }
            int length = (int) Math.min(buffer.remaining(), blockLeft);
            sink.accept(buffer.slice(buffer.position(), length));
            buffer.position(buffer.position() + length);
            blockLeft -= length;
        }
        return true;
    }

    /** Passes over the rest of the block, by seeking where the channel can; answers false if the file ends before it does. */
    boolean skipBlock() throws IOException {
        long beyond = blockLeft - buffer.remaining();
        if (beyond > 0 && channel instanceof SeekableByteChannel seekable) {
            if (beyond > seekable.size() - seekable.position()) {
                return false;
            }
            seekable.position(seekable.position() + beyond);
            restartAt(taken + beyond);
            return true;
        }
        return readBlock(piece -> {});
    }

    /** Reads the two line ends after a block (WARC/1.1 §4); answers false if something else stands there. */
    boolean endOfRecord() throws IOException {
        if (!fill(END_OF_RECORD.length)) {
            return false;
        }
        boolean right = buffer.slice(buffer.position(), END_OF_RECORD.length).equals(ByteBuffer.wrap(END_OF_RECORD));
        if (right) {
            buffer.position(buffer.position() + END_OF_RECORD.length);
        }
        return right;
    }

    private void growForLargeBlock() {
        if (blockLeft > LARGE_BUFFER && buffer.capacity() < LARGE_BUFFER) {
            buffer = ByteBuffer.allocate(LARGE_BUFFER).put(buffer).flip();
        }
    }

    /** Has at least {@code count} bytes in the buffer; answers false if the file ends before. */
    private boolean fill(int count) throws IOException {
        while (buffer.remaining() < count) {
            buffer.compact();
            int read;
            try {
                read = channel.read(buffer);
            } finally {
                buffer.flip();
            }
            if (read < 0) {
                return false;
            }
            taken += read;
        }
        return true;
    }

    private void goBackTo(long from) throws IOException {
        long distance = position() - from;
        if (distance <= 0 || readAgain + distance > MOST_READ_AGAIN) {
            return;
        }
        readAgain += distance;
        long buffered = taken - buffer.limit();
        if (from >= buffered) {
            buffer.position((int) (from - buffered));
        } else if (channel instanceof SeekableByteChannel seekable) {
            readAgain += buffer.remaining();
            seekable.position(origin + from);
            restartAt(from);
        } else {
            buffer.position(0);
        }
    }

    /** The standard's grammar takes the name in any case (RFC 5234 §2.3), the parser in capitals only. */
    private void putNameInCapitals() throws IOException {
        if (fill(NAME.length) && hasName(buffer.position())) {
            buffer.put(buffer.position(), NAME);
        }
    }

    private boolean isVersionLine(int at) {
        int next = at + NAME.length;
        if (!hasName(at)) {
            return false;
        }
        while (next < buffer.limit() && (buffer.get(next) == '.' || Character.isDigit(buffer.get(next)))) {
            next++;
        }
        if (next < buffer.limit() && buffer.get(next) == '\r') {
            next++;
        }
        return next < buffer.limit() && buffer.get(next) == '\n';
    }

    private boolean hasName(int at) {
        for (int i = 0; i < NAME.length; i++) {
            if (at + i >= buffer.limit() || Character.toUpperCase(buffer.get(at + i)) != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static long contentLength(List<String> values) throws MalformedWarcException {
        if (values.isEmpty()
                || values.size() > 1 && values.stream().distinct().count() > 1
                || !LENGTH.matcher(values.get(0)).matches()) {
            throw new MalformedWarcException(
                    "WARC/1.1 §5.3", "Content-Length is missing, given twice, or not a number of bytes.");
        }
        return Long.parseLong(values.get(0));
    }

    /** Feeds the parser, within reason: a header without an end must not fill the memory. */
    private final class HeaderChannel implements ReadableByteChannel {
        private int allowed = LONGEST_HEADER;

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (allowed < 0) {
                throw new MalformedWarcException("WARC/1.1 §4", "The header of a record does not end.");
            }
            int read = channel.read(target);
            taken += Math.max(0, read);
            allowed -= Math.max(0, read);
            return read;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("The channel belongs to the caller.");
        }
    }
}
