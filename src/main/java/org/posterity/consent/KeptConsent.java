package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.record.Grant;
import org.posterity.record.Terms;

/**
 * What the agreement files say, in their newest versions, about consent given before.
 */
public final class KeptConsent {
    /** Stands among the purposes of a grant whose record does not limit them. */
    public static final String ANY_PURPOSE = "*";

    private final KeptAgreements agreements;

    public KeptConsent(KeptAgreements agreements) {
        this.agreements = agreements;
    }

    /**
     * Whether consent under the agreement is withdrawn on that day.
     *
     * @param agreement its identifier, as the terms of packages name it
     * @throws TerminalFailure when the agreement is missing or was changed
     */
    public boolean isWithdrawn(String agreement, LocalDate today) {
        return ValidityRules.standing(events(newestOf(agreement)), today) == EventKind.WITHDRAWN;
    }

    /** Whether consent is withdrawn, and never given again, by a record of an agreement. */
    static boolean isWithdrawn(JsonNode record) {
        return ValidityRules.standing(events(record), LocalDate.MAX) == EventKind.WITHDRAWN;
    }

    /**
     * The first later day on which an event of the agreement takes effect.
     *
     * @throws TerminalFailure as above
     */
    public Optional<LocalDate> nextEvent(String agreement, LocalDate today) {
        return events(newestOf(agreement)).stream()
                .map(Event::at)
                .filter(today::isBefore)
                .min(Comparator.naturalOrder());
    }

    /**
     * What the newest version allows to be shown of an accession under it. What a grant does not limit stays open.
     *
     * @throws TerminalFailure as above
     */
    public Terms.OfAccession newestTerms(int accession, String agreement) {
        JsonNode record = newestOf(agreement);
        JsonNode embargo = record.path("embargo");
        Optional<Majority> majority = majority(record);
        return new Terms.OfAccession(
                accession,
                agreement,
                Optional.empty(),
                grants(record)
                        .map(KeptConsent::granted)
                        .flatMap(grant -> majority.map(it -> it.limit(grant)).orElse(Stream.of(grant)))
                        .toList(),
                day(embargo, "untilDate"),
                embargo.has("event"),
                List.of(),
                Optional.empty());
    }

    private static Optional<Majority> majority(JsonNode record) {
        return record.path("age").asText().equals("minor")
                ? Optional.of(Majority.of(day(record, "majority"), events(record)))
                : Optional.empty();
    }

    /**
     * The day on which the creator comes of age, if others have granted for a minor and the creator has not confirmed it yet.
     *
     * @throws TerminalFailure as above
     */
    public Optional<LocalDate> majorityAwaited(String agreement) {
        return majority(newestOf(agreement))
                .filter(it -> it.confirmed().isEmpty())
                .map(Majority::day);
    }

    private static Grant granted(JsonNode grant) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        grant.path("categories").forEach(id -> Category.parse(id.asText()).ifPresent(categories::add));
        return new Grant(
                grant.has("categories") ? categories : EnumSet.allOf(Category.class),
                purposes(grant),
                grant.has("access")
                        ? AccessLevel.parse(grant.path("access").asText()).orElse(AccessLevel.DARK)
                        : AccessLevel.OPEN,
                day(grant, "from").orElse(LocalDate.MIN),
                day(grant, "until"));
    }

    private static Set<String> purposes(JsonNode grant) {
        Set<String> purposes = new TreeSet<>();
        grant.path("purposes").forEach(purpose -> purposes.add(purpose.asText()));
        return grant.has("purposes") ? purposes : Set.of(ANY_PURPOSE);
    }

    private static Stream<JsonNode> grants(JsonNode record) {
        return record.path("grants").isArray() && !record.path("grants").isEmpty()
                ? StreamSupport.stream(record.path("grants").spliterator(), false)
                : Stream.of(record);
    }

    private static Optional<LocalDate> day(JsonNode fields, String name) {
        try {
            return fields.has(name)
                    ? Optional.of(LocalDate.parse(fields.path(name).asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            // without its cause, which quotes what could not be read
            throw unreadable();
        }
    }

    /**
     * Whether the terms of a package follow the newest version of one of its agreements.
     *
     * @throws TerminalFailure as above
     */
    public boolean isFollowed(String agreement, Terms terms) {
        Optional<Digest> newest = Optional.of(ofNewest(agreement, KeptAgreement.Version::digest));
        return terms.accessions().stream()
                .filter(accession -> accession.agreement().equals(agreement))
                .allMatch(accession -> accession.record().equals(newest));
    }

    /**
     * What the institution decided on a package.
     *
     * @param under the identifiers of its agreements, the oldest first
     * @throws TerminalFailure as above
     */
    public Decisions decisions(PackageId aip, List<String> under) {
        try {
            return Decisions.on(aip, under, agreements);
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage() + " Restore it from a copy.");
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
     * The events of the newest version, in order; empty when no agreement belongs to this record's identifier.
     *
     * @throws TerminalFailure as above
     */
    Optional<List<Event>> known(String recordId) {
        return agreements.holds(Agreement.idOf(recordId))
                ? Optional.of(events(newestOf(Agreement.idOf(recordId))))
                : Optional.empty();
    }

    static List<Event> events(JsonNode record) {
        List<Event> read = new ArrayList<>();
        for (JsonNode event : record.path("events")) {
            read.add(new Event(
                    EventKind.parse(event.path("type").asText()).orElseThrow(KeptConsent::unreadable),
                    day(event, "at").orElseThrow(KeptConsent::unreadable),
                    Optional.empty(),
                    GrantorCapacity.parse(event.path("capacity").asText()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        if (read.isEmpty()) {
            throw unreadable();
        }
        return read;
    }

    private JsonNode newestOf(String agreement) {
        return ofNewest(agreement, KeptAgreement.Version::record);
    }

    private <T> T ofNewest(String agreement, Function<KeptAgreement.Version, T> asked) {
        try {
            return asked.apply(agreements.read(agreement).newest());
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage() + " Restore it from a copy.");
        }
    }

    private static TerminalFailure unreadable() {
        return new TerminalFailure("A record among the agreements cannot be read; restore it from a copy.");
    }

    /** How many of the events are withdrawals. A record with fewer is older. */
    static long withdrawals(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind() == EventKind.WITHDRAWN)
                .count();
    }
}
