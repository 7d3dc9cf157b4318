package org.posterity.format.fixity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** Work on two threads at once, which share what there is to do: while one waits for the disk, the other computes. */
public final class SideBySide {
    private static final int THREADS = 2;

    private SideBySide() {}

    /**
     * Runs the work on both threads, and waits for its end. What it throws is thrown here.
     *
     * @throws TransientFailure when this thread is interrupted; the work is interrupted then, too
     */
    public static void run(String name, Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                Joined.of(one);
            }
        } catch (IOException e) {
            throw new TransientFailure("The work was interrupted: " + name + ".", e);
        } finally {
            stop(threads);
        }
    }

    /**
     * Ends what threads are at, and waits until they have let go of it: a folder that they write into may be cleared next.
     *
     * @throws TerminalFailure when they do not within a minute
     */
    public static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new TerminalFailure("The disk does not answer: work on it did not stop within a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
