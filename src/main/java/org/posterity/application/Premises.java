package org.posterity.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;

/**
 * Where a use case works: the archive, the settings, the pipeline and the listener. Nothing is opened or made before a use
 * case asks for it.
 *
 * @param archive the archive's folder, which need not exist
 * @param config the folder of settings
 */
public record Premises(Path archive, Path config, Pipeline.Opening way, Notices notices) {
    private static final Duration ALWAYS = Duration.ofDays(3650);

    Settings settings() {
        return Settings.read(config);
    }

    Archive open() {
        return Archive.toRead(archive, notices);
    }

    /** @param patience how long to wait for another run */
    Archive openToWrite(Settings settings, Duration patience) {
        return Archive.toWrite(archive, settings, workplace(patience, patience), notices);
    }

    /** The same, waiting as long as it takes. Only one process watches an inbox for an archive. */
    Archive openToWatch(Settings settings, Duration patience) {
        Workplace workplace = workplace(ALWAYS, patience);
        try {
            workplace.lock(Subject.inbox(), patience);
        } catch (RuntimeException e) {
            workplace.close();
            throw e;
        }
        return Archive.toWrite(archive, settings, workplace, notices);
    }

    /** Removes the index if it is damaged, so that it is made anew; returns whether it was. */
    boolean withoutDamagedIndex(Duration patience) {
        try (Workplace workplace = workplace(patience, patience)) {
            return Archive.dropDamagedIndex(archive, workplace);
        }
    }

    private Workplace workplace(Duration patience, Duration asked) {
        return Workplace.in(archive, patience, () -> notices.waiting(asked));
    }

    /** Checks that a donation lies apart from the archive, the settings, the key and the agreements. */
    void requireApart(Path donation, Settings settings) {
        Map<String, Path> own = new LinkedHashMap<>();
        own.put("--config", config);
        own.put("key.dir", settings.keyFolder());
        settings.place("agreements.dir").ifPresent(folder -> own.put("agreements.dir", folder));
        ArchiveBounds.requireApart(donation, archive, own);
    }

    /** The place for something written for a person, which must not lie in the archive. */
    Path outside(Path target, String asked) {
        return ArchiveBounds.outside(archive, target, asked);
    }
}
