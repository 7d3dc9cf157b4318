package org.posterity.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.Category;
import org.posterity.storage.StoredFile;

/** What a stored package holds of each category, and under which key its names were replaced, by the {@code accounting.json} of its newest accession. */
public final class StoredDecisions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredDecisions() {}

    /**
     * The fingerprint of the key by which names in the newest accession were replaced, where any was.
     *
     * @throws IOException when the ledger cannot be read
     */
    public static Optional<String> pseudonymKey(List<StoredFile> files) throws IOException {
        Optional<StoredFile> newest = StoredTerms.newest("accounting.json", files);
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        JSON.readTree(newest.get().read()).path("selection").path("pseudonymKey").textValue());
    }

    /**
     * The categories of which something is held, and whether that is numbers per year alone. A package without such a ledger
     * holds at most what its terms name, one whose ledger does not say how much is held at most what it was decided to keep.
     *
     * @throws IOException when the ledger cannot be read
     */
    public static Map<Category, Boolean> heldAsNumbersAlone(List<StoredFile> files, ConsentTerms terms)
            throws IOException {
        Map<Category, Boolean> held = new EnumMap<>(Category.class);
        Optional<StoredFile> newest = StoredTerms.newest("accounting.json", files);
        if (newest.isEmpty()) {
            terms.categories().forEach(category -> held.put(category, false));
            return held;
        }
        for (JsonNode line : JSON.readTree(newest.get().read()).path("selection").path("categories")) {
            String keeping = line.path("keeping").asText();
            if (!keeping.equals("left-out") && line.path("held").asLong(1) > 0) {
                Category.parse(line.path("category").asText())
                        .ifPresent(category -> held.put(category, keeping.equals("counted")));
            }
        }
        return held;
    }
}
