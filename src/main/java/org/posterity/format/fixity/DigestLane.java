package org.posterity.format.fixity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TransientFailure;

/**
 * One digest that runs beside its caller, as long as a core is free for it: large pieces are taken by another thread, small
 * ones, and all when the cores are busy, at once.
 */
public final class DigestLane {
    /** Below this many bytes handing over costs more than hashing. */
    private static final int WORTH_A_THREAD = 128 * 1024;

    /** The caller keeps one core busy itself. */
    private static final Semaphore FREE_CORES =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

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
        if (piece.remaining() < WORTH_A_THREAD || !FREE_CORES.tryAcquire()) {
            digest.update(piece);
            return;
        }
        running = THREADS.submit(() -> {
            try {
                digest.update(piece);
            } finally {
                FREE_CORES.release();
            }
        });
    }

    /** Waits until all that was added is taken in. */
    public void await() {
        if (running == null) {
            return;
        }
        try {
            Joined.of(running);
        } catch (IOException e) {
            throw new TransientFailure("Interrupted while a digest was computed.", e);
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
