package org.posterity.format.premis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;

/**
 * By which right the package is kept (PREMIS 3.0, rightsStatement): a donor's agreement, which PREMIS knows as basis
 * {@code other}. Who signed it is not said here; the digest names the record that the institution holds.
 *
 * @param record digest of the consent record
 * @param until absent when the agreement has no end
 * @param grants what it allows
 * @param notes in words, without personal values
 */
public record PremisRights(
        Digest record, LocalDate from, Optional<LocalDate> until, List<Grant> grants, List<String> notes) {

    public PremisRights {
        grants = List.copyOf(grants);
        notes = List.copyOf(notes);
    }

    /**
     * One thing that is allowed (rightsGranted).
     *
     * @param act for example {@code preserve} or {@code disseminate}
     * @param restrictions in words, for example {@code readers in the institution's rooms}
     * @param restrictedUntil the last day of a restriction that ends, such as an embargo
     */
    public record Grant(String act, List<String> restrictions, Optional<LocalDate> restrictedUntil) {

        public Grant {
            restrictions = List.copyOf(restrictions);
        }
    }
}
