package org.posterity.privacy.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A stretch of a text; {@code to} is excluded. */
record Span(int from, int to) {

    static Span of(MatchResult found) {
        return new Span(found.start(), found.end());
    }

    /** All matches of the pattern. */
    static List<Span> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Span::of).toList();
    }

    /** The text with a word in place of each span. Spans are in order and do not overlap. */
    static String replace(String text, List<Span> spans, String word) {
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        for (Span span : spans) {
            replaced.append(text, at, span.from).append(word);
            at = span.to;
        }
        return replaced.append(text, at, text.length()).toString();
    }
}
