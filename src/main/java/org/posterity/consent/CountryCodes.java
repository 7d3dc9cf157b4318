package org.posterity.consent;

import java.util.Locale;
import java.util.Set;

/** The two capital letters by which ISO 3166-1 names a country. */
public final class CountryCodes {
    private static final Set<String> ALL = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private CountryCodes() {}

    public static boolean contains(String code) {
        return ALL.contains(code);
    }
}
