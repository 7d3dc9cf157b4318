package org.posterity.consent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that consent does not exclude a store that already has a copy of the package: the copy would have to go first. */
final class StoreRule {
    private StoreRule() {}

    /** @param countries the only ones where copies may be stored; none: no limit */
    static Optional<Refusal> examine(List<String> countries, List<HeldCopies.Place> copies) {
        List<HeldCopies.Place> excluded = copies.stream()
                .filter(copy -> !countries.isEmpty() && !countries.contains(copy.country()))
                .toList();
        if (excluded.isEmpty()) {
            return Optional.empty();
        }
        String named = excluded.stream()
                .map(copy -> copy.store() + " (" + copy.country() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(Refusal.inRecord(
                "copy-not-allowed",
                "The consent does not allow a store that already has a copy of this account's package: " + named + ".",
                "$.countries",
                "It does not allow the country of store " + named + ".",
                "Ask the donor to allow that country, or have the copy removed there first and take the store out of"
                        + " stores.yaml."));
    }
}
