package org.posterity.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The columns of a timeline: days, months, years, or spans of years, whichever gives a number of columns that can be read.
 *
 * @param unit {@code D}, {@code M} or {@code Y}
 * @param years how many years a column of unit {@code Y} spans
 * @param first the number of the first column
 * @param columns how many there are, at least one
 */
record TimelineScale(char unit, long years, long first, int columns) {
    private static final int MOST_DAYS = 62;
    private static final int MOST_MONTHS = 132;
    private static final int MOST_YEARS = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static TimelineScale over(Instant first, Instant last) {
        TimelineScale days = scale('D', 1, first, last);
        if (days.columns <= MOST_DAYS) {
            return days;
        }
        TimelineScale months = scale('M', 1, first, last);
        if (months.columns <= MOST_MONTHS) {
            return months;
        }
        // A wrong clock can date a post to the year 1970 or 30000; the chart shows it and stays a chart.
        long years = 1;
        while (scale('Y', years, first, last).columns > MOST_YEARS) {
            years *= 10;
        }
        return scale('Y', years, first, last);
    }

    int column(Instant time) {
        return (int) (number(unit, years, time) - first);
    }

    /** The column's name in full, for a reader of one column. */
    String name(int column) {
        long number = first + column;
        return switch (unit) {
            case 'D' -> DAY.format(LocalDate.ofEpochDay(number));
            case 'M' ->
                MONTH.format(LocalDate.of((int) Math.floorDiv(number, 12L), (int) Math.floorMod(number, 12L) + 1, 1));
            default -> years == 1 ? Long.toString(number) : number * years + "–" + (number * years + years - 1);
        };
    }

    /** What stands under the column on the axis; empty where there is no room or no need. */
    String tick(int column) {
        long number = first + column;
        if (unit == 'M' && columns > 24) {
            return Math.floorMod(number, 12L) == 0 ? Long.toString(Math.floorDiv(number, 12L)) : "";
        }
        int step = (columns + 9) / 10;
        return column % step == 0 ? InWords.shortMonth(name(column)) : "";
    }

    /** What a column is called: {@code day}, {@code month}, {@code year}. */
    String unitName() {
        return switch (unit) {
            case 'D' -> "day";
            case 'M' -> "month";
            default -> years == 1 ? "year" : InWords.number(years) + " years";
        };
    }

    private static TimelineScale scale(char unit, long years, Instant first, Instant last) {
        long from = number(unit, years, first);
        long count = number(unit, years, last) - from + 1;
        return new TimelineScale(unit, years, from, (int) Math.min(count, Integer.MAX_VALUE));
    }

    private static long number(char unit, long years, Instant time) {
        LocalDate date = time.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (unit) {
            case 'D' -> date.toEpochDay();
            case 'M' -> date.getYear() * 12L + date.getMonthValue() - 1;
            default -> Math.floorDiv((long) date.getYear(), years);
        };
    }
}
