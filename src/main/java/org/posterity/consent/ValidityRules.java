package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.record.Grant;

/** Whether a record, sound in itself, allows an institution to keep something on a given day. In order of weight. */
final class ValidityRules {
    private final HouseRules house;

    ValidityRules(HouseRules house) {
        this.house = house;
    }

    /** Whether the agreement itself holds on that day, wherever the archive lies and whoever runs it. */
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
                "The consent was given to another institution than this one.",
                "$.institution.name",
                "It is not the institution that is configured here.",
                "Ask the donor for consent to this institution, or correct the name in the record or in the settings.");
    }

    static Optional<Refusal> withdrawn(ConsentRecord record, LocalDate today) {
        return refusalIf(
                standing(record.events(), today) == EventKind.WITHDRAWN,
                "consent-withdrawn",
                "The consent has been withdrawn.",
                "$.events",
                "After the withdrawal consent was neither given again nor renewed.",
                "Keep nothing. If the donor has changed their mind, add the new consent as an event.");
    }

    private static Optional<Refusal> minorWithoutGuardian(ConsentRecord record) {
        return refusalIf(
                record.minor() && record.grantor().capacity() != GrantorCapacity.GUARDIAN,
                "minor-without-guardian",
                "The creator is a minor, and no guardian has consented.",
                "$.grantor.capacity",
                "For a minor a parent or guardian must grant.",
                "Get the consent of a parent or guardian and name them as grantor, with the capacity guardian.");
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
                "Of several who grant all must have signed; the day of this signature is missing, or still to come.",
                "Add signedAt once this person has signed.");
    }

    /** Whatever their capacity: two guardians or heirs are named because both are asked. */
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
                "Its last day is over.",
                "Ask the donor to renew it, then move the date and add the event renewed.");
    }

    private static Optional<Refusal> notYetValid(ConsentRecord record, LocalDate today) {
        List<Grant> grants = record.terms().grants();
        if (grants.stream().noneMatch(grant -> grant.holdsOn(today))
                && !grants.stream().allMatch(grant -> grant.endedOn(today))) {
            return refusalIf(
                    true,
                    "consent-not-yet-valid",
                    "The consent is not valid yet.",
                    "$.from",
                    "Its first day is still to come.",
                    "Take the submission in again on that day or later.");
        }
        return refusalIf(
                standing(record.events(), today) == null,
                "consent-not-yet-valid",
                "The consent is not valid yet.",
                "$.events[0].at",
                "The day on which it is given is still to come.",
                "Correct the day of the event, or take the submission in on that day or later.");
    }

    /** A signature with a day to come is none yet; of several who grant another rule says so. Nor is an agreement that the institution accepts later. */
    private static Optional<Refusal> signatureToCome(ConsentRecord record, LocalDate today) {
        boolean byDonor = !isBySeveral(record)
                && record.grantor().persons().stream()
                        .anyMatch(person ->
                                person.signedAt().filter(today::isBefore).isPresent());
        return refusalIf(
                byDonor || today.isBefore(record.institution().acceptedAt()),
                "consent-not-yet-valid",
                "The consent is not valid yet.",
                byDonor ? "$.grantor.persons[0].signedAt" : "$.institution.acceptedAt",
                byDonor
                        ? "The day of this signature is still to come."
                        : "The day on which the institution accepts is still to come.",
                "Correct the day, or take the submission in on that day or later.");
    }

    /** Of grants that hold, one at least must be for preservation; where none holds, another reason says so. */
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
                "Ask the donor whether it may be preserved, then add the purpose.");
    }

    /** Copies lie only in countries that the record allows. Where they lie, the record cannot know: a setting says it. */
    private Optional<Refusal> storageCountries(ConsentRecord record) {
        List<String> allowed = record.terms().countries();
        List<String> here = house.storageCountries();
        if (allowed.isEmpty() || here.isEmpty()) {
            return refusalIf(
                    !allowed.isEmpty(),
                    "storage-country-unknown",
                    "The consent limits the countries of storage, and it is not known where this archive lies.",
                    "$.countries",
                    "The settings do not say in which country copies are stored.",
                    "Set storage.country in application.properties to the two letters of the country, for example"
                            + " storage.country=DE, then take the submission in again.");
        }
        return refusalIf(
                !allowed.containsAll(here),
                "storage-country-not-allowed",
                "This archive stores copies in a country that the consent does not allow.",
                "$.countries",
                "A country of storage.country is not among those of the record.",
                "Ask the donor to allow that country, or take the submission into an archive that lies elsewhere.");
    }

    /**
     * Where the events leave the consent on that day: WITHDRAWN, GIVEN, or null when it has not been given yet. A
     * withdrawal counts at once, even when it is dated ahead.
     */
    static EventKind standing(List<Event> events, LocalDate today) {
        EventKind standing = null;
        for (Event event : events) {
            boolean happened = !event.at().isAfter(today);
            standing = switch (event.kind()) {
                case GIVEN, RENEWED -> happened ? EventKind.GIVEN : standing;
                case WITHDRAWN -> EventKind.WITHDRAWN;
                case CHANGED -> standing;
            };
        }
        return standing;
    }

    private static Optional<Refusal> refusalIf(
            boolean applies, String code, String summary, String where, String what, String remedy) {
        return applies ? Optional.of(Refusal.inRecord(code, summary, where, what, remedy)) : Optional.empty();
    }
}
