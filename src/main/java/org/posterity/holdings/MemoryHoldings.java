package org.posterity.holdings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/** An index in memory. */
public final class MemoryHoldings implements Holdings {
    private final Map<PackageId, IndexEntry> packages = new HashMap<>();

    @Override
    public synchronized void enter(Collection<IndexEntry> entries) {
        entries.forEach(entry -> packages.put(entry.aip(), entry));
    }

    @Override
    public synchronized Map<PackageId, SeenPackage> seen() {
        Map<PackageId, SeenPackage> seen = new HashMap<>();
        packages.values().forEach(entry -> entry.seen().ifPresent(it -> seen.put(entry.aip(), it)));
        return seen;
    }

    @Override
    public synchronized Optional<SeenPackage> seen(PackageId aip) {
        return Optional.ofNullable(packages.get(aip)).flatMap(IndexEntry::seen);
    }

    @Override
    public synchronized List<Holding> accessions(PackageId aip) {
        return packages.containsKey(aip) ? packages.get(aip).accessions() : List.of();
    }

    @Override
    public synchronized Optional<Holding> find(PackageId aip) {
        return Optional.ofNullable(packages.get(aip)).map(IndexEntry::newest);
    }

    @Override
    public synchronized List<Holding> ofAccount(Account account) {
        return heads().filter(head -> packages.get(head.aip()).accessions().stream()
                        .anyMatch(holding -> holding.account().sameAs(account)))
                .toList();
    }

    @Override
    public synchronized List<Holding> underAgreement(String agreement) {
        return heads().filter(head -> head.isUnder(agreement)).toList();
    }

    @Override
    public synchronized Optional<Holding> ofSubmission(Digest submission) {
        return packages.values().stream()
                .flatMap(entry -> entry.accessions().stream())
                .filter(holding -> holding.submissionDigest().equals(submission))
                .min(Holding.BY_TIME);
    }

    @Override
    public synchronized List<Holding> list() {
        return heads().toList();
    }

    @Override
    public synchronized Set<PackageId> ids() {
        return Set.copyOf(packages.keySet());
    }

    @Override
    public synchronized int count() {
        return packages.size();
    }

    @Override
    public synchronized void remove(PackageId aip) {
        packages.remove(aip);
    }

    @Override
    public void close() {
        // nothing to close
    }

    private Stream<Holding> heads() {
        return packages.values().stream().map(IndexEntry::newest).sorted(Holding.BY_TIME);
    }
}
