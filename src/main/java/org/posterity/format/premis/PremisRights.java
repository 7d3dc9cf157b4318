package org.posterity.format.premis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * By which right the package is kept (PREMIS 3.0, rightsStatement): an agreement, which PREMIS knows as basis {@code other}.
 * Who signed it is not said here; the documentation names the record that the institution holds.
 *
 * @param id what identifies the statement within the package, for example {@code accessions/0001/rights}
 * @param documentation where the agreement is set down
 * @param basis what kind of agreement it is, for example {@code donor agreement}
 * @param from the first day; absent when nothing is granted any more
 * @param until the last day; absent when the agreement has no end
 * @param license the address of a licence or rights statement, which is a statement of its own
 * @param grants what it allows
 * @param notes in words, without personal values
 */
public record PremisRights(
        String id,
        List<Documentation> documentation,
        String basis,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> license,
        List<Grant> grants,
        List<String> notes) {

    public PremisRights {
        documentation = List.copyOf(documentation);
        grants = List.copyOf(grants);
        notes = List.copyOf(notes);
    }

    /**
     * A document of the agreement, by an identifier (otherRightsDocumentationIdentifier).
     *
     * @param type of the identifier, for example {@code sha256}
     * @param role what the document is
     */
    public record Documentation(String type, String value, String role) {}

    /** What a repository may do, in the words of the Library of Congress. */
    public enum Act {
        REPLICATE("rep"),
        MIGRATE("mig"),
        USE("use"),
        DISSEMINATE("dis");

        private final String code;

        Act(String code) {
            this.code = code;
        }

        /** Its code in the vocabulary {@code actionsGranted}. */
        String code() {
            return code;
        }
    }

    /**
     * One thing that is allowed (rightsGranted).
     *
     * @param restrictions in words, for example {@code only for readers in the institution's rooms}
     * @param until the last day; absent when there is none
     * @param restricted when it is not allowed yet, though granted, such as an embargo
     * @param notes in words, such as what it covers
     */
    public record Grant(
            Act act,
            List<String> restrictions,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<Restricted> restricted,
            List<String> notes) {

        public Grant {
            restrictions = List.copyOf(restrictions);
            notes = List.copyOf(notes);
        }
    }

    /** For which time something is restricted; the last day is absent where nobody knows it yet. */
    public record Restricted(LocalDate from, Optional<LocalDate> until) {}
}
