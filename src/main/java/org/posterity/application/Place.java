package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.model.Agent;
import org.posterity.model.TerminalFailure;
import picocli.CommandLine.Option;

/** Which archive and which settings a command works with, and what time it is. */
final class Place {
    private static final String SOFTWARE = "urn:posterity:software";

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The archive's folder (default: setting archive.dir, else ./archive).")
    private Path archive;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The folder of settings (default: the config folder beside the program).")
    private Path config;

    Path archive() {
        if (archive == null) {
            archive = Files.isDirectory(configFolder())
                    ? settings().place("archive.dir").orElse(Path.of("archive"))
                    : Path.of("archive");
        }
        return archive.toAbsolutePath().normalize();
    }

    /** Where something is to be written for somebody: not into the archive. */
    Path outside(Path target, String option) {
        return ArchiveBounds.outside(archive(), target, option);
    }

    /** Where the secret key for pseudonyms lies: not in the archive. */
    Path keyFolder() {
        return ArchiveBounds.outside(archive(), settings().keyFolder(), "key.dir");
    }

    /** What is taken in must lie apart from the archive, the settings, the key and the agreements. */
    void requireApart(Path donation, Settings settings) {
        Map<String, Path> own = new LinkedHashMap<>();
        own.put("--config", configFolder());
        own.put("key.dir", settings.keyFolder());
        settings.place("agreements.dir").ifPresent(folder -> own.put("agreements.dir", folder));
        ArchiveBounds.requireApart(donation, archive(), own);
    }

    Settings settings() {
        return Settings.read(configFolder());
    }

    Path configFolder() {
        if (config != null) {
            if (!Files.isDirectory(config)) {
                throw new TerminalFailure("There is no configuration folder " + config + ".");
            }
            return config;
        }
        return home().map(home -> home.resolve("config"))
                .filter(Files::isDirectory)
                .orElse(Path.of("config"));
    }

    Optional<Path> routesFolder() {
        return home().map(home -> home.resolve("routes"));
    }

    /** The folder of the launcher. */
    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("posterity.home")).map(Path::of);
    }

    /** The time in UTC, or the one that {@code SOURCE_DATE_EPOCH} (Unix seconds) sets for reproducible packages. */
    static Clock clock() {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        if (epoch == null || epoch.isBlank()) {
            return Clock.tickSeconds(ZoneOffset.UTC);
        }
        try {
            return Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch.strip())), ZoneOffset.UTC);
        } catch (NumberFormatException e) {
            throw new TerminalFailure("SOURCE_DATE_EPOCH must be a number of seconds since 1970.", e);
        }
    }

    static Agent software() {
        return new Agent(SOFTWARE, "Posterity", "software", version());
    }

    static String version() {
        return Optional.ofNullable(Place.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
