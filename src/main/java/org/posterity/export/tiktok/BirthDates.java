package org.posterity.export.tiktok;

import java.time.LocalDate;
import java.util.Optional;
import org.posterity.consent.BirthDate;

/**
 * Reads what stands in the place of a birth date: {@code 01-Oct-1995} or {@code 1995-10-01}. An age hangs on it, so nothing is
 * guessed: neither the order of day and month nor the century, nor a day out of a moment whose time zone may move it.
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
