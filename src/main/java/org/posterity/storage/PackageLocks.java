package org.posterity.storage;

import java.util.Optional;
import org.posterity.model.PackageId;

/** Who changes a package, or enters it into an index, does so alone. */
public interface PackageLocks {
    /** Nobody else is there. */
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
     * Waits for its turn.
     *
     * @throws ArchiveInUse when it does not come
     */
    Lock lock(PackageId aip);

    /** Empty when somebody else is at work on the package. */
    Optional<Lock> lockIfFree(PackageId aip);
}
