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
 * @param birthDateInExport what was noted about the birth date in the export
 * @param events oldest first; the first says that consent was given
 */
public record ConsentRecord(
        Grantor grantor,
        boolean minor,
        Optional<BirthDateNote> birthDateInExport,
        Controller institution,
        Notice notice,
        Optional<String> embargoEvent,
        List<Evidence> evidence,
        List<Event> events,
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

    /** Something that happened to the consent. */
    public record Event(EventKind kind, LocalDate at, Optional<String> by) {}

    /** What can happen to a consent. */
    public enum EventKind {
        GIVEN("given"),
        RENEWED("renewed"),
        CHANGED("changed"),
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
