package org.posterity.storage.ocfl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;

/** The inventory of a first version (OCFL 1.1 §3.5), the same bytes for the same content. */
final class InventoryFile {
    private InventoryFile() {}

    /** Writes the inventory and returns its sha512, which goes into the sidecar (§3.7). */
    static Digest write(Path file, PackageId aip, List<FileToStore> files, CommitNote note) throws IOException {
        Map<String, List<String>> paths = files.stream()
                .collect(Collectors.groupingBy(
                        stored -> stored.sha512().hex(),
                        TreeMap::new,
                        Collectors.mapping(FileToStore::path, Collectors.toList())));
        DigestOutputStream digest = new DigestOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), DigestAlgorithm.SHA512.start());
        try (JsonGenerator json = new JsonFactory().createGenerator(new BufferedOutputStream(digest, 1 << 16))) {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indent));
            json.writeStartObject();
            json.writeStringField("id", aip.value());
            json.writeStringField("type", "https://ocfl.io/1.1/spec/#inventory");
            json.writeStringField("digestAlgorithm", "sha512");
            json.writeStringField("head", "v1");
            json.writeObjectFieldStart("manifest");
            writePaths(json, "v1/content/", paths);
            json.writeEndObject();
            json.writeObjectFieldStart("versions");
            json.writeObjectFieldStart("v1");
            writeVersion(json, note);
            json.writeObjectFieldStart("state");
            writePaths(json, "", paths);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return Digest.of(DigestAlgorithm.SHA512, digest.getMessageDigest().digest());
    }

    private static void writeVersion(JsonGenerator json, CommitNote note) throws IOException {
        json.writeStringField("created", note.created().toString());
        json.writeStringField("message", note.message());
        json.writeObjectFieldStart("user");
        json.writeStringField("name", note.user());
        json.writeStringField("address", note.address());
        json.writeEndObject();
    }

    private static void writePaths(JsonGenerator json, String prefix, Map<String, List<String>> paths)
            throws IOException {
        for (Map.Entry<String, List<String>> entry : paths.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (String path : entry.getValue().stream().sorted().toList()) {
                json.writeString(prefix + path);
            }
            json.writeEndArray();
        }
    }
}
