package org.posterity.packaging;

import java.util.List;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/** Port: the packages that an accession may join, answered from storage. */
public interface Predecessors {
    /** An archive that holds nothing yet. */
    Predecessors NONE = new Predecessors() {
        @Override
        public boolean isTaken(PackageId aip) {
            return false;
        }

        @Override
        public List<PackageId> of(Account account) {
            return List.of();
        }

        @Override
        public List<PackageId> under(String agreement) {
            return List.of();
        }

        @Override
        public Predecessor open(PackageId aip) {
            throw new IllegalArgumentException("Nothing is held.");
        }

        @Override
        public Runnable turn(PackageId aip) {
            return () -> {};
        }
    };

    /** Whether storage holds a package of this identifier, or ought to. */
    boolean isTaken(PackageId aip);

    /** The packages of which an accession is of this account, the oldest first. */
    List<PackageId> of(Account account);

    /** The packages of which an accession came under this agreement, always in the same order. */
    List<PackageId> under(String agreement);

    /**
     * The newest version of a package that is held.
     *
     * @throws org.posterity.model.TerminalFailure when it cannot be read
     */
    Predecessor open(PackageId aip);

    /** Waits until no other submission is being added to this package. Run the result to let the next one in. */
    Runnable turn(PackageId aip);
}
