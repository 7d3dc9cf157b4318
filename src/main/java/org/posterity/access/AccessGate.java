package org.posterity.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posterity.access.Dissemination.Refused;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;
import org.posterity.record.Grant;
import org.posterity.record.Terms;

/**
 * Checks today's terms before a copy leaves: those in the package, and the newest versions of all agreements that its
 * accessions name. Either can close a package, and an unreadable agreement closes all of it. AIP exports are always allowed.
 */
final class AccessGate {
    private final Terms terms;
    private final LocalDate today;

    /** The newest version of each accession's agreement, in the order of the terms. */
    private final List<Terms.OfAccession> heads = new ArrayList<>();

    private final Optional<Refused> closed;

    AccessGate(KeptConsent consent, Terms terms, LocalDate today) {
        this.terms = terms;
        this.today = today;
        this.closed = agreements(consent);
    }

    private Optional<Refused> agreements(KeptConsent consent) {
        try {
            for (Terms.OfAccession accession : terms.accessions()) {
                if (consent.isWithdrawn(accession.agreement(), today)) {
                    return refused(
                            "consent-withdrawn",
                            "The donor has withdrawn consent; access to the package is closed.",
                            "Decide with the donor what happens to it. Nothing is deleted meanwhile.");
                }
                heads.add(consent.newestTerms(accession.accession(), accession.agreement()));
            }
            return Optional.empty();
        } catch (TerminalFailure e) {
            return refused(
                    "agreement-unreadable",
                    "The agreement file of this package cannot be read, so it is unknown whether consent was withdrawn.",
                    "Run this as the user who has access to the archive's folder agreements, or restore that "
                            + "folder from a copy.");
        }
    }

    /** Why nothing at all may be shown; empty if something may be. */
    Optional<Refused> closed() {
        if (closed.isPresent()) {
            return closed;
        }
        Optional<Refused> first = restricted(Terms.Restriction.WHOLE);
        if (first.isPresent()) {
            return first;
        }
        for (Terms.OfAccession accession : terms.accessions()) {
            for (Grant grant : accession.grants()) {
                for (Category category : grant.categories()) {
                    Optional<Refused> refusal = look(accession.accession(), List.of(category));
                    if (refusal.isEmpty()) {
                        return refusal;
                    }
                    first = first.or(() -> refusal);
                }
            }
        }
        return first.or(AccessGate::dark);
    }

    /**
     * Why a file may not be shown; empty if it may.
     *
     * @param accession the accession that brought it
     * @param categories the categories of its content; all must be open
     * @param warc its path in the bag
     */
    Optional<Refused> look(int accession, Collection<Category> categories, String warc) {
        return restricted(warc).or(() -> look(accession, categories));
    }

    private Optional<Refused> restricted(String warc) {
        return terms.restrictions().stream()
                .filter(restriction -> restriction.closes(warc, today))
                .findFirst()
                .flatMap(restriction -> refused(
                        "restricted",
                        "It is closed"
                                + restriction
                                        .until()
                                        .map(day -> " until " + day)
                                        .orElse("") + " by a restriction.",
                        "Ask the institution; posterity release ends a restriction."));
    }

    private Optional<Refused> look(int accession, Collection<Category> categories) {
        for (int i = 0; i < terms.accessions().size(); i++) {
            Terms.OfAccession own = terms.accessions().get(i);
            boolean brought = own.accession() == accession;
            Optional<Refused> refusal = look(heads.get(i), categories, brought);
            if (refusal.isEmpty() && brought) {
                refusal = look(own, categories, true);
            }
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** @param asGranted whether these terms belong to what is checked; others close only what they name as closed */
    private Optional<Refused> look(Terms.OfAccession terms, Collection<Category> categories, boolean asGranted) {
        for (Category category : categories) {
            List<Grant> grants = terms.grants().stream()
                    .filter(grant -> grant.categories().contains(category))
                    .toList();
            if (grants.stream().anyMatch(grant -> grant.access() == AccessLevel.DARK)) {
                return dark();
            }
            if (asGranted && terms.granting(category, today).isEmpty()) {
                return ended(grants);
            }
            if (!grants.isEmpty() && terms.embargoedOn(today)) {
                return refused(
                        "embargo",
                        terms.embargoUntil()
                                .filter(day -> !terms.embargoUntilEvent())
                                .map(end -> "The package is under embargo until " + end + ".")
                                .orElse("The package is under embargo until an event named in the agreement."),
                        "Wait for the end of the embargo, or export the AIP for the institution itself with --as bag.");
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> ended(List<Grant> grants) {
        String why = grants.stream()
                .flatMap(grant -> grant.until().stream())
                .filter(today::isAfter)
                .max(Comparator.naturalOrder())
                .map(last -> "The donor's grant ended on " + last)
                .orElse("The newest version of the agreement no longer covers all that the package holds");
        return refused(
                "consent-ended",
                why + "; access has been closed since.",
                "Ask the donor for a renewal. Nothing is deleted meanwhile.");
    }

    private static Optional<Refused> dark() {
        return refused(
                "dark",
                "The donor agreed to preservation only; nobody may see this package.",
                "To export the AIP for the institution itself, use --as bag or --as tar.");
    }

    private static Optional<Refused> refused(String code, String why, String remedy) {
        return Optional.of(new Refused(code, why, remedy));
    }
}
