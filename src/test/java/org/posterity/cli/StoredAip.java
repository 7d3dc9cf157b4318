package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A package as it lies in the archive, looked at with nothing but the file system. */
public record StoredAip(Path archive, JsonNode told) {

    public String id() {
        return told.path("aip").asText();
    }

    /** The OCFL object's folder: the one that holds the object's declaration. */
    public Path object() {
        try (Stream<Path> paths = Files.walk(archive.resolve("storage"))) {
            return paths.filter(path -> path.getFileName().toString().startsWith("0=ocfl_object_"))
                    .map(Path::getParent)
                    .filter(folder -> read(folder.resolve("inventory.json")).contains("\"" + id() + "\""))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path bag() {
        return object().resolve("v1/content");
    }

    public Path data() {
        return bag().resolve("data");
    }

    public Path ledger(String name) {
        return data().resolve("accessions/0001").resolve(name);
    }

    public JsonNode json(String ledger) {
        return ExportVersion.tree(bytes(ledger(ledger)));
    }

    public StoredRecords ledgers() {
        return new StoredRecords(data().resolve("accessions/0001"));
    }

    /** The posts that posts.jsonl lists, oldest first, but for those that the creator had deleted. */
    public List<JsonNode> posts() {
        return ledgers().posts().stream()
                .filter(post -> !post.path("deleted").asBoolean())
                .toList();
    }

    public List<JsonNode> files() {
        return ledgers().files();
    }

    public String notKept() {
        return ledgers().notKeptAsText();
    }

    public JsonNode post(String date) {
        return posts().stream()
                .filter(post -> post.path("date").asText().startsWith(date))
                .findFirst()
                .orElseThrow();
    }

    /** The line of files.jsonl on a file that was handed over. */
    public JsonNode file(String path) {
        return files().stream()
                .filter(file -> file.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not listed: " + path));
    }

    public List<String> findings() {
        return ledgers().findings();
    }

    public List<Path> warcs() {
        try (Stream<Path> paths = Files.walk(data())) {
            return paths.filter(path -> path.toString().endsWith(".warc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<PlainWarc.Record> records() {
        return warcs().stream()
                .flatMap(file -> PlainWarc.read(bytes(file)).stream())
                .toList();
    }

    /** The records of a WARC file below {@code data/}. */
    public List<PlainWarc.Record> records(String warc) {
        return PlainWarc.read(bytes(data().resolve(warc)));
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
