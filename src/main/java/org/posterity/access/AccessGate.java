package org.posterity.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.posterity.access.Dissemination.Refused;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.record.Grant;
import org.posterity.record.Terms;
import org.posterity.record.Terms.Restriction;

/**
 * Checks today's terms before a copy leaves: those in the package, and the newest versions of all agreements that its
 * accessions name, with the institution's decisions. Either can close, and an unreadable agreement closes everything to readers.
 */
final class AccessGate {
    private final Terms terms;
    private final LocalDate today;

    /** Of the package and of its agreements. */
    private final List<Restriction> restrictions = new ArrayList<>();

    /** The newest version of each accession's agreement, in the order of the terms. */
    private final List<Terms.OfAccession> heads = new ArrayList<>();

    private final Optional<Refused> closed;

    AccessGate(PackageId aip, KeptConsent consent, Terms terms, LocalDate today) {
        this.terms = terms;
        this.today = today;
        restrictions.addAll(terms.restrictions());
        this.closed = agreements(aip, consent);
    }

    private Optional<Refused> agreements(PackageId aip, KeptConsent consent) {
        Optional<Refused> refused = Optional.empty();
        try {
            restrictions.addAll(consent.decisions(aip, terms.agreements()).restrictions());
            for (Terms.OfAccession accession : terms.accessions()) {
                if (consent.isWithdrawn(accession.agreement(), today)) {
                    refused = refused(
                            "consent-withdrawn",
                            "The donor has withdrawn consent; access to the package is closed.",
                            "Decide with the donor what happens to it. Nothing is deleted meanwhile.");
                }
                heads.add(consent.newestTerms(accession.accession(), accession.agreement()));
            }
            return refused;
        } catch (TerminalFailure e) {
            return refused(
                    "agreement-unreadable",
                    "The agreement file of this package cannot be read, so it is unknown whether consent was withdrawn.",
                    "Run this as the user who has access to the archive's folder agreements, or restore that "
                            + "folder from a copy.");
        }
    }

    /** Whether both decide alike. */
    boolean isSameAs(AccessGate other) {
        return terms.equals(other.terms)
                && restrictions.equals(other.restrictions)
                && heads.equals(other.heads)
                && closed.equals(other.closed);
    }

    /** Why nobody, staff included, may have a copy of any kind; empty if somebody may. */
    Optional<Refused> closedToEverybody() {
        return restrictions.stream()
                .filter(restriction -> restriction.toNobody() && restriction.holdsOn(today))
                .findFirst()
                .flatMap(
                        restriction -> refused(
                                "closed-to-everybody",
                                "The package is closed to everybody, staff included.",
                                "The agreement file says who decided this, and why. Two people can end it with posterity release."));
    }

    /** Why nothing at all may be shown to readers; empty if something may be. */
    Optional<Refused> closed() {
        return closedToEverybody().or(() -> closed).or(() -> restricted(Restriction.WHOLE));
    }

    /** The purposes that some grant names. */
    SortedSet<String> purposes() {
        SortedSet<String> all = new TreeSet<>();
        terms.accessions().forEach(own -> own.grants().forEach(grant -> all.addAll(grant.purposes())));
        return all;
    }

    /**
     * What the terms say about a file.
     *
     * @param refused why it may not be shown; empty if it may
     * @param access who may see it, at most
     * @param until the last day; empty: for good
     */
    record Verdict(Optional<Refused> refused, AccessLevel access, Optional<LocalDate> until) {
        static final Verdict OPEN = new Verdict(Optional.empty(), AccessLevel.OPEN, Optional.empty());

        private static Verdict closed(Optional<Refused> refused) {
            return new Verdict(refused, AccessLevel.DARK, Optional.empty());
        }

        private static Verdict of(Grant grant) {
            return new Verdict(Optional.empty(), grant.access(), grant.until());
        }

        /** The stricter of both. */
        Verdict and(Verdict other) {
            return new Verdict(
                    refused.or(other::refused),
                    Stream.of(access, other.access)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    Stream.of(until, other.until).flatMap(Optional::stream).min(Comparator.naturalOrder()));
        }
    }

    /**
     * Looks at a file.
     *
     * @param accession the accession that brought it
     * @param categories the categories of its content; all must be open
     * @param warc its path in the bag
     * @param purpose what it is asked for
     */
    Verdict look(int accession, Collection<Category> categories, String warc, String purpose) {
        Optional<Refused> restricted = closed().or(() -> restricted(warc));
        if (restricted.isPresent()) {
            return Verdict.closed(restricted);
        }
        Verdict verdict = Verdict.closed(dark());
        for (int i = 0; i < terms.accessions().size(); i++) {
            Terms.OfAccession own = terms.accessions().get(i);
            if (own.accession() == accession) {
                verdict = granted(heads.get(i), categories, purpose).and(granted(own, categories, purpose));
            } else {
                Optional<Refused> refused = closedByAnother(heads.get(i), categories, purpose);
                if (refused.isPresent()) {
                    return Verdict.closed(refused);
                }
            }
        }
        return verdict;
    }

    private Optional<Refused> restricted(String warc) {
        return restrictions.stream()
                .filter(restriction -> restriction.closes(warc, today))
                .findFirst()
                .flatMap(restriction -> refused(
                        "restricted",
                        "It is closed"
                                + restriction
                                        .until()
                                        .map(day -> " until " + day)
                                        .orElse(restriction.untilEvent() ? " until an event" : "")
                                + " by a restriction.",
                        "Ask the institution; posterity release ends a restriction."));
    }

    /** Why nothing that any grant names is open for the purpose; empty if something is. */
    Optional<Refused> closedFor(String purpose) {
        Optional<Refused> first = Optional.empty();
        for (Terms.OfAccession own : terms.accessions()) {
            for (Grant grant : own.grants()) {
                for (Category category : grant.categories()) {
                    Optional<Refused> refused = look(own.accession(), List.of(category), "", purpose)
                            .refused();
                    if (refused.isEmpty()) {
                        return refused;
                    }
                    first = first.or(() -> refused);
                }
            }
        }
        return first.or(AccessGate::dark);
    }

    /** Every category needs a grant in force for the purpose. */
    private Verdict granted(Terms.OfAccession own, Collection<Category> categories, String purpose) {
        Verdict verdict = Verdict.OPEN;
        for (Category category : categories) {
            List<Grant> naming = naming(category, own);
            List<Grant> granting =
                    naming.stream().filter(grant -> allows(grant, purpose)).toList();
            List<Grant> inForce =
                    granting.stream().filter(grant -> grant.holdsOn(today)).toList();
            Optional<Refused> refused;
            if (!naming.isEmpty() && granting.isEmpty()) {
                refused = otherPurpose();
            } else if (inForce.isEmpty()) {
                refused = ended(granting);
            } else {
                refused = inForce.stream().anyMatch(AccessGate::isDark) ? dark() : embargo(own);
            }
            if (refused.isPresent()) {
                return Verdict.closed(refused);
            }
            for (Grant grant : inForce) {
                verdict = verdict.and(Verdict.of(grant));
            }
        }
        return verdict;
    }

    /** The agreement of another accession closes only what it names as closed. */
    private Optional<Refused> closedByAnother(
            Terms.OfAccession other, Collection<Category> categories, String purpose) {
        for (Category category : categories) {
            List<Grant> naming = naming(category, other);
            List<Grant> granting =
                    naming.stream().filter(grant -> allows(grant, purpose)).toList();
            if ((granting.isEmpty() ? naming : granting).stream().anyMatch(AccessGate::isDark)) {
                return dark();
            }
            Optional<Refused> embargo = naming.isEmpty() ? Optional.empty() : embargo(other);
            if (embargo.isPresent()) {
                return embargo;
            }
        }
        return Optional.empty();
    }

    private static List<Grant> naming(Category category, Terms.OfAccession terms) {
        return terms.grants().stream()
                .filter(grant -> grant.categories().contains(category))
                .toList();
    }

    private static boolean allows(Grant grant, String purpose) {
        return grant.purposes().contains(purpose) || grant.purposes().contains(KeptConsent.ANY_PURPOSE);
    }

    private static boolean isDark(Grant grant) {
        return grant.access() == AccessLevel.DARK;
    }

    private Optional<Refused> embargo(Terms.OfAccession terms) {
        return terms.embargoedOn(today)
                ? refused(
                        "embargo",
                        terms.embargoUntil()
                                .filter(day -> !terms.embargoUntilEvent())
                                .map(end -> "The package is under embargo until " + end + ".")
                                .orElse("The package is under embargo until an event named in the agreement."),
                        "Wait for the end of the embargo, or export the AIP for the institution itself with --as bag.")
                : Optional.empty();
    }

    private static Optional<Refused> otherPurpose() {
        return refused(
                "purpose-not-granted",
                "The donor did not allow this purpose.",
                "Name the purpose that the reader really has, or ask the donor.");
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
