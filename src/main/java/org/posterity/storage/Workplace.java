package org.posterity.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;

/**
 * Where this process works in an archive: its own folder in the archive's workspace, and locks on what it changes. Several
 * processes may work in one archive at once; what one has locked, the others leave alone or wait for. Threads of this process
 * wait for each other as long as it takes. The file {@code .lock} itself stays and means nothing.
 */
public final class Workplace implements PackageLocks, AutoCloseable {
    private static final long BETWEEN_LOOKS = 100;
    /** For work that takes only a moment. */
    private static final Duration MOMENT = Duration.ofMinutes(2);

    private final Path archive;
    private final RangeLocks locks;
    private final ProcessFolder folder;
    private final Duration patience;
    private final Runnable waiting;
    private final Set<Long> mine = ConcurrentHashMap.newKeySet();

    private Workplace(Path archive, RangeLocks locks, ProcessFolder folder, Duration patience, Runnable waiting) {
        this.archive = archive;
        this.locks = locks;
        this.folder = folder;
        this.patience = patience;
        this.waiting = waiting;
    }

    /** A workplace in an archive, whose folder is made if missing. Does not wait for other processes. */
    public static Workplace in(Path archive) {
        return in(archive, Duration.ZERO, () -> {});
    }

    /**
     * A workplace in an archive, whose folder is made if missing.
     *
     * @param patience how long to wait at most for a lock of another process
     * @param waiting called whenever there is something to wait for
     * @throws TerminalFailure when the folder cannot be written
     */
    public static Workplace in(Path archive, Duration patience, Runnable waiting) {
        try {
            Files.createDirectories(archive);
            Path real = archive.toRealPath();
            RangeLocks locks = RangeLocks.of(real.resolve(".lock"));
            try {
                return new Workplace(real, locks, ProcessFolder.below(workspaces(real)), patience, waiting);
            } catch (TerminalFailure e) {
                locks.close();
                throw e;
            }
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The archive's folder cannot be written: " + archive
                            + ". It must be a folder, or a place where one can be made, on a writable disk.",
                    e);
        }
    }

    /** What is locked, by kind and name. */
    public record Subject(Kind kind, String name) {
        /** The kinds, with the words for a message that another process is at work on one. */
        enum Kind {
            ACCOUNT("on this account in this archive"),
            PACKAGE("on this package"),
            ACCESSION("on an accession to this package"),
            AGREEMENT("on this agreement"),
            COPY("on this copy"),
            INPUT("on this input"),
            INBOX("in this archive and watches its inbox"),
            FOLDERS("in this archive");

            private final String words;

            Kind(String words) {
                this.words = words;
            }
        }

        /** An account; case does not matter. */
        public static Subject of(Account account) {
            return new Subject(Kind.ACCOUNT, account.toString().toLowerCase(Locale.ROOT));
        }

        public static Subject of(PackageId aip) {
            return new Subject(Kind.PACKAGE, aip.value());
        }

        /** The package as one that is being added to; the lock of the package itself is for short work. */
        public static Subject accession(PackageId aip) {
            return new Subject(Kind.ACCESSION, aip.value());
        }

        /** An agreement, by its identifier. */
        public static Subject agreement(String id) {
            return new Subject(Kind.AGREEMENT, id);
        }

        /** A change of an agreement, from reading it to keeping it. */
        public static Subject change(String agreement) {
            return new Subject(Kind.AGREEMENT, "change " + agreement);
        }

        /** What a store holds of a package or agreement; or, with an empty identifier, everything else that it holds. */
        public static Subject copy(String store, String id) {
            return new Subject(Kind.COPY, store + " " + id);
        }

        /** An input that is returned or destroyed. */
        public static Subject input(SubmissionId whole) {
            return new Subject(Kind.INPUT, whole.value());
        }

        /** What was seen in the inbox. */
        public static Subject inbox() {
            return new Subject(Kind.INBOX, "");
        }

        /** The archive's folders, while some are made or removed. */
        public static Subject folders() {
            return new Subject(Kind.FOLDERS, "");
        }

        /** The byte that stands for it, from a digest, so that the file reveals no names. */
        private long at() {
            return RangeLocks.at(kind + " " + name);
        }
    }

    /**
     * Takes a lock, held until it is closed or this workplace is; waits for another process as long as set at the beginning.
     *
     * @throws ArchiveInUse when another process holds it all that time
     */
    public Lock lock(Subject subject) {
        return lock(subject, patience);
    }

    /** The same, with its own time to wait. */
    public Lock lock(Subject subject, Duration patience) {
        return lock(subject, patience, waiting);
    }

    /** Takes a lock if nobody holds it. */
    public Optional<Lock> lockIfFree(Subject subject) {
        try {
            long at = subject.at();
            return locks.tryLock(at) == RangeLocks.Tried.LOCKED ? Optional.of(held(at)) : Optional.empty();
        } catch (IOException e) {
            throw unsupported(e);
        }
    }

    @Override
    public Lock lock(PackageId aip) {
        return lock(Subject.of(aip), patience.compareTo(MOMENT) > 0 ? patience : MOMENT);
    }

    @Override
    public Optional<Lock> lockIfFree(PackageId aip) {
        return lockIfFree(Subject.of(aip));
    }

    /** Work done under a lock. */
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something short under a lock that everybody waits for. */
    public <T, E extends Exception> T briefly(Subject subject, Work<T, E> work) throws E {
        Lock lock = lock(subject, MOMENT, () -> {});
        try {
            return work.run();
        } finally {
            lock.close();
        }
    }

    private Lock lock(Subject subject, Duration limit, Runnable told) {
        long at = subject.at();
        long left = limit.toMillis();
        boolean isTold = false;
        try {
            while (true) {
                switch (locks.tryLock(at)) {
                    case LOCKED -> {
                        return held(at);
                    }
                    case HELD_BY_THIS_PROCESS -> locks.await(BETWEEN_LOOKS);
                    case HELD_BY_ANOTHER -> {
                        if (left <= 0) {
                            throw new ArchiveInUse(subject.kind().words);
                        }
                        if (!isTold) {
                            told.run();
                            isTold = true;
                        }
                        Thread.sleep(BETWEEN_LOOKS);
                        left -= BETWEEN_LOOKS;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveInUse(subject.kind().words);
        } catch (IOException e) {
            throw unsupported(e);
        }
    }

    private Lock held(long at) {
        mine.add(at);
        return () -> giveBack(at);
    }

    private void giveBack(long at) {
        if (mine.remove(at)) {
            try {
                locks.unlock(at);
            } catch (IOException e) {
                throw new TerminalFailure("A lock of the archive could not be released.", e);
            }
        }
    }

    private static TerminalFailure unsupported(IOException e) {
        return new TerminalFailure("The archive's folder does not support locks; put the archive on a local disk.", e);
    }

    /** The archive's folder, an absolute path without links. */
    public Path archive() {
        return archive;
    }

    /** The folder of this process, on the archive's own file system. */
    public Path folder() {
        return folder.path();
    }

    /** The same; it is cleared at the end. */
    public ProcessFolder processFolder() {
        return folder;
    }

    /** Where the unfinished work of all processes lies. */
    public static Path workspaces(Path archive) {
        return archive.resolve("workspace");
    }

    @Override
    public void close() {
        try {
            folder.close();
        } finally {
            mine.forEach(this::giveBack);
            try {
                locks.close();
            } catch (IOException e) {
                throw new TerminalFailure("The archive's locks could not be released.", e);
            }
        }
    }
}
