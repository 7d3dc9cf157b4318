package org.posterity.application;

import java.time.Duration;
import java.util.Set;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;

/**
 * What a killed process left half done, which any command that writes completes: a commit that is marked, a package that is stored
 * and stands neither in index nor journal yet. Whoever checks an archive has it completed first, so that it does not pass for damage.
 */
final class InterruptedWork {
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
        complete(premises, progress);
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

    /** Waits for a commit that another process is making, and completes it if that was killed. */
    static void await(PackageId aip, Premises premises, Progress progress) {
        try (Archive archive = premises.openToWrite(premises.settings(), Duration.ZERO)) {
            archive.locks().lock(aip).close();
        }
        complete(premises, progress);
    }

    /** Completes versions of agreements. */
    static void completeAgreements(Premises premises) {
        try (Archive archive = premises.openToWrite(premises.settings(), Duration.ZERO)) {
            archive.completeAgreements();
        }
    }
}
