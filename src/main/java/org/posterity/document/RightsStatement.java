package org.posterity.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.format.premis.PremisRights;
import org.posterity.format.premis.PremisRights.Act;
import org.posterity.format.premis.PremisRights.Documentation;
import org.posterity.format.premis.PremisRights.Restricted;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Deed;
import org.posterity.record.Grant;
import org.posterity.record.PackageFile;
import org.posterity.record.Terms;

/**
 * The PREMIS rights statement of an accession: what is granted now, and the papers that prove it.
 */
final class RightsStatement {
    private final Terms.OfAccession now;
    private final ConsentTerms granted;

    RightsStatement(Terms.OfAccession now, ConsentTerms granted) {
        this.now = now;
        this.granted = granted;
    }

    /** @param restrictions of single posts or files, in the whole package */
    PremisRights premis(List<Terms.Restriction> restrictions) {
        List<PremisRights.Grant> acts = new ArrayList<>();
        now.grants().forEach(grant -> acts.addAll(acts(grant)));
        List<String> notes = new ArrayList<>();
        notes.add("Other people: " + granted.thirdParties().words() + ".");
        granted.legalBasis()
                .ifPresent(basis -> notes.add("Legal basis of the institution: " + basis.kind()
                        + basis.provision().map(provision -> ", " + provision).orElse("") + "."));
        now.deed().ifPresent(deed -> notes.addAll(notes(deed)));
        notes.add("The institution keeps the signed record.");
        if (now.grants().isEmpty()) {
            notes.add("Consent was withdrawn: nothing is granted any more.");
        }
        restrictions.forEach(restriction -> notes.add(note(restriction)));
        return new PremisRights(
                "accessions/" + PackageFile.number(now.accession()) + "/rights",
                documentation(),
                "donor agreement",
                now.from(),
                now.until(),
                now.deed().flatMap(Deed::rights),
                acts,
                notes);
    }

    private static List<String> notes(Deed deed) {
        List<String> notes = new ArrayList<>();
        deed.transfer().ifPresent(transfer -> notes.add("Handed over as " + transfer.words() + "."));
        deed.copyright().ifPresent(copyright -> notes.add("Copyright: " + copyright.words() + "."));
        deed.creditAs().ifPresent(name -> notes.add("Credit as: " + name));
        return notes;
    }

    private static String note(Terms.Restriction restriction) {
        return (restriction.what().equals(Terms.Restriction.WHOLE) ? "The whole package" : restriction.what()) + ": "
                + (restriction.toNobody()
                        ? "nobody, not even staff"
                        : restriction.access().words()) + ", until "
                + restriction
                        .until()
                        .map(LocalDate::toString)
                        .orElse(restriction.untilEvent() ? "an event that the agreement file names" : "it is released")
                + ".";
    }

    private List<Documentation> documentation() {
        List<Documentation> documents = new ArrayList<>();
        documents.add(new Documentation("URI", now.agreement(), "agreement file of the institution"));
        documents.add(new Documentation("local", granted.id(), "agreement"));
        documents.add(document(now.record().orElse(granted.record()), "consent record"));
        documents.add(document(granted.notice(), "notice to the donor"));
        granted.evidence().forEach(paper -> documents.add(document(paper, "evidence")));
        documents.add(new Documentation(
                "path in the package", PackageFile.CONSENT_TERMS.path(now.accession()), "terms as granted"));
        return documents;
    }

    private static Documentation document(Digest digest, String role) {
        return new Documentation(digest.algorithm().label(), digest.hex(), role);
    }

    /** The acts: to keep copies, and to convert them if that was agreed; to use it for the other purposes granted; to hand out copies, unless nobody may see it. */
    private List<PremisRights.Grant> acts(Grant grant) {
        List<PremisRights.Grant> acts = new ArrayList<>();
        Set<Deed.Preservation> stated = now.deed().map(Deed::preservation).orElse(Set.of());
        if (grant.purposes().contains(Grant.PRESERVATION)) {
            acts.add(act(grant, Act.REPLICATE, storage(), Optional.empty()));
            if (stated.contains(Deed.Preservation.MIGRATION)) {
                acts.add(act(grant, Act.MIGRATE, List.of(), Optional.empty()));
            }
        }
        List<String> others = grant.purposes().stream()
                .filter(purpose -> !purpose.equals(Grant.PRESERVATION))
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
        String covers = grant.categories().stream().map(Category::id).collect(Collectors.joining(", "));
        return new PremisRights.Grant(
                act, restrictions, grant.from(), grant.until(), restricted, List.of("Covers: " + covers));
    }

    private List<String> storage() {
        return now.countries().isEmpty()
                ? List.of()
                : List.of("copies may be stored only in: " + String.join(", ", now.countries()));
    }

    private List<String> audience(Grant grant) {
        List<String> restrictions = new ArrayList<>();
        restrictions.add("access: " + grant.access().words());
        if (now.access() != grant.access()) {
            restrictions.add("access to the package as a whole, by its strictest grant: "
                    + now.access().words());
        }
        CurrentTerms.embargo(List.of(now)).ifPresent(restrictions::add);
        return restrictions;
    }

    /** The last day of an embargo is the one before it may be shown; the day of an event is unknown. */
    private Optional<Restricted> closed(Grant grant) {
        if (now.embargoUntilEvent()) {
            return Optional.of(new Restricted(grant.from(), Optional.empty()));
        }
        return now.embargoUntil()
                .filter(day -> day.isAfter(grant.from()))
                .map(day -> new Restricted(grant.from(), Optional.of(day.minusDays(1))));
    }
}
