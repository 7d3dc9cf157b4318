package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecord.Grantor;
import org.posterity.model.Account;

/** What must be true of a record and cannot be said in a schema. Nulls stand for what has its fault already. */
final class RecordRules {
    private final Faults faults;

    RecordRules(Faults faults) {
        this.faults = faults;
    }

    void examine(Fields fields, Grantor grantor, List<Account> accounts, List<String> countries, List<Event> events) {
        someoneGrants(fields, grantor);
        jointGrantorsAreSeveral(fields, grantor);
        creatorIsOne(fields, grantor);
        accountsAreDistinct(fields, accounts);
        countriesExist(fields, countries);
        eventsTellAStory(fields, events);
    }

    private void someoneGrants(Fields fields, Grantor grantor) {
        if (grantor.persons().isEmpty()) {
            faults.addUnlessItFollows(
                    fields.pointer("grantor") + "/persons", "Nobody is named who grants.", "Name at least one person.");
        }
    }

    private void jointGrantorsAreSeveral(Fields fields, Grantor grantor) {
        if (grantor.capacity() != GrantorCapacity.JOINT) {
            return;
        }
        String persons = fields.pointer("grantor") + "/persons";
        if (grantor.persons().size() == 1) {
            faults.addIfFirst(
                    persons, "A joint grant is by at least two.", "Name all who grant, or change the capacity.");
        }
    }

    /** An account that several people own is granted by all of them jointly. */
    private void creatorIsOne(Fields fields, Grantor grantor) {
        if (grantor.capacity() == GrantorCapacity.CREATOR && grantor.persons().size() > 1) {
            faults.addIfFirst(
                    fields.pointer("grantor") + "/capacity",
                    "Several people are named, but the capacity is that of one creator.",
                    "Write the capacity joint, so that each must have signed, or name the creator alone.");
        }
    }

    private void accountsAreDistinct(Fields fields, List<Account> accounts) {
        long distinct = accounts.stream()
                .map(account -> account.toString().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (distinct < accounts.size()) {
            faults.addIfFirst(fields.pointer("accounts"), "An account is named twice.", "Name each account once.");
        }
        if (accounts.isEmpty()) {
            faults.addUnlessItFollows(fields.pointer("accounts"), "No account is named.", "Name at least one account.");
        }
    }

    private void countriesExist(Fields fields, List<String> countries) {
        for (int i = 0; i < countries.size(); i++) {
            if (countries.get(i) != null && !CountryCodes.contains(countries.get(i))) {
                faults.addIfFirst(
                        fields.pointer("countries") + "/" + i,
                        "This is not the code of a country.",
                        "Write the two capital letters of ISO 3166-1, for example DE, US, or GB for the United Kingdom.");
            }
        }
    }

    private void eventsTellAStory(Fields fields, List<Event> events) {
        String place = fields.pointer("events");
        if (events.stream().noneMatch(event -> event.kind() == EventKind.GIVEN)) {
            faults.addUnlessItFollows(
                    place, "No event says that consent was given.", "Add the event given, with its day.");
            return;
        }
        if (events.get(0).kind() != EventKind.GIVEN) {
            faults.addIfFirst(
                    place + "/0",
                    "The first event must be that consent was given.",
                    "Put the events in order of time.");
        }
        for (int i = 1; i < events.size(); i++) {
            LocalDate before = events.get(i - 1).at();
            LocalDate at = events.get(i).at();
            if (before != null && at != null && at.isBefore(before)) {
                faults.addIfFirst(
                        place + "/" + i + "/at",
                        "This event lies before the one above it.",
                        "Put the events in order of time, oldest first, or correct the day.");
            }
        }
    }
}
