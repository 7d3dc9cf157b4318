package org.posterity.application;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;

/**
 * Places for submissions in work. There are as many as processors, as far as memory allows. Of submissions that take much memory one is
 * read at a time: another one waits, and somebody else has its place meanwhile.
 */
public final class Places {
    /** What a small submission may take, so that several fit. */
    private static final long MEMORY_EACH = 64L << 20;
    /** The share of all memory that the texts of a small submission may have: posts take several times the bytes of their text. */
    private static final int SMALL = 20;
    /** A file takes some hundred bytes in memory, and its records as much again. */
    private static final long MEMORY_OF_A_FILE = 2048;

    private static final Set<String> TEXTS = Set.of("json", "jsonl", "js", "html", "htm", "txt", "csv", "xml");

    private final int number;
    private final Semaphore free;
    private final Semaphore large = new Semaphore(1);
    private final long largeFrom;

    private Places(int number, long memory) {
        this.number = number;
        this.free = new Semaphore(number);
        this.largeFrom = memory / SMALL;
    }

    /** @param wanted how many; 0: as many as processors */
    public static Places of(int wanted) {
        return of(
                wanted,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    static Places of(int wanted, int processors, long memory) {
        long fitting = Math.max(1, memory / MEMORY_EACH);
        return new Places((int) Math.min(fitting, wanted > 0 ? wanted : processors), memory);
    }

    /** How many there are. */
    public int number() {
        return number;
    }

    /** Waits for a place, and works there. */
    public void take(Runnable work) {
        free.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /**
     * To be called by who has a place, before the export of a submission is read: if it takes much memory, waits until no other such one
     * is in work, and gives its place away meanwhile.
     */
    public void beforeReading(Submission submission) throws InterruptedException {
        if (isLarge(submission)) {
            if (!large.tryAcquire()) {
                free.release();
                try {
                    large.acquire();
                } finally {
                    free.acquireUninterruptibly();
                }
            }
            AtomicBoolean given = new AtomicBoolean();
            submission.workspace().whenEmptied(() -> {
                if (given.compareAndSet(false, true)) {
                    large.release();
                }
            });
        }
    }

    private boolean isLarge(Submission submission) {
        long texts = submission.files().stream()
                .filter(file -> TEXTS.contains(ending(file)))
                .mapToLong(ReceivedFile::size)
                .sum();
        return texts + MEMORY_OF_A_FILE * submission.files().size() > largeFrom;
    }

    private static String ending(ReceivedFile file) {
        return file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
