package org.posterity.holdings;

import java.util.List;
import java.util.Optional;
import org.posterity.model.PackageId;

/**
 * A package in the index.
 *
 * @param accessions all that it has, the oldest first
 * @param seen empty if the package must be read again the next time
 */
public record IndexEntry(List<Holding> accessions, Optional<SeenPackage> seen) {
    public IndexEntry {
        accessions = List.copyOf(accessions);
        if (accessions.isEmpty()) {
            throw new IllegalArgumentException("A package has an accession.");
        }
    }

    public PackageId aip() {
        return newest().aip();
    }

    public Holding newest() {
        return accessions.get(accessions.size() - 1);
    }

    /** The same, to be read again the next time. */
    public IndexEntry unseen() {
        return new IndexEntry(accessions, Optional.empty());
    }
}
