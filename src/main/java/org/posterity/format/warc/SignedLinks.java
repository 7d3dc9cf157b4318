package org.posterity.format.warc;

import java.util.regex.Pattern;

/**
 * Query parameters that make a platform's link work for some days for whoever holds it. Such links are never kept: scheme,
 * host and path are.
 */
final class SignedLinks {
    /** Names the rule in issues. */
    static final String CLAUSE = "Posterity WARC profile: no signed links";

    /** With a value that opens something: neither nothing nor the mark of one that was taken out. */
    private static final Pattern SIGNED = Pattern.compile(
            "x-(?:tos-signature|signature|expires|tos-authkey)(?:=|%3d)(?!\\[token]|%5btoken%5d|[&.]|$)",
            Pattern.CASE_INSENSITIVE);

    private SignedLinks() {}

    static boolean in(String value) {
        if (value.indexOf('=') < 0 && value.indexOf('%') < 0) {
            return false;
        }
        return SIGNED.matcher(value.replace("%2d", "-").replace("%2D", "-")).find();
    }
}
