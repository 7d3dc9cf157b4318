package org.posterity.application;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.ArchiveInUse;
import org.posterity.storage.AuditFinding;

/**
 * What a killed process left half done, which any command that writes completes: a commit that is marked, a package that is stored
 * and stands neither in index nor journal yet. Whoever checks an archive has it completed first, so that it does not pass for damage.
 */
final class InterruptedWork {
    /**
     * How often a package is looked at before it is said to be wrong. While another process is at work on it, it gets new versions, and
     * is for a moment in storage but not yet in journal and index.
     */
    static final int MOST_TRIES = 3;

    private InterruptedWork() {}

    /** The archive, opened for reading after that. */
    static Archive completed(Premises premises, Progress progress) {
        Archive archive = premises.open();
        try {
            if (!isLeft(archive)) {
                return archive;
            }
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
        archive.close();
        try {
            complete(premises, progress);
        } catch (TerminalFailure e) {
            // it cannot be written; whoever checks it tells what is wrong
            return premises.open();
        }
        return premises.open();
    }

    private static boolean isLeft(Archive archive) {
        if (!archive.storage().inProgress().isEmpty()) {
            return true;
        }
        Set<PackageId> anew = archive.readAnew();
        return !anew.isEmpty()
                && !archive.journal().packagesWith(EventType.ACCESSION).containsAll(anew);
    }

    private static void complete(Premises premises, Progress progress) {
        Settings settings = premises.settings();
        try (Archive archive = premises.openToWrite(settings, Duration.ZERO)) {
            new Wiring(settings, archive, progress).completeInterrupted();
            archive.holdings();
        }
    }

    /**
     * Waits for other processes that are at work on packages, and completes what is left if they were killed.
     *
     * @return false if that was not possible: the archive cannot be written, or others are at work for too long
     */
    static boolean await(Set<PackageId> packages, Premises premises, Progress progress) {
        try (Archive archive = premises.openToWrite(premises.settings(), Duration.ZERO)) {
            packages.forEach(aip -> archive.locks().lock(aip).close());
        } catch (TerminalFailure | ArchiveInUse e) {
            return false;
        }
        completed(premises, progress).close();
        return true;
    }

    /**
     * What is wrong of packages once nobody is at work on them.
     *
     * @param wrong what was found wrong at first
     * @param again looks again at packages
     */
    static List<AuditFinding> lasting(
            Map<PackageId, AuditFinding> wrong,
            Function<Set<PackageId>, Map<PackageId, AuditFinding>> again,
            Premises premises) {
        Map<PackageId, AuditFinding> left = wrong;
        for (int tries = 1; tries < MOST_TRIES && !left.isEmpty(); tries++) {
            if (!await(left.keySet(), premises, Progress.NONE)) {
                break;
            }
            left = again.apply(left.keySet());
        }
        return List.copyOf(left.values());
    }

    /** Completes versions of agreements. */
    static void completeAgreements(Premises premises) {
        try (Archive archive = premises.openToWrite(premises.settings(), Duration.ZERO)) {
            archive.completeAgreements();
        }
    }
}
