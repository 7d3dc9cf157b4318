package org.posterity.replication;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posterity.located.Document;
import org.posterity.located.Faults;
import org.posterity.located.Syntax;
import org.posterity.located.Value;
import org.posterity.model.TerminalFailure;

/** Reads {@code stores.yaml}. All mistakes are reported at once and stop the program: a store that is skipped is a copy that is not made. */
final class StoresYaml {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final List<String> COMMON =
            List.of("kind", "country", "place", "medium", "administrator", "agreements", "journal");
    private static final String A_FOLDER = "folder";
    private static final String A_BUCKET = "bucket";
    private static final String A_TIMEOUT = "timeout-seconds";
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);
    private static final int LONGEST_TIMEOUT = 3600;

    private final Path beside;
    private final List<Store> stores = new ArrayList<>();

    private StoresYaml(Path beside) {
        this.beside = beside;
    }

    /** @param beside what relative paths start from */
    static Stores read(byte[] yaml, Path beside) {
        Faults faults = new Faults();
        StoresYaml file = new StoresYaml(beside);
        Document.read(yaml, Syntax.YAML, key -> true, "Start from the shipped stores.yaml.", faults)
                .map(document -> document.value().group())
                .ifPresent(file::read);
        if (!faults.isEmpty()) {
            int count = faults.inOrder().size();
            throw new TerminalFailure(faults.told(
                    Stores.FILE + " has " + (count == 1 ? "a fault" : count + " faults") + ", so nothing was begun:"));
        }
        return new Stores(file.stores);
    }

    private void read(Value top) {
        top.entries(List.of("stores"));
        Value list = top.at("stores");
        if (list.isMissing()) {
            list.faultIfFirst(Value.MISSING, "Write stores: {} if there are none.");
        } else if (!list.isNothing()) {
            list.entries().forEach(this::store);
        }
    }

    private void store(String name, Value entry) {
        if (!NAME.matcher(name).matches() || name.equals(Store.ARCHIVE)) {
            entry.fault(
                    "The name of a store consists of a to z, digits and hyphens, and is not " + Store.ARCHIVE + ".",
                    "Rename it.");
        }
        Value store = entry.group();
        Store.Address address = address(store);
        String country = store.needed(
                "country",
                value -> value.word(
                        code -> Optional.of(code).filter(COUNTRIES::contains),
                        "This is not a country code.",
                        "Write the two capital letters of ISO 3166-1, such as DE, or GB for the United Kingdom."));
        String place = store.needed("place", Value::text, "Say where it stands, for example Harbour branch.");
        String medium = store.needed("medium", Value::text, "Say what it is made of, for example disk, tape or cloud.");
        String administrator = store.needed("administrator", Value::text, "Say who looks after it.");
        boolean agreements = flag(store, "agreements");
        boolean journal = flag(store, "journal");
        if (address != null && country != null && place != null && medium != null && administrator != null) {
            stores.add(new Store(
                    name, address, country, place.strip(), medium.strip(), administrator.strip(), agreements, journal));
        }
    }

    /** What may go where is decided, never assumed. */
    private static boolean flag(Value store, String key) {
        Value value = store.at(key);
        if (value.isMissing()) {
            value.faultIfFirst(Value.MISSING, "Write true or false.");
        }
        return value.flag();
    }

    private Store.Address address(Value store) {
        String kind = store.needed(
                "kind",
                value -> value.word(
                        word -> Optional.of(word).filter(List.of(A_FOLDER, "s3")::contains),
                        "There is no such kind of store.",
                        "Write folder or s3."),
                "Write folder or s3.");
        if (kind == null) {
            return null;
        }
        List<String> known = new ArrayList<>(COMMON);
        if (kind.equals(A_FOLDER)) {
            known.add(A_FOLDER);
            store.entries(known);
            Path path = store.needed(A_FOLDER, this::path, "Name the folder.");
            return path == null ? null : new Store.Folder(path);
        }
        known.addAll(List.of(A_BUCKET, "prefix", "region", "endpoint", A_TIMEOUT));
        store.entries(known);
        String bucket = store.needed(
                A_BUCKET,
                value -> value.word(
                        name -> Optional.of(name)
                                .filter(it -> BUCKET.matcher(it).matches()),
                        "This is not the name of a bucket.",
                        "Write its name only: small letters, digits, hyphens and dots."),
                "Name the bucket.");
        String prefix = store.at("prefix").text().orElse("");
        if (prefix.startsWith("/") || Set.of(prefix.split("/", -1)).contains("..") || prefix.contains("//")) {
            store.at("prefix").faultIfFirst("This is not a prefix of keys.", "Write it as in posterity/copies.");
        }
        String region = store.at("region").text().orElse("us-east-1");
        Optional<URI> endpoint = store.at("endpoint")
                .word(
                        StoresYaml::server,
                        "This is not the address of a server.",
                        "Write it as in https://s3.example.org, without a user, a path or a key.");
        Duration timeout = timeout(store.at(A_TIMEOUT));
        return bucket == null
                ? null
                : new Store.Bucket(
                        bucket,
                        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                        region,
                        endpoint,
                        timeout);
    }

    private static Duration timeout(Value seconds) {
        if (seconds.isMissing()) {
            return USUAL_TIMEOUT;
        }
        int count = seconds.node().isNumber() ? seconds.node().asInt() : 0;
        if (count < 1 || count > LONGEST_TIMEOUT) {
            seconds.fault(
                    "This is no time to wait for an answer.", "Write seconds, from 1 to " + LONGEST_TIMEOUT + ".");
        }
        return Duration.ofSeconds(count);
    }

    private Optional<Path> path(Value value) {
        return value.word(
                text -> {
                    try {
                        return Optional.of(beside.resolve(text).normalize());
                    } catch (InvalidPathException e) {
                        return Optional.empty();
                    }
                },
                "This is not the path of a folder.",
                "Write it as in /mnt/copies.");
    }

    private static Optional<URI> server(String text) {
        try {
            URI uri = URI.create(text);
            boolean plain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && List.of("", "/").contains(uri.getPath());
            return Optional.of(uri)
                    .filter(it -> plain && List.of("http", "https").contains(it.getScheme()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
