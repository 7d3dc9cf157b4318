package org.posterity.consent;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.Fault;

/**
 * The age in the record must not be contradicted by the birth date in the export, whoever grants. What counts is the day on
 * which consent was given last, so that somebody who has come of age since can renew it alone.
 */
final class AgeRule {
    private final ConsentRecord record;
    private final LocalDate granted;
    private final int majority;

    private AgeRule(ConsentRecord record, int majority, LocalDate today) {
        this.record = record;
        this.majority = majority;
        this.granted = record.events().stream()
                .filter(event -> event.kind() == EventKind.GIVEN || event.kind() == EventKind.RENEWED)
                .map(Event::at)
                .filter(at -> !at.isAfter(today))
                .reduce((earlier, later) -> later)
                .orElse(today);
    }

    static Optional<Refusal> examine(ConsentRecord record, BirthDate birthDate, int majority, LocalDate today) {
        return new AgeRule(record, majority, today).examine(birthDate);
    }

    /** Of several days one that contradicts is enough to stop an adult; for a minor, whom the rules protect, all must. */
    private Optional<Refusal> examine(BirthDate birthDate) {
        boolean mayBeMinor = birthDate.latest().filter(this::isMinor).isPresent();
        if (record.minor() && isNoted(BirthDateNote.WRONG)) {
            return Optional.empty();
        }
        if (!record.minor() && mayBeMinor) {
            return Optional.of(adultIsMinor());
        }
        if (record.minor() && birthDate.latest().isPresent() && !mayBeMinor) {
            return Optional.of(minorIsAdult());
        }
        return birthDate.isUnclear() && !isNoted(BirthDateNote.LOOKED_AT)
                ? Optional.of(unreadable())
                : Optional.empty();
    }

    private boolean isMinor(LocalDate born) {
        return Period.between(born, granted).getYears() < majority;
    }

    private boolean isNoted(BirthDateNote note) {
        return record.birthDateInExport().equals(Optional.of(note));
    }

    private static Refusal adultIsMinor() {
        return Refusal.inRecord(
                "age-contradicted",
                "The export contradicts the age in the consent record: by its birth date the creator was a minor on the day of"
                        + " the consent.",
                "$.age",
                "The record says adult; by the birth date in the export that was not so.",
                "Ask how old the creator is. For a minor write minor, and get the consent of a parent or guardian. If the"
                        + " creator is of age now, have them renew it themselves and add the event renewed. If the"
                        + " platform was given a wrong birth date, have it corrected there and ask for a new export.");
    }

    private static Refusal minorIsAdult() {
        return Refusal.inRecord(
                "age-contradicted",
                "The export contradicts the age in the consent record: by its birth date the creator was an adult on the day of"
                        + " the consent.",
                "$.age",
                "The record says minor; by the birth date in the export that was not so.",
                "Ask how old the creator is. For an adult write adult, and get their own consent. If the platform was"
                        + " given a wrong birth date, add birthDateInExport with the word wrong to the record.");
    }

    private static Refusal unreadable() {
        return new Refusal(
                "birth-date-unreadable",
                "The birth date in the export cannot be read for certain, so it cannot be held against the age in the consent"
                        + " record.",
                new Fault(
                        "the export, birth date in the profile",
                        "It is written in a way that is not known or has several meanings, or several different ones stand"
                                + " there.",
                        "Look at it: in JSON at birthDate in ProfileMap, in the text form in the file Profile Info. If it agrees"
                                + " with the age in the record, add birthDateInExport with the word looked-at to the record; if"
                                + " not, ask how old the creator is and mend the record."));
    }
}
