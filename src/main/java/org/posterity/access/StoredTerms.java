package org.posterity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.posterity.consent.ConsentTerms;
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
        StoredFile newest = files.stream()
                .filter(file -> file.logicalPath().matches("data/accessions/\\d{4}/consent-terms\\.json"))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IOException("The package has no terms of consent."));
        return ConsentTerms.parse(JSON.readTree(Files.readAllBytes(newest.physical())));
    }
}
