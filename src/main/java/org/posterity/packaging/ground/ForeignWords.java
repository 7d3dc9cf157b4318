package org.posterity.packaging.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words from nowhere: those that are not the program's own, do not stand in the records and ledgers that a page was drawn
 * from, and are no number that the program counted.
 */
final class ForeignWords {
    /** {@code 123456}, {@code 12,301}, {@code 1.2}, {@code 23:59:59}, {@code 2024-02-29}; a longer number may be an id or a phone number. */
    private static final Pattern COUNTED = Pattern.compile(
            "\\d{1,6}|\\d{1,3}(,\\d{3}){1,5}|\\d{1,4}\\.\\d{1,2}|\\d{1,2}:\\d\\d(:\\d\\d)?|\\d{4}-\\d\\d-\\d\\d");

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dt\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?z");

    /** A post of the report, by its place in the export. */
    private static final Pattern PLACE = Pattern.compile("p\\d{1,7}");

    /** Between the parts of one number, as phone numbers are written. */
    private static final Pattern JOINT = Pattern.compile("[.,:]|[ /()+\u00a0\u202f-]{1,2}");

    private static final int LONGEST_NUMBER = 40;

    private final OwnWords own;
    private final List<KnownWords> known;

    ForeignWords(OwnWords own, List<KnownWords> known) {
        this.own = own;
        this.known = known;
    }

    OwnWords own() {
        return own;
    }

    boolean none(String text) {
        boolean[] found = new boolean[1];
        in(text, word -> found[0] = true);
        return !found[0];
    }

    void in(String text, Consumer<String> each) {
        String folded = Words.folded(text);
        Reading reading = new Reading(folded, each);
        Words.forEach(folded, reading::word);
        reading.endOfNumber();
    }

    private boolean isKnown(String folded, int from, int to) {
        long hash = Words.hash(folded, from, to);
        if (own.has(hash)) {
            return true;
        }
        for (KnownWords each : known) {
            if (each.has(hash)) {
                return true;
            }
        }
        return false;
    }

    /** Goes from word to word, and takes those together that may be parts of one number. */
    private final class Reading {
        private final String folded;
        private final Consumer<String> each;
        private final List<String> foreignParts = new ArrayList<>();
        private int momentEnd;
        private int numberFrom = -1;
        private int numberTo = -1;

        Reading(String folded, Consumer<String> each) {
            this.folded = folded;
            this.each = each;
        }

        void word(int from, int to) {
            if (from < momentEnd) {
                return;
            }
            if (numberFrom >= 0 && !(isNumber(from, to) && joint(numberTo, from))) {
                endOfNumber();
            }
            if (isNumber(from, to)) {
                if (!moment(from)) {
                    number(from, to);
                }
            } else if (!isKnown(folded, from, to)
                    && !PLACE.matcher(folded.substring(from, to)).matches()) {
                each.accept(folded.substring(from, to));
            }
        }

        private void number(int from, int to) {
            numberFrom = numberFrom < 0 ? from : numberFrom;
            numberTo = to;
            if (!isKnown(folded, from, to)) {
                foreignParts.add(folded.substring(from, to));
            }
        }

        void endOfNumber() {
            boolean counted = numberFrom < 0
                    || numberTo - numberFrom <= LONGEST_NUMBER
                            && COUNTED.matcher(folded.substring(numberFrom, numberTo))
                                    .matches();
            if (!counted) {
                foreignParts.forEach(each);
            }
            foreignParts.clear();
            numberFrom = -1;
        }

        private boolean moment(int from) {
            Matcher moment = MOMENT.matcher(folded).region(from, Math.min(folded.length(), from + LONGEST_NUMBER));
            boolean whole = numberFrom < 0
                    && moment.lookingAt()
                    && (moment.end() == folded.length() || !Words.belongs(folded.codePointAt(moment.end())));
            if (whole) {
                momentEnd = moment.end();
            }
            return whole;
        }

        private boolean isNumber(int from, int to) {
            for (int i = from; i < to; i++) {
                if (folded.charAt(i) < '0' || folded.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }

        private boolean joint(int from, int to) {
            return to - from <= 2 && JOINT.matcher(folded.substring(from, to)).matches();
        }
    }
}
