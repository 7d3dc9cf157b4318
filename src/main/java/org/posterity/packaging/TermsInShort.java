package org.posterity.packaging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.consent.Agreement;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.Grant;
import org.posterity.format.premis.PremisRights;
import org.posterity.format.premis.PremisRights.Act;
import org.posterity.format.premis.PremisRights.Documentation;
import org.posterity.format.premis.PremisRights.Restricted;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/** The terms of consent as other standards can say them: PREMIS as a statement of rights, others in a line or two. */
final class TermsInShort {
    private static final String PRESERVATION = "preservation";
    private static final String EVENT = "closed until an event that the consent record names";

    private final ConsentTerms terms;

    TermsInShort(ConsentTerms terms) {
        this.terms = terms;
    }

    /** The identifier of the agreement's file, which lies apart from every package. */
    String agreement() {
        return Agreement.idOf(terms.id());
    }

    /** First and last day as ISO 8601 writes an interval; two dots stand for no end. */
    String validity() {
        return terms.from() + "/" + terms.until().map(LocalDate::toString).orElse("..");
    }

    /** Until when nothing may be shown, in words; empty where there is no embargo. */
    Optional<String> embargo() {
        List<String> parts = new ArrayList<>();
        terms.embargoUntil().ifPresent(day -> parts.add("closed until " + day));
        if (terms.embargoUntilEvent()) {
            parts.add(EVENT);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", parts));
    }

    /** Who may see the package, and when. */
    String access() {
        StringBuilder text = new StringBuilder(terms.access().words());
        text.append("; from ").append(terms.from());
        text.append(terms.until().map(day -> " until " + day).orElse(", for good"));
        embargo().ifPresent(embargo -> text.append("; ").append(embargo));
        return text.toString();
    }

    /** What the package may be used for. */
    String usage() {
        StringBuilder text = new StringBuilder("By agreement ").append(agreement());
        text.append(", for ").append(String.join(", ", terms.purposes()));
        text.append(". May be shown to: ").append(access()).append('.');
        if (!terms.countries().isEmpty()) {
            text.append(" Copies may be stored only in: ")
                    .append(String.join(", ", terms.countries()))
                    .append('.');
        }
        return text.append(" Consent record: ")
                .append(terms.record())
                .append('.')
                .toString();
    }

    /** @param termsFile where the terms in full lie, below the package's top */
    PremisRights premis(String termsFile) {
        List<PremisRights.Grant> granted = new ArrayList<>();
        terms.grants().forEach(grant -> granted.addAll(acts(grant)));
        List<String> notes = new ArrayList<>();
        notes.add("Other people: " + terms.thirdParties().words() + ".");
        terms.legalBasis()
                .ifPresent(basis -> notes.add("Ground in law of the institution: " + basis.kind()
                        + basis.provision().map(provision -> ", " + provision).orElse("") + "."));
        notes.add("The signed record stays with the institution.");
        return new PremisRights(
                termsFile.substring("data/".length(), termsFile.lastIndexOf('/')) + "/rights",
                documentation(termsFile),
                "donor agreement",
                terms.from(),
                terms.until(),
                granted,
                notes);
    }

    private List<Documentation> documentation(String termsFile) {
        List<Documentation> documents = new ArrayList<>();
        documents.add(new Documentation("URI", agreement(), "agreement file of the institution"));
        documents.add(new Documentation("local", terms.id(), "agreement"));
        documents.add(document(terms.record(), "consent record"));
        documents.add(document(terms.notice(), "notice to the donor"));
        terms.evidence().forEach(paper -> documents.add(document(paper, "evidence")));
        documents.add(new Documentation("path in the package", termsFile, "terms in full"));
        return documents;
    }

    private static Documentation document(Digest digest, String role) {
        return new Documentation(digest.algorithm().label(), digest.hex(), role);
    }

    /** To keep copies; to work with it for what else it is given; to hand copies out, unless nobody may see it. */
    private List<PremisRights.Grant> acts(Grant grant) {
        List<PremisRights.Grant> acts = new ArrayList<>();
        if (grant.purposes().contains(PRESERVATION)) {
            acts.add(act(grant, Act.REPLICATE, storage(), Optional.empty()));
        }
        List<String> others = grant.purposes().stream()
                .filter(purpose -> !purpose.equals(PRESERVATION))
                .toList();
        if (!others.isEmpty()) {
            acts.add(act(grant, Act.USE, List.of("only for: " + String.join(", ", others)), Optional.empty()));
        }
        if (grant.access() != AccessLevel.DARK) {
            acts.add(act(grant, Act.DISSEMINATE, audience(grant), closed(grant)));
        }
        return acts;
    }

    private static PremisRights.Grant act(
            Grant grant, Act act, List<String> restrictions, Optional<Restricted> restricted) {
        return new PremisRights.Grant(
                act,
                restrictions,
                grant.from(),
                grant.until(),
                restricted,
                List.of("Covers: " + ids(grant.categories())));
    }

    private static String ids(Set<Category> categories) {
        return categories.stream().map(Category::id).collect(Collectors.joining(", "));
    }

    private List<String> storage() {
        return terms.countries().isEmpty()
                ? List.of()
                : List.of("copies may be stored only in: " + String.join(", ", terms.countries()));
    }

    private List<String> audience(Grant grant) {
        List<String> restrictions = new ArrayList<>();
        restrictions.add("access: " + grant.access().words());
        if (terms.access() != grant.access()) {
            restrictions.add("access to the package as a whole, by its strictest grant: "
                    + terms.access().words());
        }
        embargo().ifPresent(restrictions::add);
        return restrictions;
    }

    /** The last day of an embargo is the one before the day from which it may be shown; of an event nobody knows the day. */
    private Optional<Restricted> closed(Grant grant) {
        if (terms.embargoUntilEvent()) {
            return Optional.of(new Restricted(grant.from(), Optional.empty()));
        }
        return terms.embargoUntil()
                .filter(day -> day.isAfter(grant.from()))
                .map(day -> new Restricted(grant.from(), Optional.of(day.minusDays(1))));
    }
}
