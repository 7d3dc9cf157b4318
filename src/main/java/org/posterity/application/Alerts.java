package org.posterity.application;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.page.Alert;
import org.posterity.storage.StoredFile;

/** How many files of an accession somebody should act on, read from the ledger beside its report; none is named. */
final class Alerts {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LEDGER = "accounting.json";

    private Alerts() {}

    /** @param ledger of the accession; without one there is nothing to tell */
    static Map<Alert, Long> in(Optional<StoredFile> ledger) {
        Map<Alert, Long> files = new EnumMap<>(Alert.class);
        if (ledger.isEmpty()) {
            return files;
        }
        try (InputStream in = Channels.newInputStream(ledger.get().open());
                JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean findings = json.currentName().equals("findings");
                json.nextToken();
                if (findings) {
                    read(json, files);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            files.clear(); // the package itself is checked elsewhere
        }
        return files;
    }

    private static void read(JsonParser json, Map<Alert, Long> files) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            JsonNode finding = json.readValueAsTree();
            Alert.of(finding.path("code").asText()).ifPresent(alert -> files.merge(alert, 1L, Long::sum));
        }
    }
}
