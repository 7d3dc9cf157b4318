package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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

    /** How many bytes may be read or inflated a second time, in all. */
    private static final long MOST_READ_AGAIN = 1L << 30;

    private static final int RESERVED = 0xe0;
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    /** Where a member starts: in the content, and in the compressed file. */
    record Start(long content, long file) {}

    /** Takes what is wrong with a member and does not keep its content from being read. */
    interface Faults {
        void fault(long file, String clause, String what) throws IOException;

        /** Another check tells such things. */
        Faults NONE = (file, clause, what) -> {};
    }

    private final ReadableByteChannel channel;
    private final Faults faults;
    private final long origin;
    private final ByteBuffer input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final Deque<Start> starts = new ArrayDeque<>();
    private long taken;
    private long content;
    private long members;
    private boolean inMember;
    private boolean broken;
    private long started;
    private long readAgain;

    /** {@code head} holds the first bytes, which were taken from the channel already. */
    GzipMembers(ReadableByteChannel channel, ByteBuffer head, Faults faults) throws IOException {
        this.channel = channel;
        this.faults = faults;
        this.origin = channel instanceof SeekableByteChannel seekable ? seekable.position() - head.remaining() : 0;
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

    /** The first member whose content starts behind {@code position}, as far as it was met. */
    Optional<Start> startAfter(long position) {
        return starts.stream().filter(start -> start.content() > position).findFirst();
    }

    /** Where the content lies that is read next. */
    long position() {
        return content;
    }

    /** Whether reading broke off within a member: it can go on with another only. */
    boolean isBroken() {
        return broken;
    }

    /** How many bytes of the file the member takes that reading began with; the content is passed over for that. */
    long lengthOfFirst() throws IOException {
        ByteBuffer passed = ByteBuffer.allocate(1 << 16);
        while (members < 2 && read(passed.clear()) >= 0) {
            // The next member begins where the first ends.
        }
        return starts.stream().skip(1).findFirst().map(Start::file).orElse(filePosition());
    }

    /** Goes back to a member that was met; false if the file cannot be read again, or was too often. */
    boolean goTo(Start start) throws IOException {
        readAgain += content - start.content();
        if (!goBackTo(start.file())) {
            return false;
        }
        content = start.content();
        while (!starts.isEmpty() && starts.peekLast().file() >= start.file()) {
            starts.removeLast();
            members--;
        }
        beginAnew();
        return true;
    }

    /**
     * Behind damage, goes on to what looks like the next member; false if the file ends before. Damaged data may seem to end
     * too late: the next member is looked for behind the first byte of this one, where that can be read again.
     */
    boolean toNextMember() throws IOException {
        if (!goBackTo(started + 1) && filePosition() <= started && fill(1)) {
            input.get();
        }
        while (fill(4)) {
            int at = input.position();
            if (startsLike(input) && input.get(at + 2) == 8 && (input.get(at + 3) & RESERVED) == 0) {
                beginAnew();
                return true;
            }
            input.get();
        }
        return false;
    }

    private boolean goBackTo(long file) throws IOException {
        long distance = filePosition() - file;
        long buffered = taken - input.limit();
        if (distance < 0 || readAgain + distance > MOST_READ_AGAIN) {
            return false;
        }
        if (file >= buffered) {
            input.position((int) (file - buffered));
        } else if (channel instanceof SeekableByteChannel seekable) {
            seekable.position(origin + file);
            taken = file;
            input.position(0).limit(0);
        } else {
            return false;
        }
        readAgain += distance;
        return true;
    }

    private void beginAnew() {
        inflater.reset();
        crc.reset();
        inMember = false;
        broken = false;
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
            throw broken("RFC 1951 §3.2", "The compressed data are damaged.");
        }
    }

    private void readHeader() throws IOException {
        long file = filePosition();
        started = file;
        starts.add(new Start(content, file));
        if (starts.size() > MOST_STARTS) {
            starts.remove();
        }
        members++;
        require(10);
        if (!startsLike(input) || input.get(input.position() + 2) != 8) {
            throw broken("RFC 1952 §2.3.1", "What stands here is not a gzip member.");
        }
        CRC32 header = new CRC32();
        int flags = input.get(input.position() + 3);
        if ((flags & RESERVED) != 0) {
            faults.fault(file, "RFC 1952 §2.3.1.2", "A gzip member has flags that are reserved, and must be zero.");
        }
        pass(10, header);
        if ((flags & FEXTRA) != 0) {
            require(2);
            int length = input.getShort(input.position()) & 0xffff;
            pass(2, header);
            require(length);
            pass(length, header);
        }
        if ((flags & FNAME) != 0) {
            passText(header);
        }
        if ((flags & FCOMMENT) != 0) {
            passText(header);
        }
        if ((flags & FHCRC) != 0) {
            require(2);
            if (input.getShort() != (short) header.getValue()) {
                faults.fault(file, "RFC 1952 §2.3.1", "A gzip member's header is not what its checksum says.");
            }
        }
        inMember = true;
    }

    private void passText(CRC32 header) throws IOException {
        byte letter;
        do {
            require(1);
            letter = input.get(input.position());
            pass(1, header);
        } while (letter != 0);
    }

    private void pass(int count, CRC32 header) {
        header.update(input.slice(input.position(), count));
        input.position(input.position() + count);
    }

    private void readTrailer() throws IOException {
        require(8);
        long file = filePosition();
        boolean sameCrc = input.getInt() == (int) crc.getValue();
        boolean sameSize = input.getInt() == (int) inflater.getBytesWritten();
        if (!sameCrc || !sameSize) {
            faults.fault(file, "RFC 1952 §2.3.1", "A gzip member's content is not what its checksum says.");
            toNextMember();
        }
        beginAnew();
    }

    private MalformedWarcException broken(String clause, String what) {
        broken = true;
        return new MalformedWarcException(clause, what);
    }

    private void require(int count) throws IOException {
        if (!fill(count)) {
            throw broken("RFC 1952 §2.3.1", "The file ends within a gzip member.");
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
