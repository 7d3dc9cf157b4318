package org.posterity.export;

import java.util.List;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.record.PackageContent;

/** Port: the packages to whose posts files may belong that come without an export. Answered from storage. */
public interface HeldPackages {
    /** An archive that holds nothing yet. */
    HeldPackages NONE = new HeldPackages() {
        @Override
        public List<PackageId> of(Account account) {
            return List.of();
        }

        @Override
        public PackageContent content(PackageId aip) {
            throw new IllegalArgumentException("Nothing is held.");
        }
    };

    /** The packages of which an accession is of this account, the oldest first. */
    List<PackageId> of(Account account);

    /**
     * The newest version of a package.
     *
     * @throws java.io.UncheckedIOException when it is missing or cannot be read
     */
    PackageContent content(PackageId aip);
}
