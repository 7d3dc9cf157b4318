package org.posterity.privacy.text;

import java.util.List;
import java.util.Locale;

/**
 * Whether a text can contain a postal address at all: it names a kind of street or box, or has a number like a postcode.
 */
final class PostalSigns {
    private static final List<String> WORDS = List.of(
            "street",
            "road",
            "avenue",
            "lane",
            "boulevard",
            "crescent",
            "terrace",
            "quay",
            "st.",
            "rd",
            "ave",
            "blvd",
            "ln",
            "stra\u00dfe",
            "strasse",
            "str.",
            "gasse",
            "allee",
            "straat",
            "laan",
            "gracht",
            "kade",
            "singel",
            "gade",
            "gatan",
            "rue",
            "bd",
            "impasse",
            "calle",
            "c/",
            "avda",
            "avenida",
            "paseo",
            "plaza",
            "carrer",
            "traves\u00eda",
            "via",
            "v.le",
            "piazza",
            "p.zza",
            "vicolo",
            "lungomare",
            "box",
            "postfach",
            "postbus",
            "bo\u00eete postale",
            "apartado",
            "casella");

    private PostalSigns() {}

    static boolean in(String plain) {
        return hasPostcode(plain) || namesAStreet(plain);
    }

    private static boolean namesAStreet(String plain) {
        String small = plain.toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            if (small.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Four or five digits that are not a year, or a digit after a capital, as in {@code HB1 2XY}. */
    private static boolean hasPostcode(String plain) {
        for (int from = 0; from < plain.length(); from++) {
            if (!isDigit(plain, from)) {
                continue;
            }
            int to = from;
            while (isDigit(plain, to)) {
                to++;
            }
            boolean year = to - from == 4 && (plain.startsWith("19", from) || plain.startsWith("20", from));
            if (to - from == 5
                    || to - from == 4 && !year
                    || from > 0 && Character.isUpperCase(plain.charAt(from - 1))) {
                return true;
            }
            from = to;
        }
        return false;
    }

    private static boolean isDigit(String plain, int at) {
        return at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9';
    }
}
