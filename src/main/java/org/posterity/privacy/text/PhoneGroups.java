package org.posterity.privacy.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groups of digits and what is between them: decides whether they have the form of a phone number. */
final class PhoneGroups {
    private static final int FEWEST = 8;
    private static final int MOST = 15;

    private final List<String> groups;
    private final List<String> between;
    private final String digits;
    private final String sizes;
    private final boolean plus;
    private final boolean bracket;

    /** @param begin where the number begins, with its sign or bracket */
    PhoneGroups(String plain, int begin, List<Span> spans) {
        groups = spans.stream()
                .map(span -> plain.substring(span.from(), span.to()))
                .toList();
        between = IntStream.range(1, spans.size())
                .mapToObj(
                        i -> plain.substring(spans.get(i - 1).to(), spans.get(i).from()))
                .toList();
        digits = String.join("", groups);
        sizes = groups.stream().map(group -> Integer.toString(group.length())).collect(Collectors.joining("-"));
        String signs = plain.substring(begin, spans.get(0).from());
        plus = signs.contains("+");
        bracket = signs.contains("(");
    }

    /** @param cue whether a word before it announces a phone number */
    boolean isPhoneNumber(boolean cue) {
        if (digits.length() > MOST || isAscending() || isDecimal()) {
            return false;
        }
        if (plus || digits.startsWith("00")) {
            return isInternational();
        }
        return cue && isCued()
                || digits.startsWith("0") && isNational()
                || isNorthAmerican()
                || isSouthern()
                || isBracketed();
    }

    private boolean isInternational() {
        int length = digits.length() - (plus ? 0 : 2);
        boolean begins = plus ? digits.charAt(0) != '0' : digits.length() > 9 && digits.charAt(2) != '0';
        return begins && length >= FEWEST && (!isCount() || length > 10);
    }

    /** After a word that announces one. Millions with separators are still a count. */
    private boolean isCued() {
        return digits.length() >= 7 && !(isCount() && (!between.contains(" ") || digits.endsWith("000")));
    }

    private boolean isNational() {
        if (groups.size() == 1) {
            return digits.length() >= 10 && digits.length() <= 12;
        }
        boolean pairs = groups.stream().allMatch(group -> group.length() <= 2);
        return groups.get(0).length() > 1
                && digits.length() > FEWEST
                && digits.length() <= 13
                && (!pairs || sizes.equals("2-2-2-2-2") && isUniform());
    }

    /** {@code 555-012-3456}, also with a 1 before it. */
    private boolean isNorthAmerican() {
        if (!sizes.equals("3-3-4") && !(sizes.equals("1-3-3-4") && digits.startsWith("1"))) {
            return false;
        }
        String last = groups.get(groups.size() - 1);
        char area = groups.get(groups.size() - 3).charAt(0);
        return area > '1' && !(last.matches("(19|20)\\d\\d") && between.stream().allMatch(" "::equals));
    }

    /** Spain and Portugal write {@code 612 34 56 78}, Italy {@code 333 1234567}. */
    private boolean isSouthern() {
        return sizes.equals("3-2-2-2") && "6789".indexOf(digits.charAt(0)) >= 0 && isUniform()
                || sizes.equals("3-7") && digits.startsWith("3");
    }

    /** An area code in brackets that is not a year. */
    private boolean isBracketed() {
        return bracket
                && groups.size() > 1
                && between.get(0).startsWith(")")
                && digits.length() >= FEWEST
                && digits.length() <= 13
                && groups.get(0).length() > 1
                && groups.get(0).length() < 6
                && !groups.get(0).matches("(19|20)\\d\\d")
                && groups.stream().skip(1).allMatch(group -> group.length() > 2);
    }

    private boolean isUniform() {
        return between.stream().distinct().count() == 1;
    }

    /** Thousands separated by points or blanks. */
    private boolean isCount() {
        return groups.size() > 1
                && groups.get(0).length() <= 3
                && groups.stream().skip(1).allMatch(group -> group.length() == 3)
                && isUniform()
                && between.get(0).matches("[ .]");
    }

    /** {@code 48.137154}: a coordinate. */
    private boolean isDecimal() {
        return groups.size() == 2
                && between.get(0).equals(".")
                && groups.get(0).length() <= 3
                && groups.get(1).length() > 3
                && groups.get(1).length() < 9;
    }

    /** Counting, or a list of times: {@code 01 02 03 04 05}, {@code 0930 1030 1130}, {@code 0123456789}. */
    private boolean isAscending() {
        if (groups.size() < 3) {
            return "0123456789012345".contains(digits);
        }
        boolean times = groups.stream().allMatch(group -> group.matches("(?:[01]\\d|2[0-3])[0-5]\\d"));
        boolean pairs = groups.stream().allMatch(group -> group.length() <= 2);
        return IntStream.range(1, groups.size()).allMatch(i -> times && number(i) > number(i - 1))
                || IntStream.range(1, groups.size())
                        .allMatch(i -> pairs && number(i) - number(i - 1) == number(1) - number(0));
    }

    private long number(int group) {
        return Long.parseLong(groups.get(group));
    }
}
