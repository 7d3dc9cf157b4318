package org.posterity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.consent.ConsentTerms;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.StoredFile;

/** The terms of consent that a stored package carries: those of its newest accession. */
public final class StoredTerms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredTerms() {}

    /**
     * Reads them from the files of a package.
     *
     * @throws IOException when the package has none, or they cannot be read
     */
    public static ConsentTerms in(List<StoredFile> files) throws IOException {
        StoredFile newest = newest("consent-terms.json", files)
                .orElseThrow(() -> new DamagedFile("Its terms of consent are missing."));
        return ConsentTerms.parse(JSON.readTree(newest.read()));
    }

    /** The ledger of this name in the newest accession that has one. */
    static Optional<StoredFile> newest(String ledger, List<StoredFile> files) {
        return files.stream()
                .filter(file -> file.logicalPath().matches("data/accessions/\\d{4}/" + Pattern.quote(ledger)))
                .reduce((earlier, later) -> later);
    }
}
