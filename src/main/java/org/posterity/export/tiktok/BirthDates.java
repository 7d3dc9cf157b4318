package org.posterity.export.tiktok;

import java.time.LocalDate;
import java.util.Optional;
import org.posterity.consent.BirthDate;

/**
 * Reads a birth date: {@code 01-Oct-1995} or {@code 1995-10-01}. Because an age depends on it, nothing is guessed: not the
 * order of day and month, not the century, and not the day of a moment that a time zone may move.
 */
final class BirthDates {
    private static final String MIDNIGHT = "[ T]00:00:00$";
    private static final int FIRST_YEAR = 1900;

    private BirthDates() {}

    static BirthDate read(String text) {
        if (ExportDates.isNone(text)) {
            return BirthDate.NONE;
        }
        String day = text.strip().replaceFirst(MIDNIGHT, "");
        Optional<LocalDate> read = ExportDates.hasTime(day) ? Optional.empty() : ExportDates.day(day);
        return read.filter(born -> born.getYear() >= FIRST_YEAR)
                .map(BirthDate::of)
                .orElse(BirthDate.UNREADABLE);
    }
}
