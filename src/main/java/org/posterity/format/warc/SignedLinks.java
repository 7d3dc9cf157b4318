package org.posterity.format.warc;

import java.util.List;
import java.util.Locale;

/**
 * Query parameters that make a platform's link work for some days for whoever holds it. Such links are never kept: scheme,
 * host and path are.
 */
final class SignedLinks {
    /** Names the rule in issues. */
    static final String CLAUSE = "Posterity WARC profile: no signed links";

    private static final List<String> SIGNS = List.of("x-tos-signature", "x-signature", "x-expires", "x-tos-authkey");

    private SignedLinks() {}

    static boolean in(String value) {
        String plain = value.toLowerCase(Locale.ROOT).replace("%2d", "-");
        return SIGNS.stream().anyMatch(plain::contains);
    }
}
