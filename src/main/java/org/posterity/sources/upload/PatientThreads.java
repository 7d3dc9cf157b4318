package org.posterity.sources.upload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for as many requests as are answered at once. One that makes no progress for a while is interrupted, which closes its
 * connection, so that slow or silent ones cannot keep others out.
 */
final class PatientThreads implements Executor, AutoCloseable {
    private static final int MOST = 64;
    private static final int LOOKS = 2;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("upload"));
    private final ScheduledExecutorService watchman = Executors.newSingleThreadScheduledExecutor(named("upload-idle"));
    /** How often each thread at work was looked at since it made progress. */
    private final Map<Thread, Integer> idle = new ConcurrentHashMap<>();

    /** @param seconds how long a request may make no progress, at least; twice as long at most */
    PatientThreads(long seconds) {
        watchman.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void execute(Runnable request) {
        workers.execute(() -> {
            progress();
            try {
                request.run();
            } finally {
                idle.remove(Thread.currentThread());
                // the next request of this thread is not meant
                Thread.interrupted();
            }
        });
    }

    /** The calling thread has got somewhere. */
    void progress() {
        idle.put(Thread.currentThread(), 0);
    }

    private void look() {
        for (Thread thread : idle.keySet()) {
            Integer looks = idle.computeIfPresent(thread, (it, before) -> before + 1);
            if (looks != null && looks >= LOOKS) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void close() {
        watchman.shutdownNow();
        workers.shutdownNow();
    }
}
