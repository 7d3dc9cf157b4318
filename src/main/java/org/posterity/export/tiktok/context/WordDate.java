package org.posterity.export.tiktok.context;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.context.Spelling;

/**
 * A day as people write it, in any language and mostly without its year: {@code August 31}, {@code 31 de agosto}, {@code
 * 9月6日}.
 *
 * @param months the months that its word may name, each with its languages; none if the month is a number and holds in all
 *     languages
 * @param month the month if it is a number, otherwise 0
 * @param year 0 if none is given
 * @param order for two numbers, either of which may be the month; they are read as day and month
 */
record WordDate(int day, Map<Integer, Set<String>> months, int month, int year, boolean order) {
    private static final int LONGEST = 60;
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?( ?[ap]m)?");
    private static final Pattern ISO = Pattern.compile("(20\\d{2})[-/.] ?(\\d{1,2})[-/.] ?(\\d{1,2})[.]?");
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)(年|년| ?[гm](?![\\p{L}-])|\\(e\\)ko|-ж(?!\\p{L}))?");
    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?!\\d)(日|일|号|號|er(?!\\p{L})|st(?!\\p{L})|nd(?!\\p{L})|rd(?!\\p{L})|th(?!\\p{L})|[oa](?!\\p{L})|°|\\(a\\)|mh(?!\\p{L})|ê(?!\\p{L})|ی(?!\\p{L})|טן(?!\\p{L}))?");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2}) ?[./-] ?(\\d{1,2}) ?(?:[./-]? ?(20\\d{2}))? ?[.]?(?: ?г[.]?)?");

    /** A short form in Mongolian: {@code XII/31}. */
    private static final Pattern ROMAN_MONTH =
            Pattern.compile("(i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii) ?[./-] ?(\\d{1,2})");

    private static final List<String> ROMAN =
            List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private WordDate(int day, Map<Integer, Set<String>> months, int month, int year) {
        this(day, months, month, year, false);
    }

    /** Reads a day; empty if the text is none, or its words fit two. */
    static Optional<WordDate> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String numeric = numeric(text);
        Matcher iso = ISO.matcher(numeric);
        if (iso.matches()) {
            return Optional.of(new WordDate(number(iso.group(3)), Map.of(), number(iso.group(2)), number(iso.group(1))))
                    .filter(WordDate::mayExist);
        }
        Matcher numbers = NUMBERS.matcher(numeric);
        if (numbers.matches()) {
            int year = numbers.group(3) == null ? 0 : number(numbers.group(3));
            WordDate date = new WordDate(number(numbers.group(1)), Map.of(), number(numbers.group(2)), year, true);
            return Optional.of(date).filter(it -> it.mayExist() || it.turned().mayExist());
        }
        Matcher roman = ROMAN_MONTH.matcher(numeric);
        if (roman.matches()) {
            int month = ROMAN.indexOf(roman.group(1)) + 1;
            return Optional.of(new WordDate(number(roman.group(2)), Map.of(), month, 0))
                    .filter(WordDate::mayExist);
        }
        String rest = TIME_OF_DAY
                .matcher(westernDigits(Spelling.of(text)))
                .replaceAll(" ")
                .strip();
        int year = 0;
        Matcher years = YEAR.matcher(rest);
        if (years.find()) {
            year = number(years.group(1));
            rest = years.replaceFirst(" ");
        }
        WordDate found = null;
        Matcher days = DAY.matcher(rest);
        while (days.find()) {
            Map<Integer, Set<String>> months = monthsIn(rest.substring(0, days.start()), rest.substring(days.end()));
            WordDate date = new WordDate(number(days.group(1)), months, 0, year);
            if (!months.isEmpty() && date.mayExist()) {
                if (found != null) {
                    return Optional.empty();
                }
                found = date;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Without the time of day, but with full stops that may separate numbers. */
    private static String numeric(String text) {
        String visible = UNSEEN.matcher(westernDigits(Normalizer.normalize(text, Normalizer.Form.NFKC)))
                .replaceAll("");
        return TIME_OF_DAY
                .matcher(visible.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .strip();
    }

    /** With day and month exchanged. */
    WordDate turned() {
        return new WordDate(month, months, day, year, order);
    }

    boolean mayExist() {
        return day >= 1 && day <= 31 && month >= 0 && month <= 12 && (month > 0 || !months.isEmpty());
    }

    /** The languages that know its month; all of them if the month is a number. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        months.values().forEach(languages::addAll);
        return languages;
    }

    /** The months it can be in a text of these languages. */
    Set<Integer> monthsIn(Set<String> languages) {
        if (month > 0) {
            return Set.of(month);
        }
        Map<Integer, Set<String>> left = new TreeMap<>(months);
        left.values().removeIf(known -> known.stream().noneMatch(languages::contains));
        return left.keySet();
    }

    private static Map<Integer, Set<String>> monthsIn(String before, String after) {
        if (!before.isBlank() && !after.isBlank()) {
            Map<Integer, Set<String>> joined = MonthNames.all().named(bare(before + " " + after));
            return joined.isEmpty() ? Map.of() : joined;
        }
        return MonthNames.all().named(bare(before + after));
    }

    /** Without commas, and without words that only join day and month. */
    private static String bare(String words) {
        Deque<String> left = new ArrayDeque<>(
                Arrays.asList(words.replaceAll("[,،、၊/]", " ").strip().split(" +")));
        while (!left.isEmpty() && MonthNames.all().isBetween(left.peekFirst())) {
            left.removeFirst();
        }
        while (!left.isEmpty() && MonthNames.all().isBetween(left.peekLast())) {
            left.removeLast();
        }
        return String.join(" ", left);
    }

    private static String westernDigits(String text) {
        StringBuilder western = new StringBuilder();
        text.codePoints()
                .forEach(c -> western.appendCodePoint(Character.isDigit(c) ? '0' + Character.getNumericValue(c) : c));
        return western.toString();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
