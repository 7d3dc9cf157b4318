package org.posterity.consent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an export says of the day on which its owner was born. It may say nothing, or several days, or something that cannot
 * be read without guessing. None of it may reach a message.
 *
 * @param earliest the first of the days that it states
 * @param latest the last of them; the same one where it states only one
 * @param unreadable whether it also says something that is no day for certain
 */
public record BirthDate(Optional<LocalDate> earliest, Optional<LocalDate> latest, boolean unreadable) {
    /** The export says nothing. */
    public static final BirthDate NONE = new BirthDate(Optional.empty(), Optional.empty(), false);

    /** The export says something, and nobody but a person can tell which day is meant. */
    public static final BirthDate UNREADABLE = new BirthDate(Optional.empty(), Optional.empty(), true);

    /** The export states this day. */
    public static BirthDate of(LocalDate day) {
        return new BirthDate(Optional.of(day), Optional.of(day), false);
    }

    /** What both say together, so that nothing of either is lost. */
    public BirthDate and(BirthDate other) {
        return new BirthDate(
                Stream.of(earliest, other.earliest).flatMap(Optional::stream).min(LocalDate::compareTo),
                Stream.of(latest, other.latest).flatMap(Optional::stream).max(LocalDate::compareTo),
                unreadable || other.unreadable);
    }

    /** Whether it cannot be told which day is meant: one cannot be read, or several differ. */
    public boolean isUnclear() {
        return unreadable || !earliest.equals(latest);
    }
}
