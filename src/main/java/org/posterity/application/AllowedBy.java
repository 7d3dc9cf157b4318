package org.posterity.application;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Grant;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;

/**
 * What one accession says about a category that it keeps: who allowed it, what was decided, and what may be done with it now.
 *
 * @param granted the terms as they were granted
 * @param now the package's current terms of that accession
 */
public record AllowedBy(int accession, ConsentTerms granted, Accounting.Decision decision, Terms.OfAccession now) {
    /** What each accession that keeps something of the category says about it, oldest first. */
    static List<AllowedBy> of(PackageRecords records, Category category) throws IOException {
        List<AllowedBy> allowed = new ArrayList<>();
        for (Terms.OfAccession now : records.terms().accessions()) {
            ConsentTerms granted = records.granted(now.accession());
            records.accounting(now.accession()).selection().categories().stream()
                    .filter(decision -> decision.category() == category && decision.kept() && granted.covers(category))
                    .forEach(decision -> allowed.add(new AllowedBy(now.accession(), granted, decision, now)));
        }
        return allowed;
    }

    /** To whom it may be shown now. */
    public AccessLevel access() {
        return grants().map(Grant::access).max(Comparator.naturalOrder()).orElse(AccessLevel.DARK);
    }

    /** The last day on which it may; empty: for good. */
    public Optional<LocalDate> until() {
        return grants().flatMap(grant -> grant.until().stream()).min(Comparator.naturalOrder());
    }

    private Stream<Grant> grants() {
        return now.grants().stream().filter(grant -> grant.categories().contains(decision.category()));
    }
}
