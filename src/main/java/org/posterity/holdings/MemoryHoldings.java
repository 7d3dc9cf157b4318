package org.posterity.holdings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/** An index in memory. */
public final class MemoryHoldings implements Holdings {
    /** By package, then by accession. */
    private final Map<String, TreeMap<Integer, Holding>> packages = new TreeMap<>();

    @Override
    public synchronized void record(Holding holding) {
        packages.computeIfAbsent(holding.aip().value(), aip -> new TreeMap<>()).put(holding.accession(), holding);
    }

    @Override
    public synchronized Optional<Holding> find(PackageId aip) {
        return heads(head -> head.aip().equals(aip)).findFirst();
    }

    @Override
    public synchronized List<Holding> ofAccount(Account account) {
        return heads(head -> head.account().sameAs(account)).toList();
    }

    @Override
    public synchronized Optional<Holding> ofSubmission(Digest submission) {
        return packages.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .filter(holding -> holding.submissionDigest().equals(submission))
                .min(Holding.BY_TIME);
    }

    @Override
    public synchronized List<Holding> list() {
        return heads(head -> true).toList();
    }

    @Override
    public synchronized Set<PackageId> ids() {
        return packages.keySet().stream().map(PackageId::new).collect(Collectors.toSet());
    }

    @Override
    public synchronized int count() {
        return packages.size();
    }

    @Override
    public synchronized void remove(PackageId aip) {
        packages.remove(aip.value());
    }

    @Override
    public void close() {
        // nothing to close
    }

    private Stream<Holding> heads(Predicate<Holding> wanted) {
        return packages.values().stream()
                .map(accessions -> accessions.lastEntry().getValue())
                .filter(wanted)
                .sorted(Holding.BY_TIME);
    }
}
