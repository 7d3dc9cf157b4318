package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Grantor;
import org.posterity.located.Value;
import org.posterity.model.Account;
import org.posterity.record.Grant;

/** Rules for records that a schema cannot express. Nulls stand for values whose fault is already noted. */
final class ConsentRecordRules {
    private ConsentRecordRules() {}

    static void examine(Value record, Grantor grantor, List<Account> accounts, List<Event> events, List<Grant> grants) {
        grantorsFitTheirCapacity(record.at("grantor"), grantor);
        accountsAreDistinct(record.at("accounts"), accounts);
        record.at("countries").elements().forEach(ConsentRecordRules::countryExists);
        eventsTellAStory(record.at("events"), events);
        consentIsGivenInTime(record.at("events"), events, grants);
    }

    /** If several people own an account, all of them grant jointly. */
    private static void grantorsFitTheirCapacity(Value place, Grantor grantor) {
        int persons = grantor.persons().size();
        if (persons == 0) {
            place.at("persons").faultUnlessItFollows("No grantor is named.", "Name at least one person.");
        }
        if (grantor.capacity() == GrantorCapacity.JOINT && persons == 1) {
            place.at("persons")
                    .faultIfFirst(
                            "A joint grant needs at least two grantors.",
                            "Name all grantors, or change " + "the capacity.");
        }
        if (grantor.capacity() == GrantorCapacity.CREATOR && persons > 1) {
            place.at("capacity")
                    .faultIfFirst(
                            "Several people are named, but the capacity creator is for one.",
                            "Use the capacity joint, so that each must sign, or name only the creator.");
        }
    }

    /** Until a minor comes of age, others decide; from that day on, nobody but the creator. */
    static void majorityIsKnown(Value record, boolean minor, Optional<LocalDate> majority, List<Event> events) {
        if (!minor && record.has("majority")) {
            record.at("majority")
                    .faultIfFirst(
                            "The creator is an adult, so there is no day to come of age.",
                            "Remove this field, or write minor.");
        }
        LocalDate given = events.isEmpty() ? null : events.get(0).at();
        if (minor
                && given != null
                && majority.filter(day -> !day.isAfter(given)).isPresent()) {
            record.at("majority")
                    .faultIfFirst(
                            "The creator was of age already when consent was given.",
                            "Correct this day, or write adult and get the creator's own consent.");
        }
    }

    private static void accountsAreDistinct(Value place, List<Account> accounts) {
        Stream<String> names =
                accounts.stream().map(account -> account.toString().toLowerCase(Locale.ROOT));
        if (names.distinct().count() < accounts.size()) {
            place.faultIfFirst("An account is named twice.", "Name each account once.");
        }
        if (accounts.isEmpty()) {
            place.faultUnlessItFollows("No account is named.", "Name at least one account.");
        }
    }

    private static void countryExists(Value country) {
        if (country.text().filter(code -> !CountryCodes.contains(code)).isPresent()) {
            country.faultIfFirst(
                    "This is not a country code.",
                    "Write the two capital letters of ISO 3166-1, for example DE, US, or GB for the United Kingdom.");
        }
    }

    private static void eventsTellAStory(Value place, List<Event> events) {
        if (events.stream().noneMatch(event -> event.kind() == EventKind.GIVEN)) {
            place.faultUnlessItFollows("No event says that consent was given.", "Add the event given, with its date.");
            return;
        }
        List<Value> places = place.elements();
        if (events.get(0).kind() != EventKind.GIVEN) {
            places.get(0)
                    .faultIfFirst(
                            "The first event must be that consent was given.",
                            "Put the events in chronological order.");
        }
        for (int i = 1; i < events.size(); i++) {
            LocalDate before = events.get(i - 1).at();
            LocalDate at = events.get(i).at();
            if (before != null && at != null && at.isBefore(before)) {
                places.get(i)
                        .at("at")
                        .faultIfFirst(
                                "This event is earlier than the one above it.",
                                "Put the events in chronological order, oldest first, or correct the date.");
            }
        }
    }

    /** Consent given after all of it has ended would never be valid. */
    private static void consentIsGivenInTime(Value place, List<Event> events, List<Grant> grants) {
        LocalDate given = events.isEmpty() ? null : events.get(0).at();
        if (given != null
                && !grants.isEmpty()
                && grants.stream().allMatch(grant -> hasSpan(grant) && grant.endedOn(given))) {
            place.elements()
                    .get(0)
                    .at("at")
                    .faultIfFirst(
                            "Consent is given after every grant has ended, so it would never be valid.",
                            "Correct this date, or the last day of the grants.");
        }
    }

    private static boolean hasSpan(Grant grant) {
        return grant.from() != null && !grant.endedOn(grant.from());
    }
}
