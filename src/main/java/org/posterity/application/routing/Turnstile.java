package org.posterity.application.routing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What all work on submissions passes, one stage after another, until the process is told to end: then nobody gets in, and who
 * is inside does not get out. So what the stages work on may be cleared while their threads still live, and none of them takes
 * what it misses for a fault of the submission.
 */
public final class Turnstile {
    /** How long a stage that only reads may take until it notices the interruption. */
    private static final Duration READERS = Duration.ofSeconds(3);

    private final Map<Thread, Visit> inside = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private boolean closed;

    private record Visit(String stage, boolean writes) {}

    /**
     * Does a stage's work. Once the turnstile is closed, this never returns: it waits for the end of the process.
     *
     * @param writes whether the work changes more than its workspace: then it is not cut short
     */
    public <T> T pass(String stage, boolean writes, Callable<T> work) throws Exception {
        enter(new Visit(stage, writes));
        try {
            return work.call();
        } finally {
            leave();
        }
    }

    private void enter(Visit visit) {
        lock.lock();
        try {
            if (!closed) {
                inside.put(Thread.currentThread(), visit);
                return;
            }
        } finally {
            lock.unlock();
        }
        standStill();
    }

    private void leave() {
        lock.lock();
        try {
            inside.remove(Thread.currentThread());
            left.signalAll();
            if (!closed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        standStill();
    }

    private static void standStill() {
        while (true) {
            LockSupport.park();
        }
    }

    /**
     * Closes it. Stages that only read are interrupted, those that write are waited for.
     *
     * @param patience how long at most
     * @return the names of the stages that are inside even so
     */
    public List<String> close(Duration patience) {
        lock.lock();
        try {
            closed = true;
            inside.forEach((thread, visit) -> {
                if (!visit.writes()) {
                    thread.interrupt();
                }
            });
            await(patience, () -> inside.values().stream().noneMatch(Visit::writes));
            await(READERS, inside::isEmpty);
            return stages();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stages();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration patience, BooleanSupplier reached) throws InterruptedException {
        long nanos = patience.toNanos();
        while (nanos > 0 && !reached.getAsBoolean()) {
            nanos = left.awaitNanos(nanos);
        }
    }

    /** The names of the stages that are at work. */
    public List<String> stages() {
        lock.lock();
        try {
            return inside.values().stream().map(Visit::stage).toList();
        } finally {
            lock.unlock();
        }
    }
}
