package org.posterity.application;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.application.Pipeline.SourceRoute;
import org.posterity.model.PortableName;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.upload.Handover;

/**
 * What the settings say of sources: {@code sources} names those that are switched on, {@code source.NAME.KEY} is for one of them.
 * Passwords never stand in the settings.
 */
final class SourceSettings {
    static final String PREFIX = "source.";
    private static final Pattern NAMED = Pattern.compile("source\\.([a-z][a-z0-9-]*)\\.([a-z-]+)");
    private static final String PASSWORD = "password";
    private static final String KEY_FILE = "key-file";
    private static final String INCLUDE = "include";

    /** What a key means where it is not set; empty for those that have no default. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("host", ""),
            Map.entry("port", "22"),
            Map.entry("user", ""),
            Map.entry("folder", "."),
            Map.entry("url", ""),
            Map.entry("bucket", ""),
            Map.entry("prefix", ""),
            Map.entry("region", "us-east-1"),
            Map.entry("endpoint", ""),
            Map.entry(INCLUDE, "(?i)[^/\\\\.][^/\\\\]*\\.(zip|tar|tar\\.gz|tgz)"),
            Map.entry("known-hosts", ""),
            Map.entry(KEY_FILE, ""),
            Map.entry("password-file", ""),
            Map.entry("seconds", "300"),
            Map.entry("address", ""),
            Map.entry("listen", "127.0.0.1:8460"),
            Map.entry("dir", ""),
            Map.entry("collection", ""));

    private static final Pattern LISTEN = Pattern.compile("([0-9A-Za-z.-]{1,253}|\\[[0-9a-fA-F:]{2,45}])"
            + ":([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])");

    private static final Set<String> FILES = Set.of("known-hosts", KEY_FILE, "password-file");
    private static final Set<String> NUMBERS = Set.of("port", "seconds");

    private final Settings settings;

    SourceSettings(Settings settings) {
        this.settings = settings;
    }

    /** What is wrong with a setting that begins with {@link #PREFIX}. */
    static Optional<String> fault(String setting, String value) {
        Matcher named = NAMED.matcher(setting);
        if (!named.matches()) {
            return Optional.of("A setting of a source is written source.NAME.KEY, in small letters.");
        }
        String key = named.group(2);
        if (key.equals(PASSWORD)) {
            return Optional.of("A password does not belong in the settings. Put it into a file that only you may read, "
                    + "named by source." + named.group(1) + ".password-file, or into the environment as "
                    + variable(named.group(1)) + ".");
        }
        if (!KEYS.containsKey(key)) {
            return Optional.of("A source has no such setting.");
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (NUMBERS.contains(key)) {
            return number(value);
        }
        if (key.equals(INCLUDE)) {
            return pattern(value);
        }
        if (Set.of("host", "folder").contains(key)) {
            return value.chars().noneMatch(c -> "?#%&{}".indexOf(c) >= 0)
                    ? Optional.empty()
                    : Optional.of("It must not contain any of ? # % & { }.");
        }
        if (key.equals("listen")) {
            return LISTEN.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("It must be an address of this machine and a port, such as 127.0.0.1:8460.");
        }
        return Set.of("url", "endpoint", "address").contains(key) ? address(value) : Optional.empty();
    }

    private static Optional<String> number(String value) {
        boolean fits =
                value.length() < 7 && value.chars().allMatch(c -> c >= '0' && c <= '9') && Long.parseLong(value) > 0;
        return fits ? Optional.empty() : Optional.of("It must be a whole number, 1 or more.");
    }

    private static Optional<String> pattern(String value) {
        try {
            include(value);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(
                    "It must be a regular expression for whole names, such as .*\\.zip (in this file written "
                            + "with two backslashes).");
        }
    }

    /** The pattern of the names that a source takes. An operator writes it; routes make their own of the same text. */
    static Pattern include(String value) {
        return Pattern.compile(value);
    }

    /** A password goes over the network in the clear where the address is not one of https. */
    private static Optional<String> address(String value) {
        try {
            URI address = URI.create(value);
            boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
            boolean fits = "https".equals(address.getScheme()) && address.getHost() != null
                    || "http".equals(address.getScheme()) && here;
            return fits && address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null
                    ? Optional.empty()
                    : Optional.of(
                            "It must be the address of a folder that begins with https://, without user, password "
                                    + "and query. http:// is for this machine alone.");
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "It must be an address, such as https://cloud.example.org/remote.php/dav/files/USER/FOLDER/.");
        }
    }

    static Optional<String> collectionsFault(String value) {
        return list(value).allMatch(name -> PortableName.of(name).equals(name) && !name.startsWith("."))
                ? Optional.empty()
                : Optional.of("These must be names that folders can have, separated by commas.");
    }

    /** Names separated by commas. */
    private static Stream<String> list(String value) {
        return Stream.of(value.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }

    /** The collections that have a sub-folder of the inbox. */
    Set<String> collections() {
        return list(settings.text("inbox.collections", "")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The names of the sources that are switched on.
     *
     * @param known all that there are routes for
     * @throws TerminalFailure when there is no such source, or settings name one that is not there
     */
    Set<String> switchedOn(Set<String> known) {
        Set<String> on = list(settings.text("sources", "")).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> missing = new TreeSet<>(on);
        settings.names().stream().map(NAMED::matcher).filter(Matcher::matches).forEach(it -> missing.add(it.group(1)));
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            throw new TerminalFailure("The settings name a source " + String.join(", ", missing)
                    + ", for which there is no file 00-source-NAME.camel.yaml in routes/sources. There are: "
                    + String.join(", ", new TreeSet<>(known)) + ".");
        }
        return on;
    }

    /** What the route of a source that is switched on needs, by the full names of the settings, with its password. */
    Properties values(SourceRoute route) {
        Properties values = new Properties();
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            String setting = setting(route.name(), key.getKey());
            Optional<String> value = FILES.contains(key.getKey())
                    ? settings.place(setting).map(place -> file(setting, place))
                    : settings.text(setting).or(() -> Optional.of(key.getValue()));
            value.filter(it -> !it.isEmpty()).ifPresent(it -> values.setProperty(setting, it));
        }
        require(route, values);
        // a server is told either, so that both must have a value
        String key = setting(route.name(), KEY_FILE);
        values.setProperty(key, values.getProperty(key, ""));
        values.setProperty(
                setting(route.name(), PASSWORD), password(route.name()).orElse(""));
        if (route.needs().contains(setting(route.name(), "user"))) {
            requireSecret(route.name(), values);
        }
        return values;
    }

    private void require(SourceRoute route, Properties values) {
        Set<String> missing = new TreeSet<>(route.needs());
        missing.removeAll(Set.of(setting(route.name(), PASSWORD), setting(route.name(), KEY_FILE)));
        missing.removeIf(it -> !it.startsWith(setting(route.name(), "")) || values.containsKey(it));
        if (!missing.isEmpty()) {
            throw new TerminalFailure("The source " + route.name() + " is switched on, but the settings lack "
                    + String.join(", ", missing) + ".");
        }
        collection(route.name()).filter(it -> !collections().contains(it)).ifPresent(it -> {
            throw new TerminalFailure(
                    setting(route.name(), "collection") + " is not among those of inbox.collections.");
        });
    }

    private static void requireSecret(String source, Properties values) {
        if (Stream.of(PASSWORD, KEY_FILE)
                .allMatch(it -> values.getProperty(setting(source, it)).isEmpty())) {
            throw new TerminalFailure("The source " + source + " is switched on, but has no password. Put it into a "
                    + "file that only you may read, named by " + setting(source, "password-file")
                    + ", or into the environment as " + variable(source) + ".");
        }
    }

    /** Where what donors upload waits until somebody accepts it. */
    Path uploads() {
        return settings.place(setting(Handover.SOURCE, "dir"))
                .orElseGet(() -> settings.inbox().toAbsolutePath().normalize().resolveSibling("uploads"));
    }

    /** The address of the page for donors, which ends in a slash; empty where it is not set. */
    Optional<String> uploadAddress() {
        return settings.text(setting(Handover.SOURCE, "address")).map(it -> it.endsWith("/") ? it : it + "/");
    }

    /** Where the source of uploads listens. */
    static InetSocketAddress listen(String value) {
        int colon = value.lastIndexOf(':');
        return new InetSocketAddress(value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)));
    }

    /** The collection of what a source brings. */
    Optional<String> collection(String source) {
        return settings.text(setting(source, "collection"));
    }

    private static String setting(String source, String key) {
        return PREFIX + source + "." + key;
    }

    private static String variable(String source) {
        return "POSTERITY_" + source.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD";
    }

    private Optional<String> password(String source) {
        Optional<String> given =
                Optional.ofNullable(System.getenv(variable(source))).filter(it -> !it.isEmpty());
        return given.or(() -> settings.place(setting(source, "password-file")).map(SourceSettings::firstLine));
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException | RuntimeException e) {
            throw new TerminalFailure("The password file " + file + " cannot be read.", e);
        }
    }

    /** A file that must be there; one that holds a secret must be its owner's alone. */
    private static String file(String setting, Path place) {
        if (!Files.isRegularFile(place)) {
            throw new TerminalFailure(setting + ": there is no file " + place + ".");
        }
        if (!setting.endsWith(".known-hosts") && isOpenToOthers(place)) {
            throw new TerminalFailure(setting + ": others than its owner may read or change " + place
                    + ". Make it its owner's alone (chmod 600), then start again.");
        }
        return place.toString();
    }

    private static boolean isOpenToOthers(Path place) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place);
            return permissions.stream().anyMatch(it -> !it.name().startsWith("OWNER"));
        } catch (IOException | UnsupportedOperationException e) {
            // nobody can tell who may read it
            return true;
        }
    }
}
