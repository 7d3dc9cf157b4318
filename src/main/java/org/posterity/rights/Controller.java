package org.posterity.rights;

import java.util.List;
import java.util.Optional;

/**
 * Who answers for an archive's processing of personal data (GDPR Art. 4(7)), and what cannot be read from the packages. All in
 * the institution's own words; what is empty is shown as not stated.
 *
 * @param joint who determines purposes and means together with the institution (Art. 26)
 * @param representative the representative in the Union of a controller outside of it (Art. 27)
 * @param officer the data protection officer's contact (Art. 37)
 * @param recipients to whom personal data are disclosed, apart from readers (Art. 30(1)(d))
 * @param measures the institution's own technical and organisational measures (Art. 32), beside those of the program
 * @param agreementsKept for how long agreement files are kept
 */
public record Controller(
        Optional<String> institution,
        Optional<String> contact,
        Optional<String> email,
        List<String> joint,
        Optional<String> representative,
        Optional<String> officer,
        List<String> recipients,
        Storage storage,
        List<String> measures,
        Optional<String> agreementsKept) {

    /**
     * Where copies lie.
     *
     * @param places in words
     * @param countries their countries, two letters each
     * @param thirdCountries those of them that the institution calls third countries (Art. 44)
     * @param safeguards what protects the data there (Art. 46, 49)
     */
    public record Storage(
            List<String> places, List<String> countries, List<String> thirdCountries, List<String> safeguards) {
        public Storage {
            places = List.copyOf(places);
            countries = List.copyOf(countries);
            thirdCountries = List.copyOf(thirdCountries);
            safeguards = List.copyOf(safeguards);
        }
    }

    public Controller {
        joint = List.copyOf(joint);
        recipients = List.copyOf(recipients);
        measures = List.copyOf(measures);
    }
}
