package org.posterity.export.tiktok.context;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.export.ShippedTable;
import org.posterity.export.context.Spelling;

/** The names of months in every language that the JDK knows, and those in {@code month-names.tsv}. */
final class MonthNames {
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final MonthNames ALL = new MonthNames();

    private final Map<String, Map<Integer, Set<String>>> names = new HashMap<>();
    private final Set<String> between;
    private final List<Affix> affixes;

    /** What a language adds to the name of a month, before or behind it. */
    private record Affix(boolean before, String language, String letters) {
        /** The word without it; unchanged if it does not have it. */
        String without(String word) {
            if (before) {
                return word.startsWith(letters) ? word.substring(letters.length()) : word;
            }
            return word.endsWith(letters) ? word.substring(0, word.length() - letters.length()) : word;
        }
    }

    private MonthNames() {
        List<String[]> lines = ShippedTable.lines(MonthNames.class, "month-names.tsv");
        between = lines.stream()
                .filter(line -> line[0].equals("between"))
                .map(line -> Spelling.of(line[2]))
                .collect(Collectors.toUnmodifiableSet());
        affixes = lines.stream()
                .filter(line -> line[0].endsWith("fix"))
                .map(line -> new Affix(line[0].equals("prefix"), line[1], Spelling.of(line[2])))
                .toList();
        for (Locale locale : Locale.getAvailableLocales()) {
            for (Month month : Month.values()) {
                for (TextStyle style : STYLES) {
                    add(month.getDisplayName(style, locale), month.getValue(), locale.getLanguage());
                }
            }
        }
        lines.stream()
                .filter(line -> Character.isDigit(line[0].charAt(0)))
                .forEach(line -> add(line[2], Integer.parseInt(line[0]), line[1]));
    }

    /** Created at the first table with dates in words, because asking the JDK takes a second. */
    static MonthNames all() {
        return ALL;
    }

    /** A name may begin with a word that means nothing elsewhere ({@code de zenâ}); it is also known without that word. */
    private void add(String name, int month, String language) {
        String spelling = spelling(name);
        put(spelling, month, language);
        int blank = spelling.indexOf(' ');
        if (blank > 0 && between.contains(spelling.substring(0, blank))) {
            put(spelling.substring(blank + 1), month, language);
        }
    }

    private void put(String spelling, int month, String language) {
        if (!language.isEmpty() && !spelling.matches("[\\d\\s]*")) {
            names.computeIfAbsent(spelling, n -> new TreeMap<>())
                    .computeIfAbsent(month, m -> new TreeSet<>())
                    .add(language);
        }
    }

    private static String spelling(String name) {
        return Spelling.of(name.replaceAll("[,،、/-]", " "));
    }

    /** The months that this word names, each with its languages. */
    Map<Integer, Set<String>> named(String word) {
        String spelling = spelling(word);
        Map<Integer, Set<String>> known = new TreeMap<>(names.getOrDefault(spelling, Map.of()));
        for (Affix affix : affixes) {
            String bare = affix.without(spelling);
            if (!bare.equals(spelling)) {
                names.getOrDefault(bare, Map.of()).forEach((month, languages) -> {
                    if (languages.contains(affix.language)) {
                        known.computeIfAbsent(month, m -> new TreeSet<>()).add(affix.language);
                    }
                });
            }
        }
        return known;
    }

    /** Whether the word may be between day and month without meaning. */
    boolean isBetween(String word) {
        return between.contains(word);
    }
}
