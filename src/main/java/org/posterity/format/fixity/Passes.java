package org.posterity.format.fixity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/**
 * All that preserving a file does with its bytes: three passes, and five digests a byte.
 *
 * <ol>
 *   <li>{@link #receive}: the file is read where it lies. One digest: its sha256, before anything else reads it.
 *   <li>{@link #copy}: it is read again and written into the package. Three digests: its sha256 once more, so that a file that
 *       changed meanwhile is never sealed; sha256 and sha512 of the file that is written.
 *   <li>{@link DigestingChannel}: after the commit, what was written is read back. One digest: its sha256, for the manifest.
 * </ol>
 */
public final class Passes {
    /** Small enough to stay in a core's cache from digest to digest. */
    private static final int PIECE = 1 << 18;

    private Passes() {}

    /**
     * Reads a file to its end; returns its sha256.
     *
     * @param size in bytes, as it was listed
     * @param moved is told how many more bytes have been read
     * @throws ChangedFileException when the file has another size
     */
    public static Digest receive(FileChannel file, long size, LongConsumer moved) throws IOException {
        return receive(file, size, DigestAlgorithm.SHA256, moved);
    }

    /** The same with another digest. Several files are read at once, so that no core is free to hash beside the reading of one. */
    public static Digest receive(ReadableByteChannel file, long size, DigestAlgorithm algorithm, LongConsumer moved)
            throws IOException {
        MessageDigest digest = algorithm.start();
        read(file, size, piece -> {
            moved.accept(piece.remaining());
            digest.update(piece);
        });
        return Digest.of(algorithm, digest.digest());
    }

    /**
     * Copies a file that was received.
     *
     * @throws ChangedFileException when it has not, or no longer, this size and sha256; what was written of it is then worthless
     */
    public static void copy(FileChannel file, long size, Digest received, DigestedFile target) throws IOException {
        DigestLane sha256 = new DigestLane(DigestAlgorithm.SHA256);
        try {
            read(file, size, piece -> target.write(piece, sha256));
        } finally {
            sha256.await();
            target.await();
        }
        if (!sha256.finish().equals(received)) {
            throw new ChangedFileException("A file has other bytes than when it arrived.");
        }
    }

    /** Takes a piece of a file, which does not change before the next one was taken. */
    @FunctionalInterface
    private interface Taker {
        void take(ByteBuffer piece) throws IOException;
    }

    /** Two buffers in turn: while one is hashed and written, the other is filled. */
    private static void read(ReadableByteChannel file, long size, Taker taker) throws IOException {
        ByteBuffer taken = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(0, size - PIECE)));
        ByteBuffer next = ByteBuffer.allocate((int) Math.min(PIECE, size));
        for (long left = size; left > 0; ) {
            ByteBuffer piece = next;
            next = taken;
            taken = piece;
            piece.clear().limit((int) Math.min(piece.capacity(), left));
            while (piece.hasRemaining()) {
                if (file.read(piece) < 0) {
                    throw new ChangedFileException("A file is shorter than when it arrived.");
                }
            }
            left -= piece.flip().remaining();
            taker.take(piece);
        }
        if (file.read(ByteBuffer.allocate(1)) >= 0) {
            throw new ChangedFileException("A file has another size than when it arrived.");
        }
    }
}
