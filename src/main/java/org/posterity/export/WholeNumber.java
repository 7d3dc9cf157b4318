package org.posterity.export;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole numbers as exports and tables write them: with and without thousands separators, with blanks around, with {@code
 * .0} at the end.
 */
public final class WholeNumber {
    private static final int LONGEST = 40;
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,18})([.,]0{1,2})?");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:([.,'\\u2019\\s\\u00a0\\u202f])\\d{3})(?:\\1\\d{3}){0,4}([.,]0{1,2})?");

    private WholeNumber() {}

    /** The number; empty for words such as {@code undefined}, for fractions, and for rounded numbers ({@code 1.2K}). */
    public static OptionalLong of(String text) {
        String number = text.strip();
        if (number.length() > LONGEST) {
            return OptionalLong.empty();
        }
        Matcher plain = PLAIN.matcher(number);
        if (plain.matches()) {
            return OptionalLong.of(Long.parseLong(plain.group(1)));
        }
        Matcher grouped = GROUPED.matcher(number);
        if (!grouped.matches()) {
            return OptionalLong.empty();
        }
        int end = grouped.group(2) == null ? number.length() : grouped.start(2);
        return OptionalLong.of(Long.parseLong(number.substring(0, end).replaceAll("\\D", "")));
    }

    /** The number, if it is whole: {@code 12}, {@code 12.0} and {@code 1.2e1} are the same. */
    public static OptionalLong of(BigDecimal number) {
        if (number.signum() < 0 || number.precision() - number.scale() > 18) {
            return OptionalLong.empty();
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() > 0 ? OptionalLong.empty() : OptionalLong.of(bare.longValueExact());
    }
}
