package org.posterity.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File names as links and as text. */
final class FileNames {
    private static final String UNRESERVED = "-._~";

    private FileNames() {}

    /** The name as one relative reference: everything but unreserved characters is percent-encoded (RFC 3986 §2.3). */
    static String link(String name) {
        StringBuilder link = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                link.append(c);
            } else {
                link.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return link.toString();
    }

    /** A path of such names. */
    static String path(String path) {
        return Stream.of(path.split("/", -1)).map(FileNames::link).collect(Collectors.joining("/"));
    }

    /** The name with characters that would change its look, such as a right-to-left override, made visible. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || isDirectionMark(c)) {
                shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isDirectionMark(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }
}
