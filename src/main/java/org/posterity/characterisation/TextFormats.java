package org.posterity.characterisation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Recognises the text files that come with media, if name and content agree, without the table of all formats. */
final class TextFormats {
    private TextFormats() {}

    static Optional<String> mediaType(byte[] head, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String text = lower.matches(".*\\.(json|txt|csv)") ? utf8(head) : "";
        if (text.isBlank()) {
            return Optional.empty();
        }
        char first = text.strip().charAt(0);
        if (lower.endsWith(".json")) {
            return first == '{' || first == '[' ? Optional.of("application/json") : Optional.empty();
        }
        if (first == '<' || first == '%' || first == '{') {
            return Optional.empty(); // text of another kind under this name
        }
        return Optional.of(lower.endsWith(".csv") ? "text/csv" : "text/plain");
    }

    /** The head as text; nothing when it is not UTF-8 or holds control characters. A character cut off at the end is no fault. */
    private static String utf8(byte[] head) {
        CharBuffer text = CharBuffer.allocate(head.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), text, false)
                .isError();
        String read = text.flip().toString();
        boolean control = read.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        return malformed || control ? "" : read.replaceFirst("^\ufeff", "");
    }
}
