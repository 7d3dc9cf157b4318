package org.posterity.export.tiktok;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.posterity.format.fixity.Joined;
import org.posterity.model.TerminalFailure;

/** Work on a thread of its own. It has ended when this is closed. */
final class ParallelWork<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Thread thread;

    ParallelWork(String name, Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.thread = new Thread(task, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Waits for the result; throws if the work failed. */
    T result() throws IOException {
        try {
            return Joined.of(task);
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        }
    }

    /** Stops the work, if it still runs, and waits for its end. */
    @Override
    public void close() {
        task.cancel(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static TerminalFailure interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return new TerminalFailure("The run was interrupted.", e);
    }
}
