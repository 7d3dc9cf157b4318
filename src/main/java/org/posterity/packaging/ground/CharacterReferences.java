package org.posterity.packaging.ground;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The references to characters that every reader of XML knows. Others stay as they are written. */
final class CharacterReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private CharacterReferences() {}

    static String resolve(String text) {
        return text.indexOf('&') < 0
                ? text
                : REFERENCE
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) != null
                                        ? NAMED.get(found.group(1))
                                        : character(
                                                found.group(2) != null
                                                        ? Integer.parseInt(found.group(2))
                                                        : Integer.parseInt(found.group(3), 16))));
    }

    private static String character(int code) {
        return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
    }
}
