package org.posterity.consent;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the gate must know about the archive and a record cannot say.
 *
 * @param institution the institution that runs this archive; empty: any that a record names
 * @param majority the age in years from which a creator can grant alone
 * @param agreements the institution's folder of signed papers
 * @param storageCountries the countries in which copies lie (ISO 3166-1 alpha-2); empty: not known
 */
public record HouseRules(String institution, int majority, Optional<Path> agreements, List<String> storageCountries) {
    private static final int USUAL_MAJORITY = 18;

    public HouseRules {
        storageCountries = List.copyOf(storageCountries);
    }

    /** The rules of an archive with default settings and this name. */
    public static HouseRules of(String institution) {
        return new HouseRules(institution, USUAL_MAJORITY, Optional.empty(), List.of());
    }

    /** Whether consent to an institution of this name is consent to this one. Case, spaces and Unicode forms do not matter. */
    public boolean isHere(String name) {
        return folded(institution).isEmpty() || folded(institution).equals(folded(name));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .toLowerCase(Locale.ROOT);
    }

    public HouseRules withMajority(int years) {
        return new HouseRules(institution, years, agreements, storageCountries);
    }

    public HouseRules withAgreements(Optional<Path> folder) {
        return new HouseRules(institution, majority, folder, storageCountries);
    }

    public HouseRules storingIn(List<String> countries) {
        return new HouseRules(institution, majority, agreements, countries);
    }
}
