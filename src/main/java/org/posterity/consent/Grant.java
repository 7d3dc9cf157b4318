package org.posterity.consent;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/**
 * One thing that a donor allows: some categories, for some purposes, shown to some, for a time. A record holds one or several.
 *
 * @param categories in the order of {@link Category}
 * @param purposes in alphabetical order
 * @param until the last day; empty: for good
 */
public record Grant(
        Set<Category> categories, Set<String> purposes, AccessLevel access, LocalDate from, Optional<LocalDate> until) {
    static final String PRESERVATION = "preservation";

    public Grant {
        // Set.copyOf has another order in every run of the program, and these orders reach the package.
        EnumSet<Category> ordered = EnumSet.noneOf(Category.class);
        ordered.addAll(categories);
        categories = Collections.unmodifiableSet(ordered);
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
    }

    /** Without this purpose nothing can be taken in. */
    boolean allowsPreservation() {
        return purposes.contains(PRESERVATION);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !endedOn(day);
    }

    boolean endedOn(LocalDate day) {
        return until.map(day::isAfter).orElse(false);
    }
}
