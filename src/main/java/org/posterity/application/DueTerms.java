package org.posterity.application;

import static org.posterity.application.DueKind.EMBARGO_ENDS;
import static org.posterity.application.DueKind.EMBARGO_WAITS;
import static org.posterity.application.DueKind.GRANT_ENDS;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.holdings.HeldUnder;
import org.posterity.holdings.Holding;

/** What the terms of a package let wait for a person: grants that end, and embargoes. */
final class DueTerms {
    private DueTerms() {}

    static Stream<DueItem> of(Holding holding, LocalDate today) {
        return holding.agreements().stream().flatMap(under -> of(holding, under, today));
    }

    private static Stream<DueItem> of(Holding holding, HeldUnder under, LocalDate today) {
        Stream<DueItem> grants = under.ends().stream()
                .map(day -> DueItem.of(
                        GRANT_ENDS,
                        Optional.of(day),
                        holding.aip(),
                        day.isBefore(today)
                                ? "A grant has ended. What it covers is closed to readers."
                                : "A grant ends. From the day after, what it covers is closed to readers.",
                        "Ask the donor for a renewal."));
        Stream<DueItem> embargo = under.embargoUntil().stream()
                .filter(day -> !day.isBefore(today))
                .map(day -> DueItem.of(
                        EMBARGO_ENDS,
                        Optional.of(day),
                        holding.aip(),
                        "An embargo ends. From this day, readers may see what the grants allow.",
                        "Check whether anything should be restricted before."));
        Stream<DueItem> event = Stream.of(under)
                .filter(HeldUnder::embargoUntilEvent)
                .map(it -> DueItem.of(
                        EMBARGO_WAITS,
                        Optional.empty(),
                        holding.aip(),
                        "An embargo lasts until an event that the agreement names.",
                        "Find out whether the event has happened."));
        return Stream.of(grants, embargo, event).flatMap(it -> it).map(item -> item.under(under.agreement()));
    }
}
