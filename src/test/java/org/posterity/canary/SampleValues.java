package org.posterity.canary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The personal values that stand in committed samples, found by the table of structure: of profiles what is never kept, of all
 * other sections but posts the names, texts and addresses. Exports that break off are read as far as they go.
 */
final class SampleValues {
    private static final Set<String> ROLES = Set.of("person", "text", "link", "personal");
    private static final Set<String> KEPT = Set.of("posts", "profile");
    private static final int SHORTEST = 7;
    private static final int LARGEST = 4_000_000;

    /** Category by the name of a section, role by category and the name of a field; of a keyed object the role of its keys. */
    private final Map<String, String> categories = new HashMap<>();

    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, String> personal = new LinkedHashMap<>();

    /** What may be kept, and how files are called: what stands in it as well tells nothing. */
    private final StringBuilder open = new StringBuilder();

    SampleValues() {
        for (StructureLine line : StructureLine.all()) {
            if (line.kind().equals("section")) {
                line.spellings().forEach(name -> categories.put(name.toLowerCase(Locale.ROOT), line.second()));
                line.below().forEach(below -> note(line.second(), below));
            }
        }
    }

    private void note(String category, StructureLine line) {
        if (line.kind().equals("key")) {
            return;
        }
        boolean keyed = line.below().stream().anyMatch(below -> below.kind().equals("key"));
        for (String name : line.spellings()) {
            roles.put(category + "/" + name.toLowerCase(Locale.ROOT), keyed ? "keyed" : line.kind());
        }
        line.below().forEach(below -> note(category, below));
    }

    /** Reads all JSON below a folder, also in archives; answers where each personal value stands, by the value. */
    Map<String, String> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                open.append(name).append('\n');
                try (InputStream in = Files.newInputStream(file)) {
                    if (name.endsWith(".json") && !name.equals("consent.json")) {
                        read(file.toString(), in.readNBytes(LARGEST));
                    } else if (name.endsWith(".zip")) {
                        entries(file.toString(), new ZipArchiveInputStream(in, "UTF-8", true, true));
                    } else if (name.endsWith(".tar.gz")) {
                        entries(file.toString(), new TarArchiveInputStream(new GzipCompressorInputStream(in)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        personal.keySet().removeIf(value -> open.indexOf(value) >= 0);
        return personal;
    }

    private void entries(String place, ArchiveInputStream<?> archive) {
        try {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().endsWith(".json") && archive.canReadEntryData(entry)) {
                    read(place + "!" + entry.getName(), archive.readNBytes(LARGEST));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // A sample may be an archive that nobody can read.
        }
    }

    private void read(String place, byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            Deque<String> path = new ArrayDeque<>();
            List<Boolean> objects = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    objects.add(token == JsonToken.START_OBJECT);
                    path.push("");
                } else if (token.isStructEnd()) {
                    objects.remove(objects.size() - 1);
                    path.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    key(place, path, parser.currentName());
                    path.pop();
                    path.push(parser.currentName());
                } else if (token == JsonToken.VALUE_STRING) {
                    value(place, path, parser.getText());
                }
            }
        } catch (IOException e) {
            // A sample may break off.
        }
    }

    private void key(String place, Deque<String> path, String key) {
        String parent = path.stream().skip(1).findFirst().orElse("");
        String category = category(path);
        if ("keyed".equals(role(category, parent))) {
            add(place + ", a key of " + parent, key);
            add(
                    place + ", a key of " + parent,
                    key.replaceFirst("^(?:Group )?Chat History with |^Group Chat with ", "")
                            .replaceFirst(":$", ""));
        }
    }

    private void value(String place, Deque<String> path, String value) {
        String category = category(path);
        String field = path.stream().filter(key -> !key.isEmpty()).findFirst().orElse("");
        String role = role(category, field);
        if (KEPT.contains(category) ? "personal".equals(role) : role != null && ROLES.contains(role)) {
            add(place + ", " + category + ", " + field, value);
        } else if (KEPT.contains(category)) {
            open.append(value).append('\n');
        }
    }

    private String role(String category, String field) {
        return roles.get(category + "/" + field.toLowerCase(Locale.ROOT));
    }

    /** Of the innermost section that is known; none for what lies in no section. */
    private String category(Deque<String> path) {
        List<String> outermostFirst = new ArrayList<>(path);
        for (int i = outermostFirst.size() - 1; i >= 0; i--) {
            String category = categories.get(outermostFirst.get(i).toLowerCase(Locale.ROOT));
            if (category != null) {
                return category;
            }
        }
        return "";
    }

    private void add(String place, String value) {
        if (value.length() >= SHORTEST) {
            personal.putIfAbsent(value, place);
        }
    }
}
