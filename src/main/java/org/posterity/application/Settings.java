package org.posterity.application;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.posterity.located.Faults;
import org.posterity.located.Location;
import org.posterity.model.TerminalFailure;

/** The settings in {@code config/application.properties}; a missing line has its default. */
public final class Settings {
    private final Path folder;
    private final Faults faults = new Faults();
    private final Properties properties = new Lines(faults);

    private Settings(Path folder) {
        this.folder = folder;
    }

    /** Reads the settings of a configuration folder, which must exist. All mistakes are reported at once. */
    public static Settings read(Path folder) {
        Settings settings = new Settings(folder);
        Path file = folder.resolve("application.properties");
        if (!Files.isDirectory(folder)) {
            throw new TerminalFailure("There is no configuration folder " + folder + "; name one with --config.");
        }
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                settings.properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new TerminalFailure("The settings in " + file + " cannot be read.", e);
            }
            SettingsRules.examine(settings.properties, settings.beside(), settings.faults);
            if (!settings.faults.isEmpty()) {
                throw new TerminalFailure(settings.faults.told("Invalid settings in " + file + ":"));
            }
        }
        return settings;
    }

    /** The folder that holds them. */
    public Path folder() {
        return folder;
    }

    /** The names of all that are given. */
    Set<String> names() {
        return properties.stringPropertyNames();
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** How many submissions are taken in side by side. */
    Places places() {
        return Places.of((int) Math.min(Integer.MAX_VALUE, number("submissions.at-once", 0)));
    }

    /** A setting that {@link SettingsRules} knows as a whole number. */
    public long number(String name, long otherwise) {
        return text(name).map(Long::parseLong).orElse(otherwise);
    }

    /** A setting that {@link SettingsRules} knows as on or off. */
    public boolean on(String name, boolean otherwise) {
        return text(name).map(List.of("on", "true", "yes")::contains).orElse(otherwise);
    }

    /** A setting that {@link SettingsRules} knows as an address; it ends in a slash. */
    public URI uri(String name, String otherwise) {
        String uri = text(name, otherwise);
        return URI.create(uri.endsWith("/") ? uri : uri + "/");
    }

    /**
     * A path that a setting names. Relative paths start from the parent of the configuration folder, wherever the program was
     * started.
     */
    public Optional<Path> place(String name) {
        return text(name).map(value -> beside().resolve(value).normalize());
    }

    /** The folder that holds the configuration folder. */
    private Path beside() {
        Path own = folder.toAbsolutePath().normalize();
        return own.getParent() == null ? own : own.getParent();
    }

    /** The inbox folder. */
    Path inbox() {
        return place("inbox.dir").orElse(Path.of("inbox"));
    }

    /** Where the secret key for pseudonyms lies. */
    public Path keyFolder() {
        return place("key.dir").orElseGet(() -> Path.of(System.getProperty("user.home"), ".config", "posterity"));
    }

    /** A later line that silently replaces an earlier one is easily overlooked. */
    private static final class Lines extends Properties {
        private static final long serialVersionUID = 1;

        private final transient Faults faults;

        private Lines(Faults faults) {
            this.faults = faults;
        }

        @Override
        public synchronized Object put(Object name, Object value) {
            Object before = super.put(name, value);
            if (before != null && !before.toString().isBlank() && !before.equals(value)) {
                faults.add(
                        Location.named(name.toString()),
                        "This is given twice, and the program will not guess which one is meant.",
                        "Keep one of them.");
            }
            return before;
        }
    }
}
