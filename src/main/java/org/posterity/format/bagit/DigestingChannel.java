package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Hashes what is read through it. Closing it leaves the source open: whoever reads through it may stop, and the rest is drained. */
final class DigestingChannel implements ReadableByteChannel {
    private final ReadableByteChannel source;
    private final Map<ChecksumAlgorithm, MessageDigest> digests = new EnumMap<>(ChecksumAlgorithm.class);
    private boolean failed;

    DigestingChannel(ReadableByteChannel source, Set<ChecksumAlgorithm> algorithms) {
        this.source = source;
        algorithms.forEach(algorithm -> digests.put(algorithm, algorithm.start()));
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
    void drain(ByteBuffer piece) throws IOException {
        piece.clear();
        while (read(piece) >= 0) {
            piece.clear();
        }
    }

    /** True if the source itself could not be read, whatever the reader made of it. */
    boolean failed() {
        return failed;
    }

    Map<ChecksumAlgorithm, byte[]> digests() {
        Map<ChecksumAlgorithm, byte[]> values = new EnumMap<>(ChecksumAlgorithm.class);
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
