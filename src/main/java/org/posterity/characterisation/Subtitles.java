package org.posterity.characterisation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises subtitles by their first lines, whatever the file is called. */
final class Subtitles {
    static final String WEBVTT = "text/vtt";
    static final String SUBRIP = "application/x-subrip";

    static final Set<String> TYPES = Set.of(WEBVTT, SUBRIP);

    /** WebVTT §4.1: the file's first word, and nothing else on it or something set off from it. */
    private static final Pattern FIRST_WORD = Pattern.compile("WEBVTT(?:[ \t\r\n].*)?", Pattern.DOTALL);

    /** A number on a line of its own, and the line of times after it. */
    private static final Pattern FIRST_TITLE = Pattern.compile(
            "\\s{0,64}+\\d{1,6}[ \t]{0,8}\\R\\s{0,64}+\\d{1,3}:\\d{2}:\\d{2}[,.]\\d{1,3}[ \t]{1,8}-->[ \t]{1,8}"
                    + "\\d{1,3}:\\d{2}:\\d{2}[,.]\\d{1,3}.*",
            Pattern.DOTALL);

    private Subtitles() {}

    static Optional<String> mediaType(byte[] head) {
        String text = text(head);
        if (FIRST_WORD.matcher(text).matches()) {
            return Optional.of(WEBVTT);
        }
        return FIRST_TITLE.matcher(text).matches() ? Optional.of(SUBRIP) : Optional.empty();
    }

    /** A table of all formats goes by the name of a text; whoever plays it as subtitles goes by what is in it. */
    static String byContentAlone(String mediaType) {
        return TYPES.contains(mediaType) ? "text/plain" : mediaType;
    }

    /** Without a mark of its encoding: what is looked for is the same in every encoding that has none. */
    private static String text(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("\u00ef\u00bb\u00bf")) {
            return bytes.substring(3);
        }
        if (bytes.startsWith("\u00ff\u00fe")) {
            return decoded(head, StandardCharsets.UTF_16LE);
        }
        return bytes.startsWith("\u00fe\u00ff") ? decoded(head, StandardCharsets.UTF_16BE) : bytes;
    }

    private static String decoded(byte[] head, Charset encoding) {
        return new String(head, encoding).substring(1);
    }
}
