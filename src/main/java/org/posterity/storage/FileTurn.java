package org.posterity.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to write to a file of the archive that all threads and processes write to: one at a time. It is for short work, and
 * waits as long as others take. The lock is on the archive's file {@code .lock}, since the operating system drops a process's locks on
 * a file as soon as any of its threads that reads the file closes it.
 */
public final class FileTurn {
    private static final ReentrantLock THREADS = new ReentrantLock();

    private FileTurn() {}

    /** What is done when it is one's turn. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Waits for the turn, and works.
     *
     * @param archive the archive's folder
     * @param file relative to it
     */
    public static void take(Path archive, String file, Work work) throws IOException {
        long at = RangeLocks.at("FILE " + file);
        THREADS.lock();
        try {
            RangeLocks locks = RangeLocks.of(archive.toRealPath().resolve(".lock"));
            try {
                locks.lock(at);
                try {
                    work.run();
                } finally {
                    locks.unlock(at);
                }
            } finally {
                locks.close();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
