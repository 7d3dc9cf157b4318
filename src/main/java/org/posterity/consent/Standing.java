package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;

/**
 * Where an agreement stands on a day by its own dates and events.
 *
 * @param day when it was withdrawn, its last day, or the day on which it begins; empty while it is in force
 */
public record Standing(Kind kind, Optional<LocalDate> day) {

    /** Where an agreement can stand. */
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

    static Standing of(ConsentRecord record, LocalDate today) {
        List<Grant> grants = record.terms().grants();
        EventKind event = ValidityRules.standing(record.events(), today);
        if (event == EventKind.WITHDRAWN) {
            return new Standing(Kind.WITHDRAWN, last(record, EventKind.WITHDRAWN));
        }
        if (grants.stream().allMatch(grant -> grant.endedOn(today))) {
            return new Standing(
                    Kind.ENDED,
                    grants.stream().flatMap(grant -> grant.until().stream()).max(LocalDate::compareTo));
        }
        Optional<LocalDate> begins = grants.stream()
                .filter(grant -> !grant.endedOn(today))
                .map(Grant::from)
                .min(LocalDate::compareTo);
        LocalDate given = event == null ? last(record, EventKind.GIVEN).orElse(today) : today;
        LocalDate first = begins.filter(given::isBefore).orElse(given);
        return first.isAfter(today)
                ? new Standing(Kind.NOT_YET, Optional.of(first))
                : new Standing(Kind.IN_FORCE, Optional.empty());
    }

    private static Optional<LocalDate> last(ConsentRecord record, EventKind kind) {
        return record.events().stream()
                .filter(event -> event.kind() == kind)
                .map(Event::at)
                .reduce((earlier, later) -> later);
    }
}
