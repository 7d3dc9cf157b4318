package org.posterity.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.posterity.holdings.EntryReader;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.Reconciliation;
import org.posterity.holdings.Reconciliation.Reconciled;
import org.posterity.holdings.SeenPackage;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.Journal;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredPackages;

/**
 * Holds the index against storage: once every package, with the first question, by sizes and times of a few of its files. Later
 * questions look again at those packages only of which the journal has told since, whoever wrote it. Threads may share an instance.
 */
final class Stocktake {
    private final StoredPackages storage;
    private final Journal journal;
    private final Holdings holdings;
    private final Reconciliation reconciliation;

    private Optional<CompletableFuture<Look>> begun = Optional.empty();
    private Optional<Look> first = Optional.empty();
    private long journalRead;
    private final Set<PackageId> told = new HashSet<>();
    private final Set<PackageId> readAnew = new HashSet<>();
    private final Map<PackageId, SeenPackage> seen = new HashMap<>();
    private List<Finding> general = List.of();
    private final Map<PackageId, List<Finding>> findings = new HashMap<>();

    Stocktake(StoredPackages storage, Journal journal, Holdings holdings, EntryReader reader, PackageLocks locks) {
        this.storage = storage;
        this.journal = journal;
        this.holdings = holdings;
        this.reconciliation = new Reconciliation(storage, holdings, reader::read, reader::isCurrent, locks);
    }

    /**
     * What was seen first.
     *
     * @param journalRead the length of the journal then
     */
    private record Look(long journalRead, Journal.Overview told, List<PackageId> listed) {}

    /** Begins to read the journal and to list storage, while the caller reads the index. */
    void begin() {
        begun = Optional.of(CompletableFuture.supplyAsync(this::look));
    }

    /** The journal comes before storage: what another process commits meanwhile is not missing. */
    private Look look() {
        long whole = journal.wholeLength();
        Journal.Overview told = journal.overview();
        return new Look(whole, told, storage.ids());
    }

    private Look begun() {
        try {
            return begun.map(CompletableFuture::join).orElseGet(this::look);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            begun = Optional.empty();
        }
    }

    /**
     * Looks at what has to be looked at.
     *
     * @param damage hears what is wrong with the journal
     * @param anew takes what was read anew
     * @return whether this was the first time
     */
    synchronized boolean take(Consumer<String> damage, Consumer<Reconciled> anew) {
        long whole = journal.wholeLength();
        if (first.isPresent() && whole == journalRead) {
            return false;
        }
        Reconciled reconciled;
        boolean all = first.isEmpty() || whole < journalRead;
        if (all) {
            Look look = begun();
            first = Optional.of(look);
            whole = look.journalRead();
            look.told().damage().ifPresent(damage);
            told.addAll(look.told().packages());
            reconciled = reconciliation.run(told, look.listed());
            findings.clear();
            seen.clear();
            seen.putAll(holdings.seen());
        } else {
            Set<PackageId> changed = journal.packagesAfter(journalRead);
            told.addAll(changed);
            reconciled = reconciliation.again(changed);
            for (PackageId aip : changed) {
                findings.remove(aip);
                seen.remove(aip);
                holdings.seen(aip).ifPresent(it -> seen.put(aip, it));
            }
        }
        journalRead = whole;
        note(reconciled.findings(), all);
        readAnew.addAll(reconciled.read());
        anew.accept(reconciled);
        return all;
    }

    /** What the journal says now. */
    synchronized Journal.Overview told() {
        return first.filter(look -> look.journalRead() == journal.wholeLength())
                .map(Look::told)
                .orElseGet(journal::overview);
    }

    private void note(List<Finding> found, boolean all) {
        List<Finding> others = new ArrayList<>();
        for (Finding finding : found) {
            if (finding.code().equals(Reconciliation.FOREIGN)) {
                others.add(finding);
            } else {
                findings.computeIfAbsent(new PackageId(finding.where()), aip -> new ArrayList<>())
                        .add(finding);
            }
        }
        if (all) {
            general = others;
        }
    }

    /** What is wrong, package by package, and then what lies among them and is none. */
    synchronized List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        findings.values().forEach(all::addAll);
        all.sort(Comparator.comparing(Finding::where));
        all.addAll(general);
        return all;
    }

    synchronized List<Finding> findings(PackageId aip) {
        return List.copyOf(findings.getOrDefault(aip, List.of()));
    }

    /** The packages with a finding. */
    synchronized Set<PackageId> wrong() {
        return Set.copyOf(findings.keySet());
    }

    /** The packages that looked different from what the index remembers, or whose agreements did. */
    synchronized Set<PackageId> readAnew() {
        return Set.copyOf(readAnew);
    }

    /** What was seen of a package that can be read and is not damaged. */
    synchronized Optional<SeenPackage> seen(PackageId aip) {
        return Optional.ofNullable(seen.get(aip)).filter(it -> !findings.containsKey(aip));
    }

    /** Whether storage has the package, or index or journal say that it ought to. */
    synchronized boolean knows(PackageId aip) {
        return storage.holds(aip) || told.contains(aip) || holdings.find(aip).isPresent();
    }
}
