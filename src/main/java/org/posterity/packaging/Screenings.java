package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedSubtitles;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/**
 * What is said of a file of which a screened rendition is kept. Ledgers name the digests of both; records in WARC files, which
 * others will publish, that of the rendition alone: with the other one, guesses at what was taken out could be tested.
 */
final class Screenings {
    private static final String IS =
            "what is kept is a rendition in UTF-8; lines: from how many of them each rule took something out";

    private Screenings() {}

    /** Adds {@code screened} to the description of a file as it is kept. */
    static void describe(ScreenedFile file, ObjectNode json) {
        file.screened().ifPresent(text -> screened(text, json));
    }

    private static ObjectNode screened(ScreenedSubtitles text, ObjectNode json) {
        ObjectNode screened = json.putObject("screened").put("is", IS);
        text.lines().forEach(screened.putObject("lines")::put);
        return screened;
    }

    /** The rules in words, and from how many lines each took something out. */
    static String words(ScreenedSubtitles text) {
        return text.lines().entrySet().stream()
                .map(rule ->
                        words(rule.getKey()) + " in " + rule.getValue() + (rule.getValue() == 1 ? " line" : " lines"))
                .collect(Collectors.joining(", "));
    }

    /** What a rule takes out, in words. */
    static String words(String rule) {
        return switch (rule) {
            case TextScreen.Screened.THIRD_PARTY -> "name of another person";
            case "signed-query" -> "signature of a link";
            case "link-token" -> "key in a link";
            default -> TextPattern.parse(rule).map(TextPattern::words).orElse(rule);
        };
    }
}
