package org.posterity.access;

import java.time.LocalDate;
import java.util.Optional;
import org.posterity.access.Dissemination.Refused;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.TerminalFailure;

/** The door's look at the terms: custody copies are always allowed, copies to read only as the terms and the agreement say, today. */
final class AccessGate {
    private final KeptConsent consent;

    AccessGate(KeptConsent consent) {
        this.consent = consent;
    }

    /** Why no copy to read may leave; empty when it may. */
    Optional<Refused> look(ConsentTerms terms, LocalDate today) {
        try {
            if (consent.isWithdrawn(terms.id(), today)) {
                return refused(
                        "consent-withdrawn",
                        "The donor has withdrawn the consent; the package is shown to nobody.",
                        "Decide with the donor what becomes of it. Nothing is deleted meanwhile.");
            }
            if (consent.isDark(terms.id())) {
                return dark();
            }
            if (!consent.grants(terms, today)) {
                return ended("By the newest version of the agreement not all that is held is granted today");
            }
            if (consent.isEmbargoed(terms.id(), today)) {
                return embargo("By the newest version of the agreement the package is under embargo.");
            }
        } catch (TerminalFailure e) {
            return refused(
                    "agreement-unreadable",
                    "The agreement file of this package cannot be read, so it is not known whether the donor has withdrawn.",
                    "Run this as the user who may read the archive's folder agreements, or restore that folder from a copy.");
        }
        if (terms.access() == AccessLevel.DARK) {
            return dark();
        }
        if (terms.until().filter(today::isAfter).isPresent()) {
            return ended("The donor's grant ended on " + terms.until().get());
        }
        if (terms.embargoedOn(today)) {
            return embargo(terms.embargoUntil()
                    .map(end -> "The package is under embargo until " + end + ".")
                    .orElse("The package is under embargo until an event that the agreement names."));
        }
        return Optional.empty();
    }

    private static Optional<Refused> ended(String why) {
        return refused(
                "consent-ended",
                why + "; access has been closed since.",
                "Ask the donor for a renewal. Nothing is deleted meanwhile.");
    }

    private static Optional<Refused> embargo(String why) {
        return refused(
                "embargo", why, "Wait until the embargo has ended, or use --as bag for the institution's own copy.");
    }

    private static Optional<Refused> dark() {
        return refused(
                "dark",
                "The donor agreed to preservation only: this package is shown to nobody.",
                "A custody copy for the institution itself is made with --as bag or --as tar.");
    }

    private static Optional<Refused> refused(String code, String why, String remedy) {
        return Optional.of(new Refused(code, why, remedy));
    }
}
