package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;

/**
 * Writes inventories (OCFL 1.1 §3.5), with the same bytes for the same content. A later one copies the one before and adds a
 * version. The {@code fixity} block has the sha256 of all content.
 */
final class InventoryFile {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FIXITY = "fixity";
    private static final String SHA256 = DigestAlgorithm.SHA256.label();

    private final int number;
    private final List<FileToStore> stored;
    private final Map<String, String> state;
    private final CommitNote note;

    private InventoryFile(int number, List<FileToStore> stored, Map<String, String> state, CommitNote note) {
        this.number = number;
        this.stored = stored;
        this.state = state;
        this.note = note;
    }

    /**
     * Writes an inventory with its sidecar (§3.7) into the folder of its version; returns its sha512.
     *
     * @param before the inventory it is built on
     * @param stored the files whose bytes are new in this version
     * @param state all files of the version, each path with its sha512
     */
    static Digest write(
            Path folder,
            String id,
            Optional<Inventory> before,
            List<FileToStore> stored,
            SortedMap<String, String> state,
            CommitNote note)
            throws IOException {
        int number = before.map(it -> it.head().version()).orElse(0) + 1;
        InventoryFile inventory = new InventoryFile(number, stored, state, note);
        DigestOutputStream digest = new DigestOutputStream(
                Files.newOutputStream(folder.resolve(ObjectFrame.INVENTORY), StandardOpenOption.CREATE_NEW),
                DigestAlgorithm.SHA512.start());
        try (JsonParser old = before.isPresent()
                        ? JSON.createParser(before.get().file().toFile())
                        : JSON.createParser(ofNothing(id));
                JsonGenerator json = JSON.createGenerator(new BufferedOutputStream(digest, 1 << 16))) {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent));
            inventory.grow(old, json);
        }
        Digest written =
                Digest.of(DigestAlgorithm.SHA512, digest.getMessageDigest().digest());
        Files.write(folder.resolve(ObjectFrame.SIDECAR), ObjectFrame.sidecar(written));
        return written;
    }

    /** The inventory of an object without versions. */
    private static String ofNothing(String id) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("type", "https://ocfl.io/1.1/spec/#inventory");
            json.writeStringField("digestAlgorithm", "sha512");
            json.writeStringField("head", "v0");
            for (String field : List.of("manifest", FIXITY, "versions")) {
                json.writeObjectFieldStart(field);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private void grow(JsonParser old, JsonGenerator json) throws IOException {
        boolean hasFixity = false;
        old.nextToken();
        json.writeStartObject();
        while (old.nextToken() == JsonToken.FIELD_NAME) {
            String field = old.currentName();
            old.nextToken();
            json.writeFieldName(field);
            switch (field) {
                case "head" -> json.writeString("v" + number);
                case "manifest" -> {
                    begin(old, json);
                    writePaths(json, content(file -> file.sha512().hex()));
                    json.writeEndObject();
                }
                case FIXITY -> {
                    hasFixity = true;
                    writeFixity(old, json);
                }
                case "versions" -> {
                    begin(old, json);
                    writeVersion(json);
                    json.writeEndObject();
                }
                default -> json.copyCurrentStructure(old);
            }
        }
        if (!hasFixity) {
            json.writeObjectFieldStart(FIXITY);
            writeSha256(json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeFixity(JsonParser old, JsonGenerator json) throws IOException {
        boolean hasSha256 = false;
        json.writeStartObject();
        while (old.nextToken() == JsonToken.FIELD_NAME) {
            String algorithm = old.currentName();
            old.nextToken();
            json.writeFieldName(algorithm);
            if (algorithm.equals(SHA256)) {
                hasSha256 = true;
                begin(old, json);
                writePaths(json, content(file -> file.sha256().hex()));
                json.writeEndObject();
            } else {
                json.copyCurrentStructure(old);
            }
        }
        if (!hasSha256) {
            writeSha256(json);
        }
        json.writeEndObject();
    }

    private void writeSha256(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(SHA256);
        writePaths(json, content(file -> file.sha256().hex()));
        json.writeEndObject();
    }

    /** Begins a JSON object with the content of the old one. */
    private static void begin(JsonParser old, JsonGenerator json) throws IOException {
        json.writeStartObject();
        while (old.nextToken() == JsonToken.FIELD_NAME) {
            json.writeFieldName(old.currentName());
            old.nextToken();
            json.copyCurrentStructure(old);
        }
    }

    private void writeVersion(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("v" + number);
        json.writeStringField("created", note.created().toString());
        json.writeStringField("message", note.message());
        json.writeObjectFieldStart("user");
        json.writeStringField("name", note.user());
        json.writeStringField("address", note.address());
        json.writeEndObject();
        json.writeObjectFieldStart("state");
        Map<String, List<String>> paths = new TreeMap<>();
        state.forEach((path, sha512) ->
                paths.computeIfAbsent(sha512, it -> new ArrayList<>(1)).add(path));
        writePaths(json, paths);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Where the bytes that are new in this version lie, by digest. */
    private Map<String, List<String>> content(Function<FileToStore, String> digest) {
        Map<String, List<String>> paths = new TreeMap<>();
        stored.forEach(file -> paths.computeIfAbsent(digest.apply(file), it -> new ArrayList<>(1))
                .add("v" + number + "/content/" + file.path()));
        return paths;
    }

    private static void writePaths(JsonGenerator json, Map<String, List<String>> paths) throws IOException {
        for (Map.Entry<String, List<String>> entry : paths.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (String path : entry.getValue().stream().sorted().toList()) {
                json.writeString(path);
            }
            json.writeEndArray();
        }
    }
}
