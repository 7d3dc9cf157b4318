package org.posterity.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** By which lists of pages call a post: in the order of time when they are sorted, apart when two share a minute. */
public final class PostTitle {
    private static final int LONGEST = 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PostTitle() {}

    /** @param kind for example {@code video} */
    public static String of(Optional<Instant> date, String kind, boolean deleted, Optional<String> caption) {
        String said = caption.map(PostTitle::beginning).orElse("");
        return date.map(TIME::format).orElse("unknown date") + ", " + kind
                + (deleted ? " (deleted by the creator)" : "") + (said.isEmpty() ? "" : ": " + said);
    }

    /** The beginning of a text, on one line. */
    public static String beginning(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }
}
