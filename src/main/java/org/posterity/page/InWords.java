package org.posterity.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.model.Account;

/** Numbers, times and names as an English sentence needs them. Times are UTC. */
final class InWords {
    private static final DateTimeFormatter YEAR = format("uuuu");
    private static final DateTimeFormatter DAY = format("d MMMM uuuu");
    private static final DateTimeFormatter MINUTE = format("d MMMM uuuu, HH:mm 'UTC'");
    private static final DateTimeFormatter CLOCK = format("HH:mm:ss 'UTC'");

    private static final Pattern HUMP = Pattern.compile("(\\p{Lower})(\\p{Upper})");

    private static final List<String> COUNTED = List.of("views", "likes", "comments", "shares", "saves");

    private InWords() {}

    /** What stands in the place of a date that the export does not give. */
    private static final String UNDATED = "unknown date";

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String day(Optional<Instant> time) {
        return time.map(InWords::day).orElse(UNDATED);
    }

    static String shortDay(Optional<Instant> time) {
        return time.map(InWords::shortDay).orElse(UNDATED);
    }

    static String minute(Optional<Instant> time) {
        return time.map(InWords::minute).orElse(UNDATED);
    }

    /** For programs; null, which is no attribute, for a date that is unknown. */
    static String machine(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** With the clock, set off from the day; nothing for a date that is unknown. */
    static String clockAfterDay(Optional<Instant> time) {
        return time.map(known -> " " + clock(known)).orElse("");
    }

    /** With the month cut to three letters, by hand: what CLDR abbreviates differs between Java versions. */
    static String shortDay(Instant time) {
        return shortMonth(day(time));
    }

    static String shortDay(LocalDate date) {
        return shortMonth(day(date));
    }

    static String shortMonth(String date) {
        return date.replaceAll("(\\p{Alpha}{3})\\p{Alpha}+", "$1");
    }

    /** {@code 2024}. */
    static String year(Instant time) {
        return YEAR.format(time);
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String number(long number) {
        return number > -1000 && number < 1000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    }

    /** A length in a drawing. */
    static double tenth(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** {@code 1 post}, {@code 8 posts}. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** Sizes in the decimal units that file browsers show. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < 4) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %cB" : "%.0f %cB", value, "kMGTP".charAt(unit));
    }

    /** {@code 0:07}, {@code 12:30}, {@code 1:02:03}; a part of a second that was begun counts when nothing else does. */
    static String clockTime(Duration duration) {
        long seconds = Math.max(duration.isZero() ? 0 : 1, (duration.toMillis() + 500) / 1000);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code 12,301 views, 1 like}, in the order in which people ask for them. */
    static String counts(SortedMap<String, Long> numbers) {
        return inOrder(numbers.keySet())
                .map(name -> counted(name, numbers.get(name)))
                .collect(Collectors.joining(", "));
    }

    /** What is counted under these names, in that order. */
    static List<String> counted(Set<String> names) {
        return inOrder(names).map(InWords::spoken).toList();
    }

    static Stream<String> inOrder(Set<String> names) {
        return Stream.concat(
                COUNTED.stream().filter(names::contains), names.stream().filter(name -> !COUNTED.contains(name)));
    }

    static String spoken(String name) {
        return HUMP.matcher(name).replaceAll("$1 $2").toLowerCase(Locale.ROOT);
    }

    static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code profileViews} is written as two words; names are plurals, and lose their last letter for one. */
    static String counted(String name, long number) {
        String many = spoken(name);
        return count(number, many.endsWith("s") ? many.substring(0, many.length() - 1) : many, many);
    }

    static String account(Optional<Account> account) {
        return account.map(a -> "@" + a.username()).orElse("An account that the export does not name");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
