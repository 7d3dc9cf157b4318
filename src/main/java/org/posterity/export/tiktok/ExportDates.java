package org.posterity.export.tiktok;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.posterity.export.ExportDate;

/**
 * Reads dates in all forms that exports have: {@code 2024-09-17 14:07:21}, which is known to be UTC, the same followed by
 * {@code UTC}, ISO 8601, {@code 17-Sep-2024}, and seconds or milliseconds since 1970. Impossible dates are not corrected.
 */
final class ExportDates {
    private static final int LENGTH = "2024-09-17 14:07:21".length();
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private ExportDates() {}

    /** Whether the value is one of the usual words for nothing. */
    static boolean isNone(String value) {
        String text = value.strip();
        return text.isEmpty()
                || text.equals("0")
                || text.equalsIgnoreCase("N/A")
                || text.equalsIgnoreCase("None")
                || text.equalsIgnoreCase("null");
    }

    /** Whether a date that was read has a time of day. */
    static boolean hasTime(String value) {
        return value.indexOf(':') >= 0 || value.strip().chars().allMatch(ExportDates::isDigit);
    }

    /** The date; empty if the value is none. */
    static Optional<ExportDate> read(String value) {
        String text = value.strip();
        try {
            ExportDate date = parse(text);
            boolean inTime =
                    date != null && date.at().getYear() > 0 && date.at().getYear() < 10_000;
            return inTime ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day of a date, or a day by itself such as {@code 1995-10-01}. */
    static Optional<LocalDate> day(String value) {
        Optional<LocalDate> day = read(value).map(date -> date.at().toLocalDate());
        if (day.isPresent() || value.strip().length() != "1995-10-01".length()) {
            return day;
        }
        try {
            return Optional.of(LocalDate.parse(value.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ExportDate parse(String text) {
        int length = text.length();
        if (length == LENGTH && text.charAt(10) == ' ') {
            return plain(text, ExportDate.Zone.UTC_BY_EVIDENCE);
        }
        if (length == LENGTH + 4 && text.charAt(10) == ' ' && text.endsWith(" UTC")) {
            return plain(text, ExportDate.Zone.STATED);
        }
        if (length > 10 && text.charAt(10) == 'T') {
            return iso(text);
        }
        if (length == 11 && text.charAt(2) == '-') {
            return new ExportDate(
                    LocalDateTime.of(LocalDate.parse(text, DAY), LocalTime.MIDNIGHT), ExportDate.Zone.UNKNOWN);
        }
        return text.chars().allMatch(ExportDates::isDigit) ? epoch(text) : null;
    }

    private static ExportDate plain(String text, ExportDate.Zone zone) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
            return null;
        }
        return new ExportDate(LocalDateTime.of(year, month, day, hour, minute, second), zone);
    }

    private static ExportDate iso(String text) {
        char last = text.charAt(text.length() - 1);
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (last == 'Z' || sign > 10) {
            OffsetDateTime date = text.lastIndexOf(':') > sign && sign > 10 || last == 'Z'
                    ? OffsetDateTime.parse(text)
                    : OffsetDateTime.parse(text, ISO);
            return new ExportDate(date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), ExportDate.Zone.STATED);
        }
        return new ExportDate(LocalDateTime.parse(text), ExportDate.Zone.UNKNOWN);
    }

    /** Seconds have 9 or 10 digits between 1973 and 2286, milliseconds 12 or 13. */
    private static ExportDate epoch(String text) {
        int digits = text.length();
        Instant instant;
        if (digits == 9 || digits == 10) {
            instant = Instant.ofEpochSecond(Long.parseLong(text));
        } else if (digits == 12 || digits == 13) {
            instant = Instant.ofEpochMilli(Long.parseLong(text));
        } else {
            return null;
        }
        return new ExportDate(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ExportDate.Zone.STATED);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
