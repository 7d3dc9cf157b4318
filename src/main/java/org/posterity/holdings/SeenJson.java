package org.posterity.holdings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.posterity.record.RecordJson;

/** What was seen of a package as one JSON object on one line. */
public final class SeenJson {
    private SeenJson() {}

    public static String write(SeenPackage seen) {
        return RecordJson.tree(seen).toString();
    }

    /** Empty if the text is no such object: then the package is read again. */
    public static Optional<SeenPackage> read(String text) {
        try {
            SeenPackage seen =
                    RecordJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SeenPackage.class);
            return seen.files() == null || seen.agreements().isEmpty() ? Optional.empty() : Optional.of(seen);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
