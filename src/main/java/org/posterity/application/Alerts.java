package org.posterity.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.model.Finding;
import org.posterity.page.Alert;
import org.posterity.record.Accounting;
import org.posterity.record.RecordJson;
import org.posterity.storage.StoredFile;

/** How many files of an accession need somebody's attention, read from the record beside its report. No file is named. */
final class Alerts {
    private Alerts() {}

    /** @param ledger the accession's {@code accounting.json}; without it there is nothing to tell */
    static Map<Alert, Long> in(Optional<StoredFile> ledger) {
        Map<Alert, Long> files = new EnumMap<>(Alert.class);
        if (ledger.isEmpty()) {
            return files;
        }
        try (InputStream in = Channels.newInputStream(ledger.get().open())) {
            for (Finding finding : RecordJson.read(in, Accounting.class).findings()) {
                Alert.of(finding.code()).ifPresent(alert -> files.merge(alert, 1L, Long::sum));
            }
        } catch (IOException e) {
            files.clear(); // the package itself is checked elsewhere
        }
        return files;
    }
}
