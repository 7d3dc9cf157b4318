package org.posterity.export.tiktok.context;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the day or the month comes first in a table with both as numbers ({@code 31/12}, {@code 12-31}). One table has
 * one order: a number above 12 shows it, or the language of the headings, unless that is English, which uses several
 * orders.
 */
enum NumericOrder {
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN;

    /** @param headings the languages that the table's headings may be in */
    static NumericOrder of(Collection<WordDate> dates, Set<String> headings) {
        boolean dayFirst = dates.stream().filter(WordDate::order).allMatch(date -> date.mayExist());
        boolean monthFirst = dates.stream()
                .filter(WordDate::order)
                .allMatch(date -> date.turned().mayExist());
        if (dayFirst != monthFirst) {
            return dayFirst ? DAY_FIRST : MONTH_FIRST;
        }
        Set<NumericOrder> usual = headings.stream().map(NumericOrder::in).collect(Collectors.toSet());
        return dayFirst && usual.size() == 1 ? usual.iterator().next() : UNKNOWN;
    }

    /** The date read in this order; empty if the order is unknown. */
    Optional<WordDate> read(WordDate date) {
        if (!date.order() || this == DAY_FIRST || date.day() == date.month()) {
            return Optional.of(date);
        }
        return this == MONTH_FIRST ? Optional.of(date.turned()) : Optional.empty();
    }

    private static NumericOrder in(String language) {
        if (language.equals("en")) {
            return UNKNOWN;
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, Locale.forLanguageTag(language));
        return pattern.indexOf('d') < pattern.indexOf('M') ? DAY_FIRST : MONTH_FIRST;
    }
}
