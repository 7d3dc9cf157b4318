package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.record.Grant;

/**
 * What others granted for a minor: shown on site at most, and closed on the day of majority, until the creator in their own
 * right confirms it.
 *
 * @param day on which the creator comes of age
 * @param confirmed the day of the confirmation
 */
record Majority(LocalDate day, Optional<LocalDate> confirmed) {

    /** @param day in the record; empty, as in old records, means that it may have passed */
    static Majority of(Optional<LocalDate> day, List<Event> events) {
        LocalDate from = day.orElse(LocalDate.MIN);
        return new Majority(
                from,
                events.stream()
                        .filter(event -> event.kind() == EventKind.GIVEN || event.kind() == EventKind.RENEWED)
                        .filter(event -> event.capacity().equals(Optional.of(GrantorCapacity.CREATOR)))
                        .map(Event::at)
                        .filter(at -> !at.isBefore(from))
                        .min(LocalDate::compareTo));
    }

    /** The grants that a grant amounts to: one until the day of majority, and one from the confirmation on. */
    Stream<Grant> limit(Grant grant) {
        Stream<Grant> before = day.isAfter(grant.from())
                ? Stream.of(grant.atMost(AccessLevel.ON_SITE).notAfter(day.minusDays(1)))
                : Stream.empty();
        return Stream.concat(before, confirmed.map(grant::notBefore).stream());
    }
}
