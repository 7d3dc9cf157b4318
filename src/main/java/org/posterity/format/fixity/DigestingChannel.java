package org.posterity.format.fixity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** Hashes what is read through it. Closing it leaves the source open: whoever reads through it may stop, and the rest is drained. */
public final class DigestingChannel<A> implements ReadableByteChannel {
    private final ReadableByteChannel source;
    private final Map<A, MessageDigest> digests;
    private boolean failed;

    /** @param digests that have seen no byte yet, by algorithm */
    public DigestingChannel(ReadableByteChannel source, Map<A, MessageDigest> digests) {
        this.source = source;
        this.digests = Map.copyOf(digests);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        int count;
        try {
            count = source.read(target);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
        if (count > 0) {
            ByteBuffer seen = target.duplicate().limit(start + count).position(start);
            digests.values().forEach(digest -> digest.update(seen.duplicate()));
        }
        return count;
    }

    /** Reads what is left, by way of {@code piece}. */
    public void drain(ByteBuffer piece) throws IOException {
        piece.clear();
        while (read(piece) >= 0) {
            piece.clear();
        }
    }

    /** True if the source itself could not be read, whatever the reader made of it. */
    public boolean failed() {
        return failed;
    }

    /** The digests of what was read. */
    public Map<A, byte[]> digests() {
        Map<A, byte[]> values = new HashMap<>();
        digests.forEach((algorithm, digest) -> values.put(algorithm, digest.digest()));
        return values;
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() {}
}
