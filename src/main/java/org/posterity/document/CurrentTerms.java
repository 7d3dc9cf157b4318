package org.posterity.document;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Digest;
import org.posterity.record.Deed;
import org.posterity.record.Grant;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;
import org.posterity.record.Terms.OfAccession;

/**
 * The current terms of the package as a whole, in a line or two. If there are several grants or accessions, the strictest
 * counts: the shared purposes, the strictest access, the earliest end.
 */
public final class CurrentTerms {
    private static final String EVENT = "closed until an event named in the consent record";

    private final Terms terms;
    private final List<OfAccession> accessions;
    private final List<Digest> consentRecords;

    /** @param consentRecords sha256 of the consent records that they follow */
    CurrentTerms(Terms terms, List<Digest> consentRecords) {
        this.terms = terms;
        this.accessions = terms.accessions();
        this.consentRecords = consentRecords;
    }

    public static CurrentTerms of(PackageRecords records) throws IOException {
        Terms terms = records.terms();
        List<Digest> consentRecords = new ArrayList<>();
        for (OfAccession accession : terms.accessions()) {
            consentRecords.add(
                    accession.record().isPresent()
                            ? accession.record().get()
                            : records.granted(accession.accession()).record());
        }
        return new CurrentTerms(terms, consentRecords.stream().distinct().toList());
    }

    /** Identifiers of the agreements' files, which lie apart from every package. */
    List<String> agreements() {
        return accessions.stream().map(OfAccession::agreement).distinct().toList();
    }

    List<Digest> consentRecords() {
        return consentRecords;
    }

    AccessLevel level() {
        return terms.access();
    }

    /** The purposes for all of it. */
    public Set<String> purposes() {
        List<Set<String>> all = accessions.stream()
                .flatMap(accession -> accession.grants().stream())
                .map(Grant::purposes)
                .toList();
        Set<String> shared = new TreeSet<>(all.isEmpty() ? Set.of() : all.get(0));
        all.forEach(shared::retainAll);
        return shared;
    }

    /** The only countries where copies may be stored; none: no limit. */
    Set<String> countries() {
        Set<String> shared = new TreeSet<>();
        accessions.stream().map(OfAccession::countries).forEach(shared::addAll);
        accessions.stream()
                .map(OfAccession::countries)
                .filter(countries -> !countries.isEmpty())
                .forEach(shared::retainAll);
        return shared;
    }

    private String from() {
        return terms.from().map(LocalDate::toString).orElse("..");
    }

    /** The last day on which all grants are in force; empty: for good. */
    Optional<LocalDate> until() {
        return terms.until();
    }

    /** First and last day as ISO 8601 writes an interval; two dots stand for no end. */
    String validity() {
        return from() + "/" + until().map(LocalDate::toString).orElse("..");
    }

    /** Until when nothing may be shown, in words; empty if there is no embargo. */
    Optional<String> embargo() {
        return embargo(accessions);
    }

    static Optional<String> embargo(List<OfAccession> accessions) {
        List<String> parts = new ArrayList<>();
        accessions.stream()
                .flatMap(accession -> accession.embargoUntil().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(day -> parts.add("closed until " + day));
        if (accessions.stream().anyMatch(OfAccession::embargoUntilEvent)) {
            parts.add(EVENT);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", parts));
    }

    /** Who may see the package, and when. */
    public String access() {
        if (accessions.stream().anyMatch(accession -> accession.grants().isEmpty())) {
            return level().words() + "; consent was withdrawn";
        }
        StringBuilder text = new StringBuilder(level().words());
        text.append("; from ").append(from());
        text.append(until().map(day -> " until " + day).orElse(", for good"));
        embargo().ifPresent(embargo -> text.append("; ").append(embargo));
        return text.toString();
    }

    /** The licence or rights statement, if it is the same for all of it. */
    public Optional<String> rights() {
        List<Optional<String>> all = accessions.stream()
                .map(accession -> accession.deed().flatMap(Deed::rights))
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }

    /** How the creator wants to be named, by the newest accession that says so. */
    public Optional<String> creditAs() {
        return accessions.stream()
                .flatMap(accession -> accession.deed().flatMap(Deed::creditAs).stream())
                .reduce((earlier, later) -> later);
    }

    /** What the package may be used for. */
    String usage() {
        StringBuilder text = new StringBuilder("By agreement ").append(String.join(", ", agreements()));
        text.append(", for ").append(purposes().isEmpty() ? "no purpose" : String.join(", ", purposes()));
        text.append(". May be shown to: ").append(access()).append('.');
        if (!countries().isEmpty()) {
            text.append(" Copies may be stored only in: ")
                    .append(String.join(", ", countries()))
                    .append('.');
        }
        rights().ifPresent(uri -> text.append(" Rights: ").append(uri).append('.'));
        creditAs().ifPresent(name -> text.append(" Credit as: ").append(name).append('.'));
        text.append(" Consent record: ");
        text.append(
                String.join(", ", consentRecords.stream().map(Digest::toString).toList()));
        return text.append('.').toString();
    }
}
