package org.posterity.consent;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.record.ConsentTerms;
import org.posterity.record.LegalBasis;

/**
 * A consent record that was read and found valid: evidence that consent was asked for and given (ISO/IEC TS 27560). It names
 * people and stays with the institution; only its {@link #terms} travel.
 *
 * @param minor whether the creator is a minor
 * @param majority the day on which a minor comes of age
 * @param birthDateInExport what was noted about the birth date in the export
 * @param events oldest first; the first says that consent was given
 * @param keeping what is settled for the institution alone
 */
public record ConsentRecord(
        Grantor grantor,
        boolean minor,
        Optional<LocalDate> majority,
        Optional<BirthDateNote> birthDateInExport,
        Controller institution,
        Notice notice,
        Optional<String> embargoEvent,
        List<Evidence> evidence,
        List<Event> events,
        Keeping keeping,
        ConsentTerms terms) {

    public ConsentRecord {
        evidence = List.copyOf(evidence);
        events = List.copyOf(events);
    }

    /** The institution's legal basis. Every valid record has one, and it goes into the package with the terms. */
    public LegalBasis legalBasis() {
        return terms.legalBasis().orElseThrow();
    }

    /** Who grants: one person or body, or several. */
    public record Grantor(GrantorCapacity capacity, List<Person> persons) {
        public Grantor {
            persons = List.copyOf(persons);
        }
    }

    /** A person or body that grants, with the day of the signature and contact data, if known. */
    public record Person(String name, Optional<LocalDate> signedAt, Optional<String> contact) {}

    /** The institution responsible for the donation (the controller of GDPR Art. 4(7)), and who accepted for it. */
    public record Controller(String name, String acceptedBy, LocalDate acceptedAt) {}

    /**
     * What the donor had read: version, language (BCP 47), digest, and the text if it is plain text; also the version of the
     * signed form.
     */
    public record Notice(
            String version,
            String language,
            Digest digest,
            Optional<String> title,
            Optional<String> text,
            Optional<String> form) {}

    /**
     * A paper that proves the agreement: file name or path, and sha256. One marked as handed in must be found in the
     * submission or the agreements folder; others may be kept anywhere.
     */
    public record Evidence(String name, Digest digest, boolean handedIn) {}

    /**
     * Something that happened to the consent.
     *
     * @param by who instructed it
     * @param capacity in which capacity; empty if the institution itself acted, or if nobody noted it
     * @param evidence how that is known, in words or by the name of a paper
     * @param enteredBy who decided at the institution
     * @param approvedBy the second person there, who agreed
     */
    public record Event(
            EventKind kind,
            LocalDate at,
            Optional<String> by,
            Optional<GrantorCapacity> capacity,
            Optional<String> evidence,
            Optional<String> enteredBy,
            Optional<String> approvedBy) {

        /** An event of which only the day counts. */
        static Event of(EventKind kind, LocalDate at) {
            Optional<String> unsaid = Optional.empty();
            return new Event(kind, at, unsaid, Optional.empty(), unsaid, unsaid, unsaid);
        }
    }

    /** What can happen to a consent. */
    public enum EventKind {
        GIVEN("given"),
        RENEWED("renewed"),
        CHANGED("changed"),
        CORRECTED("corrected"),
        WITHDRAWN("withdrawn");

        private final String id;

        EventKind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public static Optional<EventKind> parse(String id) {
            return Arrays.stream(values()).filter(k -> k.id.equals(id)).findFirst();
        }
    }
}
