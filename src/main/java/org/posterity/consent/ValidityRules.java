package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.record.Grant;

/** Whether a valid record allows an institution to keep something on a given day. The gravest reason comes first. */
final class ValidityRules {
    private final HouseRules house;

    ValidityRules(HouseRules house) {
        this.house = house;
    }

    /** Whether the agreement itself is in force on that day, wherever the archive is and whoever runs it. */
    boolean holds(ConsentRecord record, LocalDate today) {
        return withdrawn(record, today).isEmpty()
                && expired(record, today).isEmpty()
                && notYetValid(record, today).isEmpty()
                && signatureToCome(record, today).isEmpty();
    }

    /** All reasons against it. */
    List<Refusal> examine(ConsentRecord record, LocalDate today) {
        return Stream.of(
                        otherInstitution(record),
                        withdrawn(record, today),
                        minorWithoutGuardian(record),
                        majorityUnconfirmed(record, today),
                        severalWithoutAll(record, today),
                        expired(record, today),
                        notYetValid(record, today).or(() -> signatureToCome(record, today)),
                        purposeNotCovered(record, today),
                        storageCountries(record))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal> otherInstitution(ConsentRecord record) {
        return refusalIf(
                !house.isHere(record.institution().name()),
                "other-institution",
                "The consent was given to a different institution.",
                "$.institution.name",
                "It is not the institution in the settings.",
                "Ask the donor for consent to this institution, or correct the name in the record or in the settings.");
    }

    static Optional<Refusal> withdrawn(ConsentRecord record, LocalDate today) {
        return refusalIf(
                standing(record.events(), today) == EventKind.WITHDRAWN,
                "consent-withdrawn",
                "The consent has been withdrawn.",
                "$.events",
                "Consent was neither given again nor renewed after the withdrawal.",
                "Keep nothing. If the donor has changed their mind, add the new consent to the events.");
    }

    private static Optional<Refusal> minorWithoutGuardian(ConsentRecord record) {
        return refusalIf(
                record.minor() && record.grantor().capacity() != GrantorCapacity.GUARDIAN,
                "minor-without-guardian",
                "The creator is a minor, and no guardian has consented.",
                "$.grantor.capacity",
                "For a minor, a parent or guardian must give consent.",
                "Get the consent of a parent or guardian and name them as grantor, with the capacity guardian.");
    }

    /** From the day of majority on, only the creator can consent. */
    private static Optional<Refusal> majorityUnconfirmed(ConsentRecord record, LocalDate today) {
        return refusalIf(
                record.minor()
                        && !today.isBefore(record.majority().orElse(LocalDate.MIN))
                        && Majority.of(record.majority(), record.events())
                                .confirmed()
                                .filter(day -> !day.isAfter(today))
                                .isEmpty(),
                "majority-unconfirmed",
                "The creator has come of age, and has not confirmed the consent that others gave.",
                "$.majority",
                "This day has come, and no later event says that the creator gave or renewed consent.",
                "Ask the creator, then run posterity consent renew with the capacity creator.");
    }

    private static Optional<Refusal> severalWithoutAll(ConsentRecord record, LocalDate today) {
        List<Person> persons = record.grantor().persons();
        int unsigned = 0;
        while (unsigned < persons.size()
                && persons.get(unsigned)
                        .signedAt()
                        .filter(day -> !day.isAfter(today))
                        .isPresent()) {
            unsigned++;
        }
        return refusalIf(
                isBySeveral(record) && unsigned < persons.size(),
                "joint-not-all-signed",
                "Several people grant together, and not all have signed.",
                "$.grantor.persons[" + unsigned + "].signedAt",
                "All who grant must have signed. The date of this signature is missing or in the future.",
                "Add signedAt once this person has signed.");
    }

    /** Whatever their capacity: if two guardians or heirs are named, both must sign. */
    private static boolean isBySeveral(ConsentRecord record) {
        return record.grantor().capacity() == GrantorCapacity.JOINT
                || record.grantor().persons().size() > 1;
    }

    private static Optional<Refusal> expired(ConsentRecord record, LocalDate today) {
        return refusalIf(
                record.terms().grants().stream().allMatch(grant -> grant.endedOn(today)),
                "consent-ended",
                "The consent has ended.",
                "$.until",
                "Its last day has passed.",
                "Ask the donor to renew it, then change the date and add the event renewed.");
    }

    private static Optional<Refusal> notYetValid(ConsentRecord record, LocalDate today) {
        List<Grant> grants = record.terms().grants();
        if (grants.stream().noneMatch(grant -> grant.holdsOn(today))
                && !grants.stream().allMatch(grant -> grant.endedOn(today))) {
            return refusalIf(
                    true,
                    "consent-not-yet-valid",
                    "The consent is not in force yet.",
                    "$.from",
                    "Its first day is in the future.",
                    "Take the submission in again on that day or later.");
        }
        return refusalIf(
                standing(record.events(), today) == null,
                "consent-not-yet-valid",
                "The consent is not in force yet.",
                "$.events[0].at",
                "The day on which it is given is in the future.",
                "Correct the date of the event, or take the submission in on that day or later.");
    }

    /**
     * A signature or an acceptance dated in the future does not count yet. For several grantors another rule says so.
     */
    private static Optional<Refusal> signatureToCome(ConsentRecord record, LocalDate today) {
        boolean byDonor = !isBySeveral(record)
                && record.grantor().persons().stream()
                        .anyMatch(person ->
                                person.signedAt().filter(today::isBefore).isPresent());
        return refusalIf(
                byDonor || today.isBefore(record.institution().acceptedAt()),
                "consent-not-yet-valid",
                "The consent is not in force yet.",
                byDonor ? "$.grantor.persons[0].signedAt" : "$.institution.acceptedAt",
                byDonor
                        ? "The date of this signature is in the future."
                        : "The date of the institution's acceptance is in the future.",
                "Correct the date, or take the submission in on that day or later.");
    }

    /** At least one grant in force must be for preservation; if none is in force, another reason says so. */
    private static Optional<Refusal> purposeNotCovered(ConsentRecord record, LocalDate today) {
        List<Grant> grants = record.terms().grants();
        List<Grant> holding =
                grants.stream().filter(grant -> grant.holdsOn(today)).toList();
        return refusalIf(
                (holding.isEmpty() ? grants : holding).stream().noneMatch(Grant::allowsPreservation),
                "purpose-not-covered",
                "The consent does not cover preservation.",
                "$.purposes",
                "The purpose " + Grant.PRESERVATION + " is not among them.",
                "Ask the donor for permission to preserve it, then add the purpose.");
    }

    /** Copies may be stored only in countries that the record allows. A setting says where they are stored. */
    private Optional<Refusal> storageCountries(ConsentRecord record) {
        List<String> allowed = record.terms().countries();
        List<String> here = house.storageCountries();
        if (allowed.isEmpty() || here.isEmpty()) {
            return refusalIf(
                    !allowed.isEmpty(),
                    "storage-country-unknown",
                    "The consent limits the countries of storage, but the archive's country is not set.",
                    "$.countries",
                    "The settings do not say in which country the archive stores copies.",
                    "Set storage.country in application.properties to the country's two letters, for example "
                            + "storage.country=DE, then run again.");
        }
        return refusalIf(
                !allowed.containsAll(here),
                "storage-country-not-allowed",
                "This archive stores copies in a country that the consent does not allow.",
                "$.countries",
                "A country in storage.country is not among those in the record.",
                "Ask the donor to allow that country, or use an archive in another one.");
    }

    /**
     * The consent on that day by its events: WITHDRAWN, GIVEN, or null when it has not been given yet. A withdrawal counts at
     * once, even if dated in the future.
     */
    static EventKind standing(List<Event> events, LocalDate today) {
        EventKind standing = null;
        for (Event event : events) {
            boolean happened = !event.at().isAfter(today);
            standing = switch (event.kind()) {
                case GIVEN, RENEWED -> happened ? EventKind.GIVEN : standing;
                case WITHDRAWN -> EventKind.WITHDRAWN;
                case CHANGED, CORRECTED -> standing;
            };
        }
        return standing;
    }

    private static Optional<Refusal> refusalIf(
            boolean applies, String code, String summary, String where, String what, String remedy) {
        return applies ? Optional.of(Refusal.inRecord(code, summary, where, what, remedy)) : Optional.empty();
    }
}
