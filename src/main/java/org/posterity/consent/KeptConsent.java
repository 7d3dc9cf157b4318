package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/**
 * What the agreement files tell of consent that was given before, in the newest version.
 */
public final class KeptConsent {
    private final KeptAgreements agreements;

    public KeptConsent(KeptAgreements agreements) {
        this.agreements = agreements;
    }

    /**
     * Whether the agreement stands withdrawn on that day.
     *
     * @param recordId as the terms in a package repeat it
     * @throws TerminalFailure when the agreement is not there, or is not what was kept
     */
    public boolean isWithdrawn(String recordId, LocalDate today) {
        return ValidityRules.standing(events(recordId), today) == EventKind.WITHDRAWN;
    }

    /**
     * Whether by its newest version some of it may be shown to nobody, so that the whole may not: what a donor narrowed since.
     *
     * @throws TerminalFailure as above
     */
    public boolean isDark(String recordId) {
        return grants(newest(recordId))
                .anyMatch(grant -> grant.path("access").asText().equals(AccessLevel.DARK.id()));
    }

    /**
     * Whether by its newest version all that a package holds is granted on that day: what a donor ended or narrowed since closes
     * the whole.
     *
     * @throws TerminalFailure as above
     */
    public boolean grants(ConsentTerms terms, LocalDate today) {
        Set<String> left = terms.categories().stream().map(Category::id).collect(Collectors.toCollection(TreeSet::new));
        grants(newest(terms.id())).filter(grant -> holds(grant, today)).forEach(grant -> {
            if (grant.has("categories")) {
                grant.path("categories").forEach(category -> left.remove(category.asText()));
            } else {
                // What does not say what it grants was never narrowed.
                left.clear();
            }
        });
        return left.isEmpty();
    }

    /**
     * Whether by its newest version an embargo forbids showing it on that day.
     *
     * @throws TerminalFailure as above
     */
    public boolean isEmbargoed(String recordId, LocalDate today) {
        JsonNode embargo = newest(recordId).path("embargo");
        return embargo.has("event")
                || day(embargo, "untilDate").filter(today::isBefore).isPresent();
    }

    private static Stream<JsonNode> grants(JsonNode record) {
        return record.path("grants").isArray() && !record.path("grants").isEmpty()
                ? StreamSupport.stream(record.path("grants").spliterator(), false)
                : Stream.of(record);
    }

    private static boolean holds(JsonNode grant, LocalDate today) {
        return day(grant, "from").filter(today::isBefore).isEmpty()
                && day(grant, "until").filter(today::isAfter).isEmpty();
    }

    private static Optional<LocalDate> day(JsonNode fields, String name) {
        try {
            return fields.has(name)
                    ? Optional.of(LocalDate.parse(fields.path(name).asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            // Without its cause, which quotes what could not be read.
            throw unreadable();
        }
    }

    /** Whether an agreement that can be read names this account. */
    public boolean names(Account account) {
        return agreements.ids().stream().anyMatch(id -> names(id, account));
    }

    private boolean names(String agreement, Account account) {
        try {
            for (JsonNode named : newestOf(agreement).path("accounts")) {
                if (account.sameAs(new Account(
                        named.path("platform").asText(), named.path("username").asText()))) {
                    return true;
                }
            }
            return false;
        } catch (TerminalFailure | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The events of the newest version, in its order; empty when there is no agreement of the record of this identifier.
     *
     * @throws TerminalFailure as above
     */
    Optional<List<Event>> known(String recordId) {
        return agreements.holds(Agreement.idOf(recordId)) ? Optional.of(events(recordId)) : Optional.empty();
    }

    private List<Event> events(String recordId) {
        List<Event> read = new ArrayList<>();
        for (JsonNode event : newest(recordId).path("events")) {
            read.add(new Event(
                    EventKind.parse(event.path("type").asText()).orElseThrow(KeptConsent::unreadable),
                    day(event, "at").orElseThrow(KeptConsent::unreadable),
                    Optional.empty()));
        }
        if (read.isEmpty()) {
            throw unreadable();
        }
        return read;
    }

    private JsonNode newest(String recordId) {
        return newestOf(Agreement.idOf(recordId));
    }

    private JsonNode newestOf(String agreement) {
        try {
            List<KeptAgreement.Version> versions = agreements.read(agreement).versions();
            return versions.get(versions.size() - 1).record();
        } catch (IndexOutOfBoundsException e) {
            throw unreadable();
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage() + " Restore it from a copy.");
        }
    }

    private static TerminalFailure unreadable() {
        return new TerminalFailure("A record among the agreements cannot be read; restore it from a copy.");
    }

    /** How many of the events are withdrawals: no record that knows of fewer is newer. */
    static long withdrawals(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.WITHDRAWN)
                .count();
    }
}
