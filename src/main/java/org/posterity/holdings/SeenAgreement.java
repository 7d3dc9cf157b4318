package org.posterity.holdings;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the newest version of an agreement said when it was read.
 *
 * @param files how its files looked then, as its store puts it
 * @param withdrawn whether consent was withdrawn
 * @param followed whether the terms of the package follow it
 * @param awaitsMajority whether access closes on a day that the agreement names, unless the creator confirms
 * @param until the day on which that may change by itself, because an event takes effect
 */
public record SeenAgreement(
        String id,
        String files,
        boolean withdrawn,
        boolean followed,
        boolean awaitsMajority,
        Optional<LocalDate> until) {
    /** Whether what was said holds on that day, as long as the files are the same. */
    boolean holdsOn(LocalDate day) {
        return until.map(day::isBefore).orElse(true);
    }
}
