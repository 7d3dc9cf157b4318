package org.posterity.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.page.Alert;
import org.posterity.storage.StoredFile;

/** How many files of an accession somebody should act on, read from the ledger beside its report; none is named. */
final class Alerts {
    static final String LEDGER = "accounting.json";

    private final Map<Alert, Long> files = new EnumMap<>(Alert.class);

    /** @param ledger of the accession; without one there is nothing to tell */
    Alerts(Optional<StoredFile> ledger) {
        if (ledger.isEmpty()) {
            return;
        }
        try (InputStream in = Channels.newInputStream(ledger.get().open());
                JsonParser json = Output.JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean findings = json.currentName().equals("findings");
                json.nextToken();
                if (findings) {
                    read(json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            files.clear(); // the package itself is checked elsewhere
        }
    }

    private void read(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            JsonNode finding = json.readValueAsTree();
            Alert.of(finding.path("code").asText()).ifPresent(alert -> files.merge(alert, 1L, Long::sum));
        }
    }

    List<String> sentences() {
        return files.entrySet().stream()
                .map(entry -> entry.getKey().sentence(entry.getValue()))
                .toList();
    }

    /** As numbers by code; nothing where there are none. */
    void into(ObjectNode line) {
        files.forEach((alert, count) -> line.withObject("/alerts").put(alert.code(), count));
    }
}
