package org.posterity.storage;

import java.util.Optional;
import org.posterity.model.PackageId;

/** Only one process at a time changes a package or enters it into an index. */
public interface PackageLocks {
    /** For a single user: no locking. */
    PackageLocks NONE = new PackageLocks() {
        @Override
        public Lock lock(PackageId aip) {
            return () -> {};
        }

        @Override
        public Optional<Lock> lockIfFree(PackageId aip) {
            return Optional.of(lock(aip));
        }
    };

    /**
     * Waits for the lock.
     *
     * @throws ArchiveInUse when it is not released in time
     */
    Lock lock(PackageId aip);

    /** Empty if another process is at work on the package. */
    Optional<Lock> lockIfFree(PackageId aip);
}
