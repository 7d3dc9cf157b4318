package org.posterity.consent;

import java.util.regex.Pattern;

/**
 * The addresses that may stand for a licence or a rights statement: the licences and public-domain tools of Creative Commons,
 * and the twelve statements of RightsStatements.org.
 */
final class RightsUri {
    private static final Pattern KNOWN = Pattern.compile("https?://creativecommons\\.org/"
            + "(licenses/by(-nc)?(-nd|-sa)?/(1\\.0|2\\.0|2\\.5|3\\.0|4\\.0)(/[a-z]{2,3})?|publicdomain/(zero|mark)/1\\.0)/"
            + "|https?://rightsstatements\\.org/(vocab|page)/"
            + "(InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\\.0/");

    private RightsUri() {}

    static boolean isKnown(String uri) {
        return KNOWN.matcher(uri).matches();
    }
}
