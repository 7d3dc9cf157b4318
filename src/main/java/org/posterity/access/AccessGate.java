package org.posterity.access;

import java.time.LocalDate;
import java.util.Optional;
import org.posterity.access.Dissemination.Refused;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.AccessLevel;

/** The door's look at the terms: custody copies are always allowed, copies to read only as the terms say, today. */
final class AccessGate {

    /** Why no copy to read may leave; empty when it may. */
    Optional<Refused> look(ConsentTerms terms, LocalDate today) {
        if (terms.access() == AccessLevel.DARK) {
            return refused(
                    "dark",
                    "The donor agreed to preservation only: this package is shown to nobody.",
                    "A custody copy for the institution itself is made with --as bag or --as tar.");
        }
        if (terms.until().filter(today::isAfter).isPresent()) {
            return refused(
                    "consent-ended",
                    "The donor's grant ended on " + terms.until().get() + "; access has been closed since.",
                    "Ask the donor for a renewal. Nothing is deleted meanwhile.");
        }
        if (terms.embargoedOn(today)) {
            return refused(
                    "embargo",
                    terms.embargoUntil()
                            .map(end -> "The package is under embargo until " + end + ".")
                            .orElse("The package is under embargo until an event that the agreement names."),
                    "Wait until the embargo has ended, or use --as bag for the institution's own copy.");
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(String code, String why, String remedy) {
        return Optional.of(new Refused(code, why, remedy));
    }
}
