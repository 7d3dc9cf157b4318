package org.posterity.consent;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.Fault;

/**
 * A record that calls the creator an adult must not be contradicted by the birth date in the export. What counts is the
 * day on which consent was given last, so that somebody who has come of age since can renew it alone.
 */
final class AgeRule {
    private AgeRule() {}

    static Optional<Refusal> examine(ConsentRecord record, LocalDate birthDate, int majority, LocalDate today) {
        if (record.minor() || record.grantor().capacity() == GrantorCapacity.GUARDIAN) {
            return Optional.empty();
        }
        LocalDate granted = record.events().stream()
                .filter(event -> event.kind() == EventKind.GIVEN || event.kind() == EventKind.RENEWED)
                .map(Event::at)
                .filter(at -> !at.isAfter(today))
                .reduce((earlier, later) -> later)
                .orElse(today);
        return Period.between(birthDate, granted).getYears() < majority
                ? Optional.of(
                        new Refusal(
                                "age-contradicted",
                                "The export contradicts the age in the consent record: the creator was a minor on the day of the"
                                        + " consent, and no guardian has consented.",
                                new Fault(
                                        "consent record, $.age",
                                        "The record says adult; by the birth date in the export that was not so.",
                                        "Ask how old the creator is. Get the consent of a parent or guardian, or, if the creator is of"
                                                + " age now, have them renew it themselves and add the event renewed. Has the donor given the"
                                                + " platform a wrong birth date, keep their written word on it and set the export aside.")))
                : Optional.empty();
    }
}
