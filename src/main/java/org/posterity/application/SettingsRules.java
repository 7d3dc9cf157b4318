package org.posterity.application;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.posterity.consent.CountryCodes;
import org.posterity.located.Faults;
import org.posterity.located.Location;
import org.posterity.model.TerminalFailure;
import org.posterity.viruscheck.Clamd;
import org.quartz.CronExpression;

/** What the lines of {@code application.properties} may say. All mistakes are reported at once. */
public final class SettingsRules {
    private static final String SHIPPED = "/config/application.properties";

    /** Says what is wrong with a value. A setting not named here may have any value. */
    private static final Map<String, Function<String, Optional<String>>> RULES = Map.ofEntries(
            Map.entry("storage.country", SettingsRules::countries),
            Map.entry("age.majority", SettingsRules::number),
            Map.entry("safe.copies", SettingsRules::number),
            Map.entry("safe.places", SettingsRules::number),
            Map.entry("safe.media", SettingsRules::number),
            Map.entry("replication.minutes", SettingsRules::number),
            Map.entry("audit.days", SettingsRules::number),
            Map.entry("audit.schedule", SettingsRules::schedule),
            Map.entry("audit.rate", SettingsRules::number),
            Map.entry("intake.max-unpacked-bytes", SettingsRules::number),
            Map.entry("intake.max-entries", SettingsRules::number),
            Map.entry("intake.max-ratio", SettingsRules::number),
            Map.entry("intake.max-depth", SettingsRules::number),
            Map.entry("intake.reserve-bytes", SettingsRules::number),
            Map.entry("cost.per-tb", SettingsRules::number),
            Map.entry("inputs.refused-days", SettingsRules::number),
            Map.entry("inputs.waiting-days", SettingsRules::number),
            Map.entry("inputs.held-days", SettingsRules::number),
            Map.entry("inputs.unselected", value -> oneOf(value, "return", "destroy")),
            Map.entry("inputs.refused", value -> oneOf(value, "return", "destroy")),
            Map.entry("submissions.at-once", SettingsRules::number),
            Map.entry("monitoring.port", SettingsRules::port),
            Map.entry("inbox.period", SettingsRules::number),
            Map.entry("inbox.settle-seconds", SettingsRules::number),
            Map.entry("inbox.collections", SourceSettings::collectionsFault),
            Map.entry("viruscheck.clamd", SettingsRules::clamd),
            Map.entry("viruscheck.not-scanned", value -> oneOf(value, "record", "refuse")),
            Map.entry("ffprobe", SettingsRules::onOrOff),
            Map.entry("stills", SettingsRules::onOrOff),
            Map.entry("storage.sync", SettingsRules::onOrOff),
            Map.entry("archive.dir", SettingsRules::place),
            Map.entry("inbox.dir", SettingsRules::place),
            Map.entry("key.dir", SettingsRules::place),
            Map.entry("agreements.dir", SettingsRules::place),
            Map.entry("report.names", value -> oneOf(value, "archive", "nowhere", "everywhere")),
            Map.entry("drift", value -> oneOf(value, "report", "hold")),
            Map.entry("base-uri", SettingsRules::uri));

    private SettingsRules() {}

    /** @param beside the folder that relative paths start from */
    static void examine(Properties properties, Path beside, Faults faults) {
        Properties known = shipped();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(name).strip();
            if (name.startsWith(SourceSettings.PREFIX)) {
                SourceSettings.fault(name, value).ifPresent(what -> faults.add(Location.named(name), what, ""));
            } else if (!known.containsKey(name)) {
                faults.add(Location.named(name), "There is no such setting.", "Correct its spelling or take it out.");
            } else if (!value.isEmpty() && RULES.containsKey(name)) {
                RULES.get(name)
                        .apply(value)
                        .or(() -> name.equals("agreements.dir") ? folder(beside.resolve(value)) : Optional.empty())
                        .ifPresent(what -> faults.add(Location.named(name), what, ""));
            }
        }
    }

    /** The codes of a list of countries, as written. */
    public static Stream<String> codes(String countries) {
        return Stream.of(countries.split("[\\s,;]+")).filter(code -> !code.isEmpty());
    }

    private static Optional<String> countries(String value) {
        return codes(value).allMatch(code -> CountryCodes.contains(code.toUpperCase(Locale.ROOT)))
                ? Optional.empty()
                : Optional.of("This is not a country code. Write the two letters of ISO 3166-1, such as DE, US, or GB "
                        + "for the United Kingdom; separate several with commas.");
    }

    private static Optional<String> schedule(String value) {
        return CronExpression.isValidExpression(value)
                ? Optional.empty()
                : Optional.of(
                        "It must be a cron expression with seconds, such as 0 0 2 ? * SAT: Saturdays at two in the morning.");
    }

    private static Optional<String> port(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 0xffff
                ? Optional.empty()
                : Optional.of("It must be the number of a port, such as 9464; 0 for any that is free.");
    }

    private static Optional<String> clamd(String value) {
        return Clamd.at(value).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "It must be the absolute path of a socket, such as /run/clamav/clamd.ctl, or a port of this"
                                + " machine, such as 127.0.0.1:3310.");
    }

    private static Optional<String> folder(Path place) {
        return Files.isDirectory(place)
                ? Optional.empty()
                : Optional.of("There is no folder " + place + ". Name one that exists, or leave this empty.");
    }

    private static Optional<String> place(String value) {
        try {
            Path.of(value);
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("This is not the path of a folder.");
        }
    }

    private static Optional<String> number(String value) {
        try {
            return Long.parseLong(value) >= 0 ? Optional.empty() : Optional.of("It must be a whole number, 0 or more.");
        } catch (NumberFormatException e) {
            return Optional.of("It must be a whole number, in digits only.");
        }
    }

    private static Optional<String> onOrOff(String value) {
        return List.of("true", "false", "yes", "no").contains(value) ? Optional.empty() : oneOf(value, "on", "off");
    }

    private static Optional<String> oneOf(String value, String... words) {
        return List.of(words).contains(value)
                ? Optional.empty()
                : Optional.of("It must be " + String.join(" or ", words) + ".");
    }

    private static Optional<String> uri(String value) {
        try {
            return URI.create(value).isAbsolute()
                    ? Optional.empty()
                    : Optional.of("It must be a complete web address, such as https://archive.example.org/.");
        } catch (IllegalArgumentException e) {
            return Optional.of("It must be an address (a URI), such as https://archive.example.org/.");
        }
    }

    /** The shipped settings name every setting. */
    private static Properties shipped() {
        Properties shipped = new Properties();
        try (InputStream stream = SettingsRules.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new TerminalFailure("This build of Posterity lacks its settings.");
            }
            shipped.load(stream);
        } catch (IOException e) {
            throw new TerminalFailure("The settings of this build cannot be read.", e);
        }
        return shipped;
    }
}
