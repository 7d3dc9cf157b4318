package org.posterity.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.posterity.consent.ConsentTerms;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;

/** Reads {@code consent-terms.json}: the terms of an accession as they were granted. */
final class TermsAsGranted {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TermsAsGranted() {}

    static ConsentTerms of(PackageRecords records, int accession) throws IOException {
        try (InputStream in = records.content().stream(PackageFile.CONSENT_TERMS.path(accession))) {
            return ConsentTerms.parse(JSON.readTree(in));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage());
        }
    }
}
