package org.posterity.application;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.KeptConsent;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** Creators who come of age, for whom others granted. Only the agreement file knows the day. */
final class DueMajorities {
    private DueMajorities() {}

    static Stream<DueItem> of(PackageId aip, Archive archive, LocalDate today) {
        return archive.awaitingMajority(aip).stream()
                .flatMap(agreement -> day(agreement, archive).stream()
                        .map(day -> item(aip, day, today).under(agreement)));
    }

    /** Empty if the agreement cannot be read, which other commands report. */
    private static Optional<LocalDate> day(String agreement, Archive archive) {
        try {
            return new KeptConsent(archive.keptAgreements()).majorityAwaited(agreement);
        } catch (TerminalFailure e) {
            return Optional.empty();
        }
    }

    private static DueItem item(PackageId aip, LocalDate day, LocalDate today) {
        return DueItem.of(
                DueKind.MAJORITY,
                Optional.of(day),
                aip,
                day.isAfter(today)
                        ? "The creator comes of age. From that day, what others granted is closed to readers."
                        : "The creator has come of age. What others granted is closed to readers.",
                "Ask the creator to confirm it in their own right.");
    }
}
