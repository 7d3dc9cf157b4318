package org.posterity.rights;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/** What one institution's packages hold and under which limits, counted in packages; no account and no person is named. */
public final class Processing {
    private final SortedMap<String, Integer> purposes = new TreeMap<>();
    private final Map<Category, Integer> categories = new EnumMap<>(Category.class);
    private final Map<Category, Integer> counted = new EnumMap<>(Category.class);
    private final Map<AccessLevel, Integer> access = new EnumMap<>(AccessLevel.class);
    private final SortedMap<LocalDate, Integer> ends = new TreeMap<>();
    private final SortedMap<String, Integer> countries = new TreeMap<>();
    private final SortedMap<String, Integer> legalBases = new TreeMap<>();
    private int packages;
    private int embargoed;
    private int closed;

    /** @param held the categories of which something is held, and whether that is numbers per year alone */
    void add(ConsentTerms terms, Map<Category, Boolean> held, LocalDate today) {
        packages++;
        terms.purposes().forEach(purpose -> purposes.merge(purpose, 1, Integer::sum));
        held.forEach(
                (category, numbersAlone) -> (numbersAlone ? counted : categories).merge(category, 1, Integer::sum));
        access.merge(terms.access(), 1, Integer::sum);
        terms.until().ifPresent(end -> ends.merge(end, 1, Integer::sum));
        if (!terms.countries().isEmpty()) {
            countries.merge(String.join(", ", terms.countries()), 1, Integer::sum);
        }
        terms.legalBasis()
                .ifPresent(basis -> legalBases.merge(
                        basis.kind()
                                + basis.provision()
                                        .map(words -> " (" + words + ")")
                                        .orElse(""),
                        1,
                        Integer::sum));
        embargoed += terms.embargoedOn(today) ? 1 : 0;
        closed += terms.until().filter(today::isAfter).isPresent() ? 1 : 0;
    }

    /** How many packages there are. */
    public int packages() {
        return packages;
    }

    public Map<String, Integer> purposes() {
        return purposes;
    }

    public Map<Category, Integer> categories() {
        return categories;
    }

    /** The categories of which only numbers per year are held. */
    public Map<Category, Integer> counted() {
        return counted;
    }

    public Map<AccessLevel, Integer> access() {
        return access;
    }

    /** The last days of grants that end; the rest of the packages is given for good. */
    public Map<LocalDate, Integer> ends() {
        return ends;
    }

    /** The sets of countries to which storage is limited; the rest of the packages has no limit. */
    public Map<String, Integer> countries() {
        return countries;
    }

    /** The grounds in law, each with its provision; packages made before it travelled with the terms have none. */
    public Map<String, Integer> legalBases() {
        return legalBases;
    }

    /** How many may be shown to nobody today, because of an embargo. */
    public int embargoed() {
        return embargoed;
    }

    /** How many may be shown to nobody today, because a consent has ended. */
    public int closed() {
        return closed;
    }
}
