package org.posterity.holdings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.StoredPackages;

/**
 * Brings the index back in step with storage, for a kill may fall between the commit and the entry. Storage is right: what
 * only it has is entered. What only the index has is reported and left, because a package that is gone is for a person to see.
 */
public final class Reconciliation {
    private final StoredPackages storage;
    private final Holdings holdings;
    private final Function<PackageId, Optional<Holding>> reader;

    /** @param reader reads a package's own account of itself; empty when it cannot be read */
    public Reconciliation(StoredPackages storage, Holdings holdings, Function<PackageId, Optional<Holding>> reader) {
        this.storage = storage;
        this.holdings = holdings;
        this.reader = reader;
    }

    /** Which packages were entered, and what an archivist should see. */
    public record Reconciled(List<PackageId> entered, List<Finding> findings) {
        public Reconciled {
            entered = List.copyOf(entered);
            findings = List.copyOf(findings);
        }
    }

    /** Compares identifiers only, so it costs little when nothing happened. */
    public Reconciled run() {
        List<PackageId> stored = storage.ids();
        Set<PackageId> known = holdings.ids();
        List<PackageId> entered = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (PackageId aip : stored) {
            if (known.remove(aip)) {
                continue;
            }
            Optional<Holding> holding = reader.apply(aip);
            if (holding.isPresent()) {
                holdings.record(holding.get());
                entered.add(aip);
            } else {
                findings.add(new Finding(
                        "holding-unreadable", aip.value(), "The package is stored but does not tell what it holds."));
            }
        }
        known.stream()
                .sorted(Comparator.comparing(PackageId::value))
                .forEach(aip -> findings.add(new Finding(
                        "package-missing",
                        aip.value(),
                        "The index lists this package, but storage does not have it.")));
        return new Reconciled(entered, findings);
    }
}
