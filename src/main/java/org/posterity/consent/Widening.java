package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Grant;

/**
 * Whether a change of a record keeps or shows anything that was not kept or shown before, on any day to come, for any purpose. A
 * change whose effect is not known counts as one that does.
 */
final class Widening {
    /** Fields that are compared by what they allow. */
    private static final Set<String> COMPARED = Set.of(
            "categories",
            "purposes",
            "access",
            "from",
            "until",
            "grants",
            "embargo",
            "countries",
            "events",
            "majority");

    /** Fields that allow nothing. */
    private static final Set<String> INDIFFERENT = Set.of(
            "$schema", "evidence", "institution", "notice", "creditAs", "unselected", "successor", "contactAfterDeath");

    private final ObjectNode before;
    private final ObjectNode after;
    private final LocalDate today;

    Widening(ObjectNode before, ObjectNode after, LocalDate today) {
        this.before = before;
        this.after = after;
        this.today = today;
    }

    /** @param was empty, as {@code now}, for a record that is not valid today and allows nothing */
    boolean of(Optional<ConsentRecord> was, Optional<ConsentRecord> now) {
        if (now.isEmpty() || ValidityRules.standing(now.get().events(), LocalDate.MAX) == EventKind.WITHDRAWN) {
            return false;
        }
        return was.isEmpty()
                || otherwiseDiffers()
                || countriesWiden(was.get(), now.get())
                || days(was.get(), now.get()).stream().anyMatch(day -> opens(was.get(), now.get(), day));
    }

    private boolean otherwiseDiffers() {
        SortedSet<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(COMPARED);
        fields.removeAll(INDIFFERENT);
        return fields.stream().anyMatch(field -> differs(field, before.path(field), after.path(field)));
    }

    /** Names and addresses of those who granted may be corrected; in which capacity they did may not pass unseen. */
    private static boolean differs(String field, JsonNode was, JsonNode now) {
        return field.equals("grantor")
                ? !was.path("capacity").equals(now.path("capacity"))
                        || was.path("persons").size() != now.path("persons").size()
                : !was.equals(now);
    }

    private static boolean countriesWiden(ConsentRecord was, ConsentRecord now) {
        List<String> before = was.terms().countries();
        List<String> after = now.terms().countries();
        return !before.isEmpty() && (after.isEmpty() || !before.containsAll(after));
    }

    /** Days on which anything can change; between them all stays as it is. */
    private SortedSet<LocalDate> days(ConsentRecord... records) {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(today);
        for (ConsentRecord record : records) {
            record.events().forEach(event -> days.add(event.at()));
            record.terms().embargoUntil().ifPresent(days::add);
            record.majority().ifPresent(days::add);
            for (Grant grant : record.terms().grants()) {
                days.add(grant.from());
                grant.until().ifPresent(last -> days.add(last.plusDays(1)));
            }
        }
        return days.tailSet(today);
    }

    private static boolean opens(ConsentRecord was, ConsentRecord now, LocalDate day) {
        for (Category category : Category.values()) {
            List<Grant> before = inForce(was, category, day);
            List<Grant> after = inForce(now, category, day);
            if (isKept(after) && !isKept(before)) {
                return true;
            }
            for (String purpose : purposes(now)) {
                if (shown(now, after, purpose, day).compareTo(shown(was, before, purpose, day)) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Grant> inForce(ConsentRecord record, Category category, LocalDate day) {
        if (ValidityRules.standing(record.events(), day) != EventKind.GIVEN) {
            return List.of();
        }
        Stream<Grant> grants = record.terms().grants().stream();
        Stream<Grant> limited =
                record.minor() ? grants.flatMap(Majority.of(record.majority(), record.events())::limit) : grants;
        return limited.filter(grant -> grant.categories().contains(category) && grant.holdsOn(day))
                .toList();
    }

    private static boolean isKept(List<Grant> grants) {
        return grants.stream().anyMatch(Grant::allowsPreservation);
    }

    private static Set<String> purposes(ConsentRecord record) {
        Set<String> purposes = new TreeSet<>();
        record.terms().grants().forEach(grant -> purposes.addAll(grant.purposes()));
        return purposes;
    }

    /** Who may see it: all grants of a category must allow it, for this purpose. */
    private static AccessLevel shown(ConsentRecord record, List<Grant> grants, String purpose, LocalDate day) {
        return grants.isEmpty()
                        || record.terms().embargoedOn(day)
                        || grants.stream().anyMatch(grant -> !grant.purposes().contains(purpose))
                ? AccessLevel.DARK
                : grants.stream().map(Grant::access).max(AccessLevel::compareTo).orElseThrow();
    }
}
