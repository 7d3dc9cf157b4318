package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), which remembers where each member starts: a WARC file has one member per record,
 * so that a record can be read alone (WARC/1.1 Annex D). Checks the CRC of each member, which jwarc leaves out.
 */
final class GzipMembers implements ReadableByteChannel {
    private static final int BUFFER = 1 << 18;

    /** A reader of the content may be ahead of a record's start by its buffer, which is to be smaller than this. */
    private static final int MOST_STARTS = 1 << 17;

    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    /** Where a member starts: in the content, and in the compressed file. */
    record Start(long content, long file) {}

    private final ReadableByteChannel channel;
    private final ByteBuffer input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final Deque<Start> starts = new ArrayDeque<>();
    private long taken;
    private long content;
    private long members;
    private boolean inMember;

    /** {@code head} holds the first bytes, which were taken from the channel already. */
    GzipMembers(ReadableByteChannel channel, ByteBuffer head) {
        this.channel = channel;
        this.taken = head.remaining();
        this.input = ByteBuffer.allocate(BUFFER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head)
                .flip();
    }

    static boolean startsLike(ByteBuffer head) {
        return head.remaining() >= 2
                && head.get(head.position()) == 0x1f
                && (head.get(head.position() + 1) & 0xff) == 0x8b;
    }

    /** How many members have been met. */
    long members() {
        return members;
    }

    /** Where the next compressed byte lies. */
    long filePosition() {
        return taken - input.remaining();
    }

    /**
     * Where the member lies whose content starts at {@code position}, empty if that lies within a member. Positions are asked
     * for in ascending order, not further back than a reader's buffer.
     */
    OptionalLong startAt(long position) {
        while (!starts.isEmpty() && starts.peek().content() < position) {
            starts.remove();
        }
        boolean here = !starts.isEmpty() && starts.peek().content() == position;
        return here ? OptionalLong.of(starts.peek().file()) : OptionalLong.empty();
    }

    /** Whether a member starts within these bytes of the content, the first excepted. */
    boolean startsWithin(long from, long to) {
        return starts.stream().takeWhile(start -> start.content() < to).anyMatch(start -> start.content() > from);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (true) {
            if (!inMember) {
                if (!fill(1)) {
                    return -1;
                }
                readHeader();
            }
            int read = inflate(target);
            if (inflater.finished()) {
                readTrailer();
            }
            if (read > 0) {
                return read;
            }
        }
    }

    private int inflate(ByteBuffer target) throws IOException {
        if (inflater.needsInput()) {
            require(1);
        }
        inflater.setInput(input.duplicate());
        ByteBuffer written = target.duplicate();
        int before = input.remaining();
        try {
            int read = inflater.inflate(target);
            input.position(input.position() + before - inflater.getRemaining());
            crc.update(written.limit(written.position() + read));
            content += read;
            return read;
        } catch (DataFormatException e) {
            throw new MalformedWarcException("RFC 1952 §2.3.1", "The compressed data are damaged.");
        }
    }

    private void readHeader() throws IOException {
        starts.add(new Start(content, filePosition()));
        if (starts.size() > MOST_STARTS) {
            starts.remove();
        }
        members++;
        require(10);
        if (!startsLike(input) || input.get(input.position() + 2) != 8) {
            throw new MalformedWarcException("RFC 1952 §2.3.1", "What stands here is not a gzip member.");
        }
        int flags = input.get(input.position() + 3);
        input.position(input.position() + 10);
        if ((flags & FEXTRA) != 0) {
            require(2);
            int length = input.getShort() & 0xffff;
            require(length);
            input.position(input.position() + length);
        }
        if ((flags & FNAME) != 0) {
            skipText();
        }
        if ((flags & FCOMMENT) != 0) {
            skipText();
        }
        if ((flags & FHCRC) != 0) {
            require(2);
            input.getShort();
        }
        inMember = true;
    }

    private void skipText() throws IOException {
        do {
            require(1);
        } while (input.get() != 0);
    }

    private void readTrailer() throws IOException {
        require(8);
        boolean sameCrc = input.getInt() == (int) crc.getValue();
        boolean sameSize = input.getInt() == (int) inflater.getBytesWritten();
        if (!sameCrc || !sameSize) {
            throw new MalformedWarcException(
                    "RFC 1952 §2.3.1", "A gzip member's content is not what its checksum says.");
        }
        inflater.reset();
        crc.reset();
        inMember = false;
    }

    private void require(int count) throws IOException {
        if (!fill(count)) {
            throw new MalformedWarcException("RFC 1952 §2.3.1", "The file ends within a gzip member.");
        }
    }

    private boolean fill(int count) throws IOException {
        while (input.remaining() < count) {
            input.compact();
            int read = channel.read(input);
            input.flip();
            if (read < 0) {
                return false;
            }
            taken += read;
        }
        return true;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
