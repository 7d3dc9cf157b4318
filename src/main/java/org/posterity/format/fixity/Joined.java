package org.posterity.format.fixity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What became of work on another thread, as if it had been done on this one. */
public final class Joined {
    private Joined() {}

    /**
     * Waits for the result of work; what it threw is thrown here.
     *
     * @throws InterruptedIOException when this thread is interrupted, which it then still is; the work may go on
     */
    public static <T> T of(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while other threads were at work.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("Work on another thread failed.", e.getCause());
        }
    }
}
