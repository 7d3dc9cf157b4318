package org.posterity.format.warc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The block of a warcinfo record as application/warc-fields (WARC/1.1 §6.2, §8). */
final class WarcinfoFields {
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cc}\\s]+");

    private WarcinfoFields() {}

    /** In alphabetical order whatever map was given, so that the same fields give the same bytes. */
    static byte[] write(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!Token.is(name, 0, name.length())) {
                throw new IllegalArgumentException("The name of a warcinfo field is a token.");
            }
            String oneLine = (isOneLine(value) ? value : BREAKING.matcher(value).replaceAll(" ")).strip();
            if (!oneLine.isEmpty()) {
                text.append(name).append(": ").append(oneLine).append("\r\n");
            }
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isOneLine(String value) {
        return !value.contains("  ") && value.chars().noneMatch(Character::isISOControl);
    }
}
