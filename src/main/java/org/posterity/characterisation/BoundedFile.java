package org.posterity.characterisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file of which all metadata readers together get at most so many bytes, in so many pieces, whatever its length fields
 * claim; beyond that a {@link PastBound} is thrown. Length fields are never trusted: a piece ends where the file does.
 */
final class BoundedFile {
    /** The longest piece read at once, in bytes, and the longest text inflated. */
    static final int LONGEST_PIECE = 1 << 20;

    static final long MOST_BYTES = 64L << 20;
    static final int MOST_PIECES = 500_000;

    private static final int PAGE = 4096;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE);
    private long pageStart;
    private long bytes;
    private int pieces;

    BoundedFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        page.limit(0);
    }

    long size() {
        return size;
    }

    /** How many bytes the readers have had so far, those inflated included. */
    long spent() {
        return bytes;
    }

    /** The bytes from {@code at} on: {@code length} of them, or as many as the file has. */
    byte[] bytes(long at, long length) throws IOException {
        int most = (int) Math.max(0, Math.min(length, size - at));
        if (length > LONGEST_PIECE || ++pieces > MOST_PIECES) {
            throw new PastBound();
        }
        count(most);
        if (most > PAGE) {
            return read(ByteBuffer.allocate(most), at);
        }
        if (at < pageStart || at + most > pageStart + page.limit()) {
            pageStart = at;
            read(page.clear(), at);
            page.flip();
        }
        int from = (int) (at - pageStart);
        return Arrays.copyOfRange(page.array(), from, Math.min(from + most, page.limit()));
    }

    /** The same, padded with zeros beyond the end of the file, for headers. */
    ByteBuffer header(long at, int length) throws IOException {
        return ByteBuffer.wrap(Arrays.copyOf(bytes(at, length), length));
    }

    /** Inflates compressed bytes (RFC 1950) as far as they can be read. */
    byte[] inflated(byte[] deflated, int from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            byte[] piece = new byte[8192];
            inflater.setInput(deflated, from, deflated.length - from);
            for (int read = inflater.inflate(piece); read > 0; read = inflater.inflate(piece)) {
                count(read);
                out.write(piece, 0, read);
                if (out.size() > LONGEST_PIECE) {
                    throw new PastBound();
                }
            }
        } catch (DataFormatException e) {
            return out.toByteArray(); // what came before the damage
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private void count(int more) throws PastBound {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new PastBound();
        }
    }

    private byte[] read(ByteBuffer buffer, long at) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // until the buffer is full or the file ends
        }
        return buffer.position() == buffer.capacity()
                ? buffer.array()
                : Arrays.copyOf(buffer.array(), buffer.position());
    }
}
