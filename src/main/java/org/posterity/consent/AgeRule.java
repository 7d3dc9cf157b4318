package org.posterity.consent;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.Fault;

/**
 * The birth date in the export must not contradict the age in the record, whoever grants. What counts is the age on the day
 * of the latest consent, so that somebody who has come of age since can renew it alone.
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

    /**
     * If the export gives several dates, one that contradicts is enough to stop an adult; for a minor, whom the rules
     * protect, all must.
     */
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
                "The export contradicts the age in the consent record: by its birth date, the creator was a "
                        + "minor on the day of consent.",
                "$.age",
                "The record says adult, but the birth date in the export says minor.",
                "Ask how old the creator is. If a minor, write minor and get the consent of a parent or "
                        + "guardian. If the creator has come of age since, have them renew the consent and add "
                        + "the event renewed. If the platform has a wrong birth date, have it corrected there "
                        + "and ask for a new export.");
    }

    private static Refusal minorIsAdult() {
        return Refusal.inRecord(
                "age-contradicted",
                "The export contradicts the age in the consent record: by its birth date, the creator was an "
                        + "adult on the day of consent.",
                "$.age",
                "The record says minor, but the birth date in the export says adult.",
                "Ask how old the creator is. If an adult, write adult and get their own consent. If the "
                        + "platform has a wrong birth date, add birthDateInExport with the value wrong to the record.");
    }

    private static Refusal unreadable() {
        return new Refusal(
                "birth-date-unreadable",
                "The birth date in the export cannot be read with certainty, so the age in the consent record "
                        + "cannot be checked.",
                new Fault(
                        "the export, birth date in the profile",
                        "Its format is unknown or ambiguous, or the export gives several different dates.",
                        "Look it up: birthDate in ProfileMap in a JSON export, the file Profile Info in a text "
                                + "export. If it fits the age in the record, add birthDateInExport with the "
                                + "value looked-at to the record; if not, ask how old the creator is and "
                                + "correct the record."));
    }
}
