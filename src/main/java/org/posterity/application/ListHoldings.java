package org.posterity.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.holdings.Holding;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.replication.CopyCount;

/** Lists what an archive holds. */
public final class ListHoldings {
    private final Premises premises;

    public ListHoldings(Premises premises) {
        this.premises = premises;
    }

    /**
     * What is held.
     *
     * @param archiveIsThere whether the archive exists
     * @param packages those that were asked for, the oldest first
     * @param unknown what is wrong in storage and cannot be traced to a known package
     * @param collections all that there are
     * @param isEmpty whether nothing is held in any collection
     * @param copies of each package; empty where the settings name no store
     */
    public record Listing(
            boolean archiveIsThere,
            List<HeldPackage> packages,
            List<Finding> unknown,
            Set<String> collections,
            boolean isEmpty,
            Map<PackageId, CopyCount> copies) {

        /** Whether nothing is wrong with what was listed. */
        public boolean isWhole() {
            return unknown.isEmpty()
                    && packages.stream().allMatch(it -> it.findings().isEmpty());
        }
    }

    private Map<PackageId, CopyCount> copies(List<HeldPackage> packages, Archive archive) {
        if (!Safety.hasStores(premises.config())) {
            return Map.of();
        }
        Safety safety = Safety.of(archive.told(), premises.settings());
        return packages.stream().collect(Collectors.toMap(HeldPackage::aip, held -> safety.of(held.aip())));
    }

    /** @param collection which collection alone is wanted */
    public Listing run(Optional<String> collection) {
        try (Archive archive = premises.open()) {
            List<Holding> all = archive.holdings().list();
            List<HeldPackage> packages = all.parallelStream()
                    .filter(holding -> collection.isEmpty() || holding.isIn(collection.get()))
                    .map(holding -> HeldPackage.listed(holding.aip(), archive))
                    .toList();
            // nothing says which collection they belong to
            Set<String> known =
                    all.stream().map(holding -> holding.aip().value()).collect(Collectors.toSet());
            List<Finding> unknown = archive.findings().stream()
                    .filter(finding -> !known.contains(finding.where()))
                    .toList();
            Set<String> collections = all.stream()
                    .flatMap(holding -> holding.collection().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Listing(
                    Archive.isThere(premises.archive()),
                    packages,
                    unknown,
                    collections,
                    all.isEmpty(),
                    copies(packages, archive));
        }
    }
}
