package org.posterity.export.tiktok.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line {@code Label: value}, with one or two colons. Looking up the label shows whether it is one.
 *
 * @param end of the label
 * @param begin of the value, after the colons and one blank
 */
record LabelledLine(String line, int end, int begin) {
    private static final int LONGEST_LABEL = 100;
    private static final Pattern WORDS = Pattern.compile("(>+\\s*)?\\p{L}[\\p{L}\\p{M}\\p{N} ()'\u2019&/+-]{0,63}");

    static Optional<LabelledLine> of(String line) {
        int colon = colon(line);
        if (colon < 1 || line.startsWith("//", colon + 1)) {
            return Optional.empty();
        }
        int from = colon + 1;
        if (from < line.length() && isColon(line.charAt(from))) {
            from++;
        }
        if (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        return Optional.of(new LabelledLine(line, colon, from));
    }

    String label() {
        return line.substring(0, end);
    }

    String value() {
        return line.substring(begin);
    }

    /** Whether it has the form of an unknown label: a few words, then nothing or a blank after the colon. */
    boolean isFormal() {
        return (begin == line.length() || line.charAt(begin - 1) == ' ')
                && WORDS.matcher(label().strip()).matches();
    }

    private static int colon(String line) {
        int end = Math.min(line.length(), LONGEST_LABEL);
        for (int i = 0; i < end; i++) {
            if (isColon(line.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isColon(char character) {
        return character == ':' || character == '\uff1a';
    }
}
