package org.posterity.routing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.posterity.application.Places;

/**
 * The threads that routes work on where submissions run side by side. What waits for one is in memory only, and is no more than a list
 * of inputs: until a submission is done, nothing says that it is. There are more threads than places, for those that wait for memory.
 * Whichever thread gets a place takes the oldest: submissions are begun in the order in which they came.
 */
final class SubmissionThreads extends ThreadPoolExecutor {
    private static final int WAITING = 8;

    private final Queue<Runnable> oldestFirst = new ConcurrentLinkedQueue<>();
    private final Places places;
    private final Consumer<Error> lost;

    /** @param lost hears of an error that arose between two stages, of which the engine knows nothing any more */
    SubmissionThreads(Places places, Consumer<Error> lost) {
        super(
                places.number() + WAITING,
                places.number() + WAITING,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(new AtomicInteger()));
        allowCoreThreadTimeOut(true);
        this.places = places;
        this.lost = lost;
    }

    private static ThreadFactory named(AtomicInteger number) {
        return work -> new Thread(work, "submission-" + number.incrementAndGet());
    }

    @Override
    public void execute(Runnable work) {
        oldestFirst.add(work);
        super.execute(() -> places.take(() -> {
            try {
                oldestFirst.remove().run();
            } catch (Error e) {
                lost.accept(e);
            }
        }));
    }
}
