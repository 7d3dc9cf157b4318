package org.posterity.rights;

import java.util.List;
import java.util.Optional;

/**
 * Who answers for an archive's processing of personal data (GDPR Art. 4(7)), and what cannot be read from the packages.
 *
 * @param officer the data protection officer's contact (Art. 37)
 * @param recipients to whom personal data are disclosed, apart from readers (Art. 30(1)(d))
 * @param storagePlaces where copies lie, in words, with their country
 * @param measures the institution's own technical and organisational measures (Art. 32), beside those of the program
 */
public record Controller(
        Optional<String> institution,
        Optional<String> contact,
        Optional<String> email,
        Optional<String> officer,
        List<String> recipients,
        List<String> storagePlaces,
        List<String> measures) {

    public Controller {
        recipients = List.copyOf(recipients);
        storagePlaces = List.copyOf(storagePlaces);
        measures = List.copyOf(measures);
    }
}
