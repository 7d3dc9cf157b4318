package org.posterity.holdings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredPackages;

/**
 * Brings the index back in step with storage, for a kill may fall between the commit and the entry. Storage is right: what
 * only it has is entered. What only index or journal know is reported and left, because a package that is gone is for a person to
 * see; so is what cannot be read, and what is no package.
 */
public final class Reconciliation {
    /** The codes of findings, whose {@code where} is a package's identifier, of the last one a place in the archive. */
    public static final String MISSING = "package-missing";

    public static final String FOREIGN = "not-a-package";

    private final StoredPackages storage;
    private final Holdings holdings;
    private final Function<PackageId, Holding> reader;
    private final PackageLocks locks;

    /** @param reader reads a package's own account of itself; throws {@link DamagedPackage} when it cannot be read */
    public Reconciliation(
            StoredPackages storage, Holdings holdings, Function<PackageId, Holding> reader, PackageLocks locks) {
        this.storage = storage;
        this.holdings = holdings;
        this.reader = reader;
        this.locks = locks;
    }

    /** Which packages were entered, and what an archivist should see: each finding says what to do. */
    public record Reconciled(List<PackageId> entered, List<Finding> findings) {
        public Reconciled {
            entered = List.copyOf(entered);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Compares identifiers, so it costs little when nothing happened; only what is to be entered is read.
     *
     * @param known packages that storage ought to have, whether or not the index has them
     */
    public Reconciled run(Set<PackageId> known) {
        Set<PackageId> indexed = holdings.ids();
        Set<PackageId> expected = new TreeSet<>(Comparator.comparing(PackageId::value));
        expected.addAll(known);
        expected.addAll(indexed);
        Set<PackageId> stored = new TreeSet<>(Comparator.comparing(PackageId::value));
        stored.addAll(storage.ids());
        // of a long identifier the folder's name tells a part alone, and a damaged inventory nothing
        expected.stream().filter(storage::holds).forEach(stored::add);
        List<PackageId> entered = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (PackageId aip : stored) {
            if (!indexed.contains(aip)) {
                enterInTurn(aip, entered, findings);
            }
        }
        expected.removeAll(stored);
        expected.forEach(aip -> findings.add(new Finding(
                MISSING,
                aip.value(),
                "The archive took it in, but its folder is not in storage any more. Restore the folder from a copy.")));
        foreign(stored).forEach(findings::add);
        return new Reconciled(entered, findings);
    }

    /** What somebody is committing now, they will enter. */
    private void enterInTurn(PackageId aip, List<PackageId> entered, List<Finding> findings) {
        Optional<Lock> lock = locks.lockIfFree(aip);
        try {
            if (lock.isPresent() && holdings.find(aip).isEmpty()) {
                enter(aip).ifPresentOrElse(findings::add, () -> entered.add(aip));
            }
        } finally {
            lock.ifPresent(Lock::close);
        }
    }

    /** What is wrong with the package; it is entered all the same when it says what it is. */
    private Optional<Finding> enter(PackageId aip) {
        Optional<String> damage = storage.damage(aip);
        try {
            holdings.record(reader.apply(aip));
        } catch (DamagedPackage e) {
            damage = damage.or(() -> Optional.of(e.what()));
        }
        return damage.map(what -> new Finding(DamagedPackage.CODE, aip.value(), what + " " + DamagedPackage.REMEDY));
    }

    private Stream<Finding> foreign(Set<PackageId> stored) {
        return storage.foreign(stored).stream()
                .map(place -> new Finding(
                        FOREIGN,
                        place,
                        "It lies in storage, is no package that Posterity knows, or cannot be read, and is left alone. If it is a"
                                + " package, restore it from a copy; else move it out of storage."));
    }
}
