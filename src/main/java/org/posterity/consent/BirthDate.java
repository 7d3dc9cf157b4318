package org.posterity.consent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an export says about its owner's date of birth: nothing, one date, several, or something that cannot be read without
 * guessing. None of it may reach a message.
 *
 * @param earliest the earliest of the dates given
 * @param latest the latest of them; the same if there is only one
 * @param unreadable whether it also gives something that is not certainly a date
 */
public record BirthDate(Optional<LocalDate> earliest, Optional<LocalDate> latest, boolean unreadable) {
    /** The export says nothing. */
    public static final BirthDate NONE = new BirthDate(Optional.empty(), Optional.empty(), false);

    /** The export says something, but only a person can tell which date is meant. */
    public static final BirthDate UNREADABLE = new BirthDate(Optional.empty(), Optional.empty(), true);

    /** The export gives this date. */
    public static BirthDate of(LocalDate day) {
        return new BirthDate(Optional.of(day), Optional.of(day), false);
    }

    /** Both combined, so that nothing of either is lost. */
    public BirthDate and(BirthDate other) {
        return new BirthDate(
                Stream.of(earliest, other.earliest).flatMap(Optional::stream).min(LocalDate::compareTo),
                Stream.of(latest, other.latest).flatMap(Optional::stream).max(LocalDate::compareTo),
                unreadable || other.unreadable);
    }

    /** Whether it is unclear which date is meant: one cannot be read, or several differ. */
    public boolean isUnclear() {
        return unreadable || !earliest.equals(latest);
    }
}
