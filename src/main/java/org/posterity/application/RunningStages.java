package org.posterity.application;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.posterity.intake.ProcessFolder;

/**
 * The stages at work. Once the process is told to end, no stage starts any more, and none returns to its caller. So their
 * workspaces can be cleared while their threads still live, and no stage mistakes a missing file for a fault of the
 * submission.
 */
public final class RunningStages {
    /** How long a stage that only reads may take until it notices the interruption. */
    private static final Duration READERS = Duration.ofSeconds(3);

    private final Map<Thread, Running> running = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private Optional<ProcessFolder> folder = Optional.empty();
    private Places places = Places.of(0);
    private boolean stopped;

    private record Running(String name, boolean writes) {}

    /**
     * Does a stage's work. After a stop this never returns: it waits for the end of the process.
     *
     * @param writes whether the work changes more than its workspace; such work is not cut short
     */
    public <T> T run(String stage, boolean writes, Callable<T> work) throws Exception {
        begin(new Running(stage, writes));
        try {
            return work.call();
        } finally {
            end();
        }
    }

    /** As {@link #run}, for work that returns nothing and throws nothing that must be declared. */
    public void carryOut(String stage, boolean writes, Runnable work) {
        begin(new Running(stage, writes));
        try {
            work.run();
        } finally {
            end();
        }
    }

    private void begin(Running stage) {
        lock.lock();
        try {
            if (!stopped) {
                running.put(Thread.currentThread(), stage);
                return;
            }
        } finally {
            lock.unlock();
        }
        standStill();
    }

    private void end() {
        lock.lock();
        try {
            running.remove(Thread.currentThread());
            ended.signalAll();
            if (!stopped) {
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
     * Stops all stages. Those that only read are interrupted; those that write may finish.
     *
     * @param patience how long at most
     * @return the names of the stages still at work
     */
    public List<String> stop(Duration patience) {
        lock.lock();
        try {
            stopped = true;
            running.forEach((thread, stage) -> {
                if (!stage.writes()) {
                    thread.interrupt();
                }
            });
            await(patience, () -> running.values().stream().noneMatch(Running::writes));
            await(READERS, running::isEmpty);
            return names();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return names();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration patience, BooleanSupplier reached) throws InterruptedException {
        long nanos = patience.toNanos();
        while (nanos > 0 && !reached.getAsBoolean()) {
            nanos = ended.awaitNanos(nanos);
        }
    }

    /** How many submissions may be in work. */
    public synchronized Places places() {
        return places;
    }

    /** Sets how many submissions may be in work; before any is. */
    public synchronized void workAt(Places wanted) {
        places = wanted;
    }

    /** Adds a folder of unpacked files to be cleared after the stop. */
    public void workIn(ProcessFolder workspace) {
        lock.lock();
        try {
            folder = Optional.of(workspace);
        } finally {
            lock.unlock();
        }
    }

    /** Clears the stages' workspaces; to be called after the stop. */
    public void clear() {
        lock.lock();
        try {
            folder.ifPresent(ProcessFolder::clearUnderWork);
        } finally {
            lock.unlock();
        }
    }

    /** The names of the stages that are at work. */
    public List<String> names() {
        lock.lock();
        try {
            return running.values().stream().map(Running::name).toList();
        } finally {
            lock.unlock();
        }
    }
}
