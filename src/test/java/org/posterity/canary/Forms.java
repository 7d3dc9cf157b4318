package org.posterity.canary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The forms in which a value may survive, as text of which each character is a byte, by what the form is called. */
final class Forms {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private Forms() {}

    /** ASCII letters in either case are one for whoever searches; what has other letters is given in each spelling. */
    static Map<String, String> of(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String spelling : spellings(value)) {
            add(forms, "as it is", bytes(spelling, UTF_8));
            add(forms, "UTF-16, little end first", bytes(spelling, StandardCharsets.UTF_16LE));
            add(forms, "UTF-16, big end first", bytes(spelling, StandardCharsets.UTF_16BE));
            add(forms, "percent-encoded", percent(spelling, false));
            add(forms, "percent-encoded throughout", percent(spelling, true));
            add(forms, "escaped for JSON", ascii(spelling, false, Forms::json));
            add(forms, "escaped for JSON throughout", ascii(spelling, true, Forms::json));
            add(forms, "escaped for HTML", html(spelling));
            add(forms, "escaped for HTML, decimal", ascii(spelling, true, point -> "&#" + point + ";"));
            add(forms, "escaped for HTML, decimal where it must be", ascii(spelling, false, p -> "&#" + p + ";"));
            add(forms, "escaped for HTML, hexadecimal", ascii(spelling, true, p -> "&#x%x;".formatted(p)));
            add(forms, "hexadecimal", HexFormat.of().formatHex(spelling.getBytes(UTF_8)));
        }
        for (String cased : cases(value)) {
            byte[] bytes = cased.getBytes(UTF_8);
            for (int before = 0; before < 3; before++) {
                String base64 = base64(bytes, before);
                add(forms, "base64", base64);
                add(forms, "base64 for URLs", base64.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    private static void add(Map<String, String> forms, String name, String form) {
        forms.putIfAbsent(lower(form), name);
    }

    /** Capital letters of ASCII made small, and no others. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char character = lower.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                lower.setCharAt(i, (char) (character + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    private static Set<String> spellings(String value) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String cased : cases(value)) {
            spellings.add(Normalizer.normalize(cased, Normalizer.Form.NFC));
            spellings.add(Normalizer.normalize(cased, Normalizer.Form.NFD));
        }
        return spellings;
    }

    private static Set<String> cases(String value) {
        return new LinkedHashSet<>(List.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT)));
    }

    private static String bytes(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /** What base64 makes of it that does not depend on the bytes around it, {@code before} bytes after a beginning. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return all.substring(before == 0 ? 0 : before + 1, all.length() - (shifted.length % 3 == 0 ? 0 : 1));
    }

    private static String percent(String text, boolean throughout) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            boolean plain = unit >= '0' && unit <= '9' || unit >= 'A' && unit <= 'Z' || unit >= 'a' && unit <= 'z';
            boolean sign = "-_.~".indexOf(unit) >= 0;
            encoded.append(!throughout && (plain || sign) ? "" + (char) unit : "%%%02x".formatted(unit));
        }
        return encoded.toString();
    }

    private static String ascii(String text, boolean throughout, IntFunction<String> escape) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        escaped.append(throughout || point > 126 ? escape.apply(point) : Character.toString(point)));
        return escaped.toString();
    }

    private static String json(int point) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            escaped.append("\\u%04x".formatted((int) unit));
        }
        return escaped.toString();
    }

    private static String html(String text) {
        return bytes(
                text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"),
                UTF_8);
    }
}
