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
 * Brings the index in line with storage, since a process may be killed between commit and entry. Storage decides: what only
 * storage has is entered. What only index or journal have is reported and left for a person to deal with, because a package
 * is gone; so are unreadable packages, and things that are not packages.
 */
public final class Reconciliation {
    /** The codes of findings. Their {@code where} is a package's identifier, or, for the last one, a path in the archive. */
    public static final String MISSING = "package-missing";

    public static final String FOREIGN = "not-a-package";

    private final StoredPackages storage;
    private final Holdings holdings;
    private final Function<PackageId, Holding> reader;
    private final PackageLocks locks;

    /** @param reader reads what a package says about itself; throws {@link DamagedPackage} if it cannot be read */
    public Reconciliation(
            StoredPackages storage, Holdings holdings, Function<PackageId, Holding> reader, PackageLocks locks) {
        this.storage = storage;
        this.holdings = holdings;
        this.reader = reader;
        this.locks = locks;
    }

    /** The packages that were entered, and the findings for an archivist, each with what to do. */
    public record Reconciled(List<PackageId> entered, List<Finding> findings) {
        public Reconciled {
            entered = List.copyOf(entered);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Compares identifiers only, so it is cheap if nothing happened; only packages to be entered are read.
     *
     * @param known packages that storage should have, whether or not the index has them
     */
    public Reconciled run(Set<PackageId> known) {
        Set<PackageId> indexed = holdings.ids();
        Set<PackageId> expected = new TreeSet<>(Comparator.comparing(PackageId::value));
        expected.addAll(known);
        expected.addAll(indexed);
        Set<PackageId> stored = new TreeSet<>(Comparator.comparing(PackageId::value));
        stored.addAll(storage.ids());
        // the folder's name has only part of a long identifier, and a damaged inventory says nothing
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
                "It was taken in, but its folder is no longer in storage. Restore the folder from a copy.")));
        foreign(stored).forEach(findings::add);
        return new Reconciled(entered, findings);
    }

    /** Another process will enter what it is committing now. */
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

    /** What is wrong with the package. If it is readable, it is entered all the same. */
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
                        "It lies in storage but is not a package known to Posterity, or is unreadable. If it is "
                                + "a package, restore it from a copy; otherwise move it out of storage. "
                                + "Posterity leaves it alone."));
    }
}
