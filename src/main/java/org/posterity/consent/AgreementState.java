package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.record.Grant;

/**
 * The state of an agreement on a day, by its own dates and events.
 *
 * @param day when it was withdrawn, its last day, or the day on which it begins; empty while it is in force
 */
public record AgreementState(Kind kind, Optional<LocalDate> day) {

    /** The states of an agreement. */
    public enum Kind {
        IN_FORCE("in-force"),
        NOT_YET("not-yet-valid"),
        ENDED("ended"),
        WITHDRAWN("withdrawn");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    static AgreementState of(ConsentRecord record, LocalDate today) {
        List<Grant> grants = record.terms().grants();
        if (ValidityRules.standing(record.events(), today) == EventKind.WITHDRAWN) {
            return new AgreementState(Kind.WITHDRAWN, lastWithdrawal(record));
        }
        if (grants.stream().allMatch(grant -> grant.endedOn(today))) {
            return new AgreementState(
                    Kind.ENDED,
                    grants.stream().flatMap(grant -> grant.until().stream()).max(LocalDate::compareTo));
        }
        SortedSet<LocalDate> days = new TreeSet<>(List.of(today));
        grants.forEach(grant -> days.add(grant.from()));
        record.events().forEach(other -> days.add(other.at()));
        LocalDate first = days.tailSet(today).stream()
                .filter(day -> ValidityRules.standing(record.events(), day) == EventKind.GIVEN
                        && grants.stream().anyMatch(grant -> grant.holdsOn(day)))
                .findFirst()
                .orElse(days.last());
        return first.isAfter(today)
                ? new AgreementState(Kind.NOT_YET, Optional.of(first))
                : new AgreementState(Kind.IN_FORCE, Optional.empty());
    }

    private static Optional<LocalDate> lastWithdrawal(ConsentRecord record) {
        return record.events().stream()
                .filter(event -> event.kind() == EventKind.WITHDRAWN)
                .map(Event::at)
                .reduce((earlier, later) -> later);
    }
}
