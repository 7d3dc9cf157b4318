package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.intake.KeptBytes;
import org.posterity.storage.Head;

/** An inventory (OCFL 1.1 §3.5): which files each version has, and where their bytes lie. */
final class Inventory {
    private static final Pattern CONTENT = Pattern.compile("v([1-9]\\d{0,5})/content/.+");
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Head head;
    private final Map<String, List<String>> places = new HashMap<>();
    private final SortedMap<Integer, Version> versions = new TreeMap<>();

    /**
     * A version.
     *
     * @param state the path of each file, with its sha512; empty for versions that were not requested
     */
    record Version(Instant created, SortedMap<String, String> state) {}

    /** Where the bytes of a file lie in the object, and the version that added them. */
    record Place(String path, int since) {}

    private Inventory(Path file, Head head) {
        this.file = file;
        this.head = head;
    }

    /**
     * Reads the newest inventory of an object.
     *
     * @param id of the object
     * @param all whether to read the files of every version, or only of the newest
     * @throws IOException when it is damaged; the message says how
     */
    static Inventory of(Path object, String id, boolean all) throws IOException {
        Head head = ObjectFrame.newest(object);
        Inventory inventory = new Inventory(object.resolve("v" + head.version()).resolve(ObjectFrame.INVENTORY), head);
        try (InputStream in =
                        Channels.newInputStream(KeptBytes.of(inventory.file).open());
                JsonParser json = JSON.createParser(in)) {
            inventory.read(json, id, all);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("Its inventory.json is not valid.", e);
        }
        return inventory;
    }

    Path file() {
        return file;
    }

    Head head() {
        return head;
    }

    Version newest() {
        return versions.get(head.version());
    }

    /** Every version by its number. */
    SortedMap<Integer, Version> versions() {
        return versions;
    }

    /** Whether the object has bytes with this sha512, in any version. */
    boolean has(String sha512) {
        return places.containsKey(sha512);
    }

    /**
     * Where a file lies. Equal files in one version each have their own place; of several places of the same file the first
     * counts.
     */
    Place place(String path, String sha512) throws IOException {
        Place found = null;
        boolean own = false;
        for (String place : places.getOrDefault(sha512, List.of())) {
            Matcher content = CONTENT.matcher(place);
            if (!content.matches() || climbs(place)) {
                continue;
            }
            boolean isOwn = place.endsWith("/content/" + path);
            int since = Integer.parseInt(content.group(1));
            if (found == null || isOwn && !own || isOwn == own && since < found.since()) {
                found = new Place(place, since);
                own = isOwn;
            }
        }
        if (found == null) {
            throw new IOException("Its inventory.json does not say where the bytes of a file lie.");
        }
        return found;
    }

    /** Whether the path contains {@code ..} or {@code .}. */
    private static boolean climbs(String place) {
        String segments = "/" + place + "/";
        return segments.contains("/../") || segments.contains("/./");
    }

    private void read(JsonParser json, String id, boolean all) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        boolean named = false;
        boolean headed = false;
        boolean addressed = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> named = json.getText().equals(id);
                case "digestAlgorithm" -> addressed = json.getText().equals("sha512");
                case "head" -> headed = json.getText().equals("v" + head.version());
                case "contentDirectory" -> require(json.getText().equals("content"));
                case "manifest" -> paths(json, places);
                case "versions" -> readVersions(json, all);
                default -> json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        require(named && headed && addressed && newest() != null);
    }

    private void readVersions(JsonParser json, boolean all) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int number = Integer.parseInt(json.currentName().replaceFirst("^v", "0"));
            require(json.nextToken() == JsonToken.START_OBJECT);
            Instant created = null;
            Map<String, List<String>> paths = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("created")) {
                    created = OffsetDateTime.parse(json.getText()).toInstant();
                } else if (field.equals("state") && (all || number == head.version())) {
                    paths(json, paths);
                } else {
                    json.skipChildren();
                }
            }
            require(created != null);
            SortedMap<String, String> state = new TreeMap<>();
            paths.forEach((sha512, equal) -> equal.forEach(path -> state.put(path, sha512)));
            versions.put(number, new Version(created, state));
        }
    }

    /** A JSON object whose fields are digests and whose values are lists of paths. */
    private static void paths(JsonParser json, Map<String, List<String>> paths) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            List<String> listed =
                    paths.computeIfAbsent(json.currentName().toLowerCase(Locale.ROOT), sha512 -> new ArrayList<>(1));
            require(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                listed.add(json.getText());
            }
            require(json.currentToken() == JsonToken.END_ARRAY);
        }
    }

    private static void require(boolean sense) throws IOException {
        if (!sense) {
            throw new IOException("An inventory is not valid.");
        }
    }
}
