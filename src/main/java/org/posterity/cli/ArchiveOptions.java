package org.posterity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.application.ArchiveBounds;
import org.posterity.application.Pipeline;
import org.posterity.application.Premises;
import org.posterity.application.Settings;
import org.posterity.model.TerminalFailure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which archive and which settings a command works with. */
final class ArchiveOptions {
    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The archive's folder (default: setting archive.dir, else ./archive).")
    private Path archive;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The settings folder (default: the config folder beside the program).")
    private Path config;

    private final Pipeline.Opening way;

    ArchiveOptions(Pipeline.Opening way) {
        this.way = way;
    }

    /** Where the use case works that a command calls. */
    Premises premises(CommandSpec command) {
        return new Premises(
                archive(),
                configFolder(),
                way,
                Output.notices(command.commandLine().getErr()));
    }

    Path archive() {
        if (archive == null) {
            archive = Files.isDirectory(configFolder())
                    ? settings().place("archive.dir").orElse(Path.of("archive"))
                    : Path.of("archive");
        }
        return archive.toAbsolutePath().normalize();
    }

    /** The place for something written for a person, which must not lie in the archive. */
    Path outside(Path target, String option) {
        return ArchiveBounds.outside(archive(), target, option);
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

    /** The folder of the launcher. */
    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("posterity.home")).map(Path::of);
    }
}
