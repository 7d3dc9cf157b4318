package org.posterity.record;

import static org.posterity.record.Ground.RIGHTS;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/**
 * One thing that a donor allows: some categories, for some purposes, shown to some, for a time.
 *
 * @param categories in the order of {@link Category}
 * @param purposes in alphabetical order
 * @param until the last day; empty: for good
 */
public record Grant(
        @Grounds(RIGHTS) Set<Category> categories,
        @Grounds(RIGHTS) Set<String> purposes,
        @Grounds(RIGHTS) AccessLevel access,
        @Grounds(RIGHTS) LocalDate from,
        @Grounds(RIGHTS) Optional<LocalDate> until) {
    /** The purpose without which nothing is taken in. */
    public static final String PRESERVATION = "preservation";

    public Grant {
        // Set.copyOf has another order in every run of the program, and these orders reach the package.
        EnumSet<Category> ordered = EnumSet.noneOf(Category.class);
        ordered.addAll(categories == null ? Set.of() : categories);
        categories = Collections.unmodifiableSet(ordered);
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes == null ? Set.of() : purposes));
    }

    /** Without this purpose nothing can be taken in. */
    public boolean allowsPreservation() {
        return purposes.contains(PRESERVATION);
    }

    /** Whether it holds on that day, withdrawal apart. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !endedOn(day);
    }

    /** Whether its last day is past. */
    public boolean endedOn(LocalDate day) {
        return until.map(day::isAfter).orElse(false);
    }
}
