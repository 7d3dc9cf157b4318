package org.posterity.holdings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredPackages;

/**
 * Brings the index in line with storage, since a process may be killed between commit and entry. Storage decides: packages that
 * the index lacks, and those whose files look different from when they were read, are read and entered. What only index or journal have is reported and left for a person to deal with, because a package
 * is gone; so are unreadable packages, and things that are not packages.
 */
public final class Reconciliation {
    /** The codes of findings. Their {@code where} is a package's identifier, or, for the last one, a path in the archive. */
    public static final String MISSING = "package-missing";

    public static final String FOREIGN = "not-a-package";

    private static final Comparator<PackageId> BY_IDENTIFIER = Comparator.comparing(PackageId::value);

    /** How many packages are read before they are entered together. */
    private static final int AT_ONCE = 100;

    private final StoredPackages storage;
    private final Holdings holdings;
    private final Function<PackageId, IndexEntry> reader;
    private final BiPredicate<PackageId, SeenPackage> current;
    private final PackageLocks locks;

    /**
     * @param reader reads what a package says about itself; throws {@link DamagedPackage} if it cannot be read
     * @param current whether a package still looks as it was seen
     */
    public Reconciliation(
            StoredPackages storage,
            Holdings holdings,
            Function<PackageId, IndexEntry> reader,
            BiPredicate<PackageId, SeenPackage> current,
            PackageLocks locks) {
        this.storage = storage;
        this.holdings = holdings;
        this.reader = reader;
        this.current = current;
        this.locks = locks;
    }

    /**
     * What was done.
     *
     * @param read the packages that were read and entered anew
     * @param findings for an archivist, each with what to do
     */
    public record Reconciled(List<PackageId> read, List<Finding> findings) {
        public Reconciled {
            read = List.copyOf(read);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Looks at every package. Only those to be entered are read.
     *
     * @param known packages that storage should have, whether or not the index has them
     * @param listed those that storage listed
     */
    public Reconciled run(Set<PackageId> known, Collection<PackageId> listed) {
        Set<PackageId> indexed = holdings.ids();
        Set<PackageId> expected = new HashSet<>(known);
        expected.addAll(indexed);
        Set<PackageId> stored = new HashSet<>(listed);
        expected.removeAll(stored);
        // the folder's name has only part of a long identifier, and a damaged inventory says nothing
        expected.stream().filter(storage::holds).forEach(stored::add);
        expected.removeAll(stored);
        List<PackageId> anew = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(enter(stored, indexed, holdings.seen(), anew));
        expected.stream()
                .sorted(BY_IDENTIFIER)
                .forEach(aip -> findings.add(new Finding(
                        MISSING,
                        aip.value(),
                        "It was taken in, but its folder is no longer in storage. Restore the folder from a copy.")));
        foreign(stored).forEach(findings::add);
        return new Reconciled(anew, findings);
    }

    /** The same for these packages alone, if they exist; for what lies in storage besides, nothing is looked at. */
    public Reconciled again(Set<PackageId> changed) {
        List<PackageId> anew = new ArrayList<>();
        Set<PackageId> stored = changed.stream().filter(storage::holds).collect(Collectors.toSet());
        Map<PackageId, SeenPackage> seen = new HashMap<>();
        stored.forEach(aip -> holdings.seen(aip).ifPresent(it -> seen.put(aip, it)));
        Set<PackageId> indexed =
                stored.stream().filter(aip -> holdings.find(aip).isPresent()).collect(Collectors.toSet());
        return new Reconciled(anew, enter(stored, indexed, seen, anew));
    }

    private List<Finding> enter(
            Set<PackageId> stored, Set<PackageId> indexed, Map<PackageId, SeenPackage> seen, List<PackageId> anew) {
        List<PackageId> due = stored.parallelStream()
                .filter(aip -> !(indexed.contains(aip) && seen.containsKey(aip) && current.test(aip, seen.get(aip))))
                .sorted(BY_IDENTIFIER)
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < due.size(); i += AT_ONCE) {
            enterInTurn(due.subList(i, Math.min(due.size(), i + AT_ONCE)), anew, findings);
        }
        return findings;
    }

    /** Another process will enter what it is committing now. */
    private void enterInTurn(List<PackageId> due, List<PackageId> anew, List<Finding> findings) {
        List<Lock> held = new ArrayList<>();
        List<IndexEntry> read = new ArrayList<>();
        try {
            for (PackageId aip : due) {
                Optional<Lock> lock = locks.lockIfFree(aip);
                lock.ifPresent(held::add);
                if (lock.isPresent()) {
                    read(aip, findings).ifPresent(read::add);
                }
            }
            holdings.enter(read);
            read.stream().map(IndexEntry::aip).forEach(anew::add);
        } finally {
            held.forEach(Lock::close);
        }
    }

    /** What the package says of itself, if it is readable. If anything is wrong with it, it is read again the next time too. */
    private Optional<IndexEntry> read(PackageId aip, List<Finding> findings) {
        Optional<String> damage = storage.damage(aip);
        Optional<IndexEntry> entry = Optional.empty();
        try {
            entry = Optional.of(reader.apply(aip));
        } catch (DamagedPackage e) {
            damage = damage.or(() -> Optional.of(e.what()));
        }
        damage.ifPresent(what -> findings.add(damaged(aip, what)));
        return damage.isPresent() ? entry.map(IndexEntry::unseen) : entry;
    }

    /** The finding for a package that is damaged. */
    public static Finding damaged(PackageId aip, String what) {
        return new Finding(DamagedPackage.CODE, aip.value(), what + " " + DamagedPackage.REMEDY);
    }

    private Stream<Finding> foreign(Set<PackageId> stored) {
        return storage.foreign(stored).stream()
                .map(place -> new Finding(
                        FOREIGN,
                        place,
                        "It is in storage but is not a package known to Posterity, or is unreadable. If it is "
                                + "a package, restore it from a copy; otherwise move it out of storage. "
                                + "Posterity leaves it alone."));
    }
}
