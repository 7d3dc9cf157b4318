package org.posterity.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.model.TerminalFailure;

/**
 * What most agreements do not need to say, because the usual is meant.
 *
 * @param birthDateInExport what was noted of the birth date that the export gives
 * @param signedAt the day on which the donor signed; empty: not recorded
 * @param acceptedAt the day on which the institution accepted; empty: when consent was given
 * @param contact how to reach the donor
 * @param others who grants beside the donor
 * @param countries the only countries of storage; empty: no limit
 * @param papers what proves the agreement
 */
public record ConsentConditions(
        GrantorCapacity capacity,
        boolean minor,
        Optional<BirthDateNote> birthDateInExport,
        Optional<LocalDate> signedAt,
        Optional<LocalDate> acceptedAt,
        Optional<String> contact,
        List<Person> others,
        Optional<LocalDate> embargoUntil,
        Optional<String> embargoEvent,
        List<String> countries,
        ThirdParties thirdParties,
        LegalBasis legalBasis,
        List<Evidence> papers,
        Wording wording) {

    /**
     * What is known of the papers that the donor read and signed.
     *
     * @param notice the version of the notice; empty: the beginning of its digest
     * @param language of notice and form, a code of BCP 47; empty: not known
     * @param form the version of the form
     */
    public record Wording(Optional<String> notice, Optional<String> language, Optional<String> form) {
        /** Nothing but the notice itself. */
        public static final Wording UNKNOWN = new Wording(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An adult creator alone, no embargo, no limit of countries, others pseudonymised, on the ground of consent. */
    public static final ConsentConditions USUAL = new ConsentConditions(
            GrantorCapacity.CREATOR,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            ThirdParties.PSEUDONYMISE,
            new LegalBasis("consent", Optional.empty()),
            List.of(),
            Wording.UNKNOWN);

    public ConsentConditions {
        others = List.copyOf(others);
        countries = List.copyOf(countries);
        papers = List.copyOf(papers);
    }

    /** A paper by its file, of which the name and the digest are recorded. */
    public static Evidence paper(Path file, boolean handedIn) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no paper " + file + ".");
        }
        try {
            return new Evidence(file.getFileName().toString(), FileDigest.of(file), handedIn);
        } catch (IOException e) {
            throw new TerminalFailure("The paper " + file + " cannot be read.", e);
        }
    }
}
