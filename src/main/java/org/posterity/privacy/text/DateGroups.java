package org.posterity.privacy.text;

import java.util.BitSet;
import java.util.List;

/** Which groups of digits in a row are parts of a date, or of the time after it. */
final class DateGroups {
    private static final String YEAR = "(19|20)\\d\\d";

    private final String plain;
    private final List<Span> groups;

    DateGroups(String plain, List<Span> groups) {
        this.plain = plain;
        this.groups = groups;
    }

    BitSet find() {
        BitSet dated = new BitSet();
        for (int at = 0; at + 2 < groups.size(); at++) {
            if (isDate(at)) {
                dated.set(at, at + 3);
                for (int time = at + 3; time < groups.size() && time < at + 6 && isTime(time); time++) {
                    dated.set(time);
                }
            }
        }
        return dated;
    }

    private boolean isDate(int at) {
        String sign = between(at);
        if (!sign.matches("[./-]|\\. ") || !sign.strip().equals(between(at + 1).strip())) {
            return false;
        }
        if (digits(at).matches(YEAR)) {
            return digits(at + 1).matches("0?[1-9]|1[0-2]") && digits(at + 2).matches("0?[1-9]|[12]\\d|3[01]");
        }
        boolean dayAndMonth = isDayOrMonth(digits(at)) && isDayOrMonth(digits(at + 1));
        boolean alone = !sign.equals(between(at - 1)) && !sign.equals(between(at + 2));
        return dayAndMonth
                && (digits(at + 2).matches(YEAR) || alone && digits(at + 2).length() == 2);
    }

    private static boolean isDayOrMonth(String digits) {
        return digits.matches("0?[1-9]|[12]\\d|3[01]");
    }

    /** Hours, minutes and seconds as in file names: {@code 2024-09-17-14-07-21}. */
    private boolean isTime(int at) {
        return digits(at).matches("[0-5]\\d") && between(at - 1).matches("[-. ]");
    }

    private String digits(int at) {
        return plain.substring(groups.get(at).from(), groups.get(at).to());
    }

    /** What is between a group and the next; empty after the last. */
    private String between(int at) {
        return at < 0 || at + 1 >= groups.size()
                ? ""
                : plain.substring(groups.get(at).to(), groups.get(at + 1).from());
    }
}
