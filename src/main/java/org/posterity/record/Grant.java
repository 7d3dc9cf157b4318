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
 * One grant of a donor: some categories, for some purposes, with an access level, for some time.
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
        // Set.copyOf has a different order in every run, and these orders reach the package
        EnumSet<Category> ordered = EnumSet.noneOf(Category.class);
        ordered.addAll(categories == null ? Set.of() : categories);
        categories = Collections.unmodifiableSet(ordered);
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes == null ? Set.of() : purposes));
    }

    /** Without this purpose nothing can be taken in. */
    public boolean allowsPreservation() {
        return purposes.contains(PRESERVATION);
    }

    /** Whether it is in force on that day, apart from withdrawal of consent. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !endedOn(day);
    }

    /** The same, shown to no more people than this level allows. */
    public Grant atMost(AccessLevel level) {
        return access.compareTo(level) >= 0 ? this : new Grant(categories, purposes, level, from, until);
    }

    /** The same, but not before this day. */
    public Grant notBefore(LocalDate day) {
        return from.isBefore(day) ? new Grant(categories, purposes, access, day, until) : this;
    }

    /** The same, but not after this day. */
    public Grant notAfter(LocalDate day) {
        return new Grant(
                categories, purposes, access, from, until.filter(day::isAfter).or(() -> Optional.of(day)));
    }

    /** Whether its last day has passed. */
    public boolean endedOn(LocalDate day) {
        return until.map(day::isAfter).orElse(false);
    }
}
