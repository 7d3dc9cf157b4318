package org.posterity.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;

/**
 * Where a use case works: which archive and which settings, by which way submissions go, and who listens. Nothing is opened
 * or made before a use case asks for it.
 *
 * @param archive the archive's folder, which need not be there
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

    /** @param patience how long to wait for what another run is at work on */
    Archive openToWrite(Settings settings, Duration patience) {
        return Archive.toWrite(archive, settings, workplace(patience, patience), notices);
    }

    /** The same, for who waits as long as it takes; only of those who watch an inbox for the archive there is one. */
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

    private Workplace workplace(Duration patience, Duration asked) {
        return Workplace.in(archive, patience, () -> notices.waiting(asked));
    }

    /** What is taken in must lie apart from the archive, the settings, the key and the agreements. */
    void requireApart(Path donation, Settings settings) {
        Map<String, Path> own = new LinkedHashMap<>();
        own.put("--config", config);
        own.put("key.dir", settings.keyFolder());
        settings.place("agreements.dir").ifPresent(folder -> own.put("agreements.dir", folder));
        ArchiveBounds.requireApart(donation, archive, own);
    }

    /** Where something is to be written for somebody: not into the archive. */
    Path outside(Path target, String asked) {
        return ArchiveBounds.outside(archive, target, asked);
    }
}
