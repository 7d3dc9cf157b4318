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
 * The door's look at the terms, today: those that the package carries, and the newest versions of all agreements that its accessions
 * name. Either closes, and an agreement that cannot be read closes all. Custody copies are always allowed.
 */
final class AccessGate {
    private final Terms terms;
    private final LocalDate today;

    /** The newest version of the agreement of each accession, in the order of the terms. */
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
                            "The donor has withdrawn the consent; the package is shown to nobody.",
                            "Decide with the donor what becomes of it. Nothing is deleted meanwhile.");
                }
                heads.add(consent.newestTerms(accession.accession(), accession.agreement()));
            }
            return Optional.empty();
        } catch (TerminalFailure e) {
            return refused(
                    "agreement-unreadable",
                    "The agreement file of this package cannot be read, so it is not known whether the donor has withdrawn.",
                    "Run this as the user who may read the archive's folder agreements, or restore that folder from a copy.");
        }
    }

    /** Why nothing at all may be shown; empty when something of what any grant names may be. */
    Optional<Refused> closed() {
        if (closed.isPresent()) {
            return closed;
        }
        Optional<Refused> first = Optional.empty();
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
     * Why a file may not be shown; empty when it may.
     *
     * @param accession that brought it
     * @param categories of what is in it: each must be open
     * @param warc its path in the bag
     */
    Optional<Refused> look(int accession, Collection<Category> categories, String warc) {
        return terms.restrictions().stream()
                .filter(restriction -> restriction.what().equals(warc)
                        && restriction.access() == AccessLevel.DARK
                        && restriction.until().map(today::isBefore).orElse(true))
                .findFirst()
                .flatMap(restriction -> refused(
                        "restricted",
                        "It is closed"
                                + restriction
                                        .until()
                                        .map(day -> " until " + day)
                                        .orElse("") + " by a restriction.",
                        "Ask the institution."))
                .or(() -> look(accession, categories));
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

    /** @param asGranted whether they are the terms of what is looked at; others close only what they name as closed */
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
                                .orElse("The package is under embargo until an event that the agreement names."),
                        "Wait until the embargo has ended, or use --as bag for the institution's own copy.");
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
                .orElse("By the newest version of the agreement not all that is held is granted today");
        return refused(
                "consent-ended",
                why + "; access has been closed since.",
                "Ask the donor for a renewal. Nothing is deleted meanwhile.");
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
