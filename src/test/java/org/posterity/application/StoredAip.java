package org.posterity.application;

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
record StoredAip(Path archive, JsonNode told) {

    String id() {
        return told.path("aip").asText();
    }

    /** The OCFL object's folder: the one that holds the object's declaration. */
    Path object() {
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

    Path bag() {
        return object().resolve("v1/content");
    }

    Path data() {
        return bag().resolve("data");
    }

    Path ledger(String name) {
        return data().resolve("accessions/0001").resolve(name);
    }

    JsonNode json(String ledger) {
        return Vintage.tree(bytes(ledger(ledger)));
    }

    /** The posts as completeness.json lists them, oldest first. */
    List<JsonNode> posts() {
        return list(json("completeness.json").path("list"));
    }

    JsonNode post(String date) {
        return posts().stream()
                .filter(post -> post.path("date").asText().startsWith(date))
                .findFirst()
                .orElseThrow();
    }

    /** The line of completeness.json on a file that was handed over. */
    JsonNode file(String path) {
        return list(json("completeness.json").path("files")).stream()
                .filter(file -> file.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not listed: " + path));
    }

    List<String> findings() {
        return list(json("completeness.json").path("findings")).stream()
                .map(finding -> finding.path("code").asText())
                .toList();
    }

    List<Path> warcs() {
        try (Stream<Path> paths = Files.walk(data())) {
            return paths.filter(path -> path.toString().endsWith(".warc"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PlainWarc.Record> records() {
        return warcs().stream()
                .flatMap(file -> PlainWarc.read(bytes(file)).stream())
                .toList();
    }

    /** The records of a WARC file below {@code data/}. */
    List<PlainWarc.Record> records(String warc) {
        return PlainWarc.read(bytes(data().resolve(warc)));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
