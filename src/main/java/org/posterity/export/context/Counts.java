package org.posterity.export.context;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers as tables write them, with and without separators between thousands. */
final class Counts {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,'\\u2019\\s\\u00a0\\u202f]\\d{3}){1,5}");

    private Counts() {}

    /** The number; empty for words such as {@code undefined}, and for numbers that were rounded ({@code 1.2K}). */
    static OptionalLong of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        return GROUPED.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text.replaceAll("\\D", "")))
                : OptionalLong.empty();
    }

    /** Whether a cell says that there is no number. */
    static boolean saysNothing(String text) {
        return text.isEmpty()
                || text.equalsIgnoreCase("undefined")
                || text.equalsIgnoreCase("null")
                || text.equalsIgnoreCase("n/a")
                || text.equals("-")
                || text.equals("--");
    }
}
