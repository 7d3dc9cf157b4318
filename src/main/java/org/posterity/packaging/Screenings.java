package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedSubtitles;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/**
 * Describes a file of which a screened rendition is kept. Ledgers have the digests of both; records in WARC files, which may
 * be published, only that of the rendition: with the other, guesses about the removed text could be tested.
 */
final class Screenings {
    private static final String IS = "a rendition in UTF-8 is kept; lines: how many lines each rule changed";

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

    /** The rules in words, and how many lines each changed. */
    static String words(ScreenedSubtitles text) {
        return text.lines().entrySet().stream()
                .map(rule ->
                        words(rule.getKey()) + " in " + rule.getValue() + (rule.getValue() == 1 ? " line" : " lines"))
                .collect(Collectors.joining(", "));
    }

    /** What a rule removes, in words. */
    static String words(String rule) {
        return switch (rule) {
            case TextScreen.Screened.THIRD_PARTY -> "name of another person";
            case "signed-query" -> "signature of a link";
            case "link-token" -> "key in a link";
            default -> TextPattern.parse(rule).map(TextPattern::words).orElse(rule);
        };
    }
}
