package org.posterity.format.fixity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** One digest that runs beside its caller: small pieces are taken at once, large ones by another thread. */
public final class DigestLane {
    /** Below this many bytes handing over costs more than hashing. */
    private static final int WORTH_A_THREAD = 128 * 1024;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "digest");
        thread.setDaemon(true);
        return thread;
    });

    private final DigestAlgorithm algorithm;
    private final MessageDigest digest;
    private Future<?> running;

    public DigestLane(DigestAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.digest = algorithm.start();
    }

    /** Takes in what remains in {@code piece}, which must not change before {@link #await} returns. */
    public void add(ByteBuffer piece) {
        await();
        if (piece.remaining() < WORTH_A_THREAD) {
            digest.update(piece);
            return;
        }
        running = THREADS.submit(() -> digest.update(piece));
    }

    /** Waits until all that was added is taken in. */
    public void await() {
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a digest was computed.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A digest could not be computed.", e.getCause());
        } finally {
            running = null;
        }
    }

    /** The digest of all that was added. */
    public Digest finish() {
        await();
        return Digest.of(algorithm, digest.digest());
    }
}
