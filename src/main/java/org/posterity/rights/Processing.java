package org.posterity.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.page.Fact;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Terms;

/** What one institution's packages hold and under which limits, as counts of packages. Names no account and no person. */
final class Processing {
    private final SortedMap<String, Integer> purposes = new TreeMap<>();
    private final SortedMap<Category, Integer> categories = new TreeMap<>();
    private final SortedMap<Category, Integer> numbersAlone = new TreeMap<>();
    private final SortedMap<AccessLevel, Integer> access = new TreeMap<>();
    private final SortedMap<LocalDate, Integer> ends = new TreeMap<>();
    private final SortedMap<String, Integer> countries = new TreeMap<>();
    private final SortedMap<String, Integer> grounds = new TreeMap<>();
    private int packages;
    private int embargoed;
    private int closed;

    /**
     * Counts a package.
     *
     * @param granted the terms as the donor agreed to them
     * @param terms the terms as they are now
     */
    void add(ConsentTerms granted, Terms terms, Accounting.Selection selection, LocalDate today) {
        packages++;
        granted.purposes().forEach(purpose -> purposes.merge(purpose, 1, Integer::sum));
        selection.categories().stream()
                .filter(Accounting.Decision::present)
                .forEach(decision ->
                        (decision.counted() ? numbersAlone : categories).merge(decision.category(), 1, Integer::sum));
        access.merge(terms.access(), 1, Integer::sum);
        terms.until().ifPresent(end -> ends.merge(end, 1, Integer::sum));
        if (!granted.countries().isEmpty()) {
            countries.merge(String.join(", ", granted.countries()), 1, Integer::sum);
        }
        granted.legalBasis().ifPresent(basis -> {
            String provision =
                    basis.provision().map(words -> " (" + words + ")").orElse("");
            grounds.merge(basis.kind() + provision, 1, Integer::sum);
        });
        embargoed += terms.accessions().stream().anyMatch(it -> it.embargoedOn(today)) ? 1 : 0;
        closed += terms.until().filter(today::isAfter).isPresent() ? 1 : 0;
    }

    /** The counts, by their names in the template. */
    Map<String, List<Fact>> facts() {
        List<Fact> data = counted(categories, Category::words);
        data.addAll(counted(numbersAlone, category -> category.words() + ", only numbers per year"));
        List<Fact> inLaw = counted(grounds, ground -> ground);
        if (rest(grounds) > 0) { // packages made before the legal basis was part of the terms
            inLaw.add(of("In the agreement only", rest(grounds)));
        }
        List<Fact> readers = counted(access, AccessLevel::words);
        readers.add(of("Under embargo today", embargoed));
        readers.add(of("Closed today, because consent has ended", closed));
        List<Fact> limits = counted(countries, only -> "Only in " + only);
        limits.add(of("No limit", rest(countries)));
        List<Fact> last = counted(ends, day -> "Consent ends on " + day);
        last.add(0, of("Given for good", rest(ends)));
        return Map.of(
                "packages",
                List.of(new Fact("Packages", Integer.toString(packages))),
                "purposes",
                counted(purposes, purpose -> purpose),
                "grounds",
                inLaw,
                "data",
                data,
                "readers",
                readers,
                "countries",
                limits,
                "ends",
                last);
    }

    private <K> List<Fact> counted(SortedMap<K, Integer> counts, Function<K, String> label) {
        List<Fact> facts = new ArrayList<>();
        counts.forEach((key, count) -> facts.add(of(label.apply(key), count)));
        return facts;
    }

    private int rest(Map<?, Integer> counts) {
        return packages - counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Fact of(String label, int count) {
        return new Fact(label, count + " of " + packages + (packages == 1 ? " package" : " packages"));
    }
}
