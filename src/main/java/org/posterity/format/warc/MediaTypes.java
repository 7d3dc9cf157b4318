package org.posterity.format.warc;

import java.util.regex.Pattern;

/** The grammar of Content-Type (WARC/1.1 §5.6), with the optional whitespace that its erratum allows. */
final class MediaTypes {
    private static final String TOKEN = "[-!#$%&'*+.^_`|~0-9A-Za-z]++";
    private static final String QUOTED = "\"(?:[^\"\\\\\\p{Cc}]|\\\\.)*+\"";
    private static final Pattern GRAMMAR = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:[ \t]*+;[ \t]*+" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))*+[ \t]*+");

    /** Longer values overflow the stack of the regular expression engine; no real one comes near. */
    private static final int LONGEST = 1000;

    private MediaTypes() {}

    static boolean valid(String value) {
        int slash = value.indexOf('/');
        boolean plain = Token.is(value, 0, slash) && Token.is(value, slash + 1, value.length());
        return value.length() <= LONGEST && (plain || GRAMMAR.matcher(value).matches());
    }

    static boolean http(String value) {
        return value.regionMatches(true, 0, "application/http", 0, "application/http".length());
    }

    /** Whether type and subtype are the same. */
    static boolean same(String one, String other) {
        return withoutParameters(one).equalsIgnoreCase(withoutParameters(other));
    }

    /** Type and subtype alone, as indexes have them. */
    static String withoutParameters(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }
}
