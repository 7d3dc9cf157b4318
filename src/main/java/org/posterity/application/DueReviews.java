package org.posterity.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;

/** Refused donations that somebody must look at or decide on; others only have to be handed in again in order. */
final class DueReviews {
    static final Set<String> CODES = Set.of(
            "account-already-held",
            "account-undecidable",
            "account-unnamed",
            "age-contradicted",
            "agreement-unreadable",
            "birth-date-unreadable",
            "consent-not-yet-valid",
            "evidence-missing",
            "joint-not-all-signed",
            "package-damaged",
            "package-missing",
            "posts-not-understood",
            "storage-country-unknown",
            "unknown-structure");

    private DueReviews() {}

    /** @param unresolved the refusals since which nothing from the same place was taken in */
    static Stream<DueItem> of(List<Rejection> unresolved) {
        return unresolved.stream()
                .filter(rejection -> CODES.contains(rejection.code()))
                .map(rejection -> DueItem.of(
                        DueKind.UNDER_REVIEW,
                        Optional.empty(),
                        rejection.submission(),
                        rejection.summary() + " (" + rejection.code() + ")",
                        rejection.faults().stream()
                                .map(Fault::remedy)
                                .filter(remedy -> !remedy.isBlank())
                                .findFirst()
                                .orElse("See its report.")));
    }
}
