package org.posterity.storage.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.storage.CommitNote;

/** The inventory of an agreement's object (OCFL 1.1 §3.5), of any number of versions. */
final class AgreementInventory {
    private static final Pattern CONTENT = Pattern.compile("v([1-9]\\d{0,5})/content/.+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json;

    private AgreementInventory(ObjectNode json) {
        this.json = json;
    }

    /** The inventory of an object that has no version yet. */
    static AgreementInventory ofNew(String id) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("type", "https://ocfl.io/1.1/spec/#inventory").put("digestAlgorithm", "sha512");
        json.put("head", "v0").putObject("manifest");
        json.putObject("versions");
        return new AgreementInventory(json);
    }

    /** The inventory in a folder, as its sidecar says. */
    static AgreementInventory in(Path folder) throws IOException {
        JsonNode json = JSON.readTree(ObjectFrame.inventory(folder, ""));
        if (!(json instanceof ObjectNode it)
                || !it.path("head").asText().matches("v[1-9]\\d{0,5}")
                || !it.path("digestAlgorithm").asText().equals("sha512")
                || !it.path("manifest").isObject()
                || !it.path("versions").path(it.path("head").asText()).isObject()) {
            throw new IOException("An inventory of an agreement is damaged.");
        }
        return new AgreementInventory(it);
    }

    int head() {
        return Integer.parseInt(json.path("head").asText().substring(1));
    }

    /** The paths of the newest version, each with the sha512 of its bytes. */
    SortedMap<String, String> state() {
        return state(head());
    }

    /** The same object with one version more: what was there stays, unless a fresh file has its path. */
    AgreementInventory next(Map<String, Digest> fresh, CommitNote note) {
        ObjectNode grown = json.deepCopy();
        int number = head() + 1;
        SortedMap<String, String> state = head() == 0 ? new TreeMap<>() : state();
        new TreeMap<>(fresh).forEach((path, sha512) -> {
            state.put(path, sha512.hex());
            array(grown.withObject("/manifest"), sha512.hex()).add("v" + number + "/content/" + path);
        });
        grown.put("head", "v" + number);
        ObjectNode version = grown.withObject("/versions").putObject("v" + number);
        version.put("created", note.created().toString()).put("message", note.message());
        version.putObject("user").put("name", note.user()).put("address", note.address());
        ObjectNode paths = version.putObject("state");
        state.forEach((path, sha512) -> array(paths, sha512).add(path));
        return new AgreementInventory(grown);
    }

    /** Writes the inventory with its sidecar (§3.7) into a folder that has none. */
    void write(Path folder) throws IOException {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        String digest = Digest.sha512(bytes).hex();
        Files.write(folder.resolve(ObjectFrame.INVENTORY), bytes);
        Files.writeString(
                folder.resolve(ObjectFrame.SIDECAR),
                digest + " " + ObjectFrame.INVENTORY + "\n",
                StandardCharsets.UTF_8);
    }

    /** All versions as a reader sees them. */
    KeptAgreement describe(Path object) throws IOException {
        List<KeptAgreement.Version> versions = new ArrayList<>();
        for (int number = 1; number <= head(); number++) {
            List<KeptAgreement.File> files = new ArrayList<>();
            for (Map.Entry<String, String> file : state(number).entrySet()) {
                files.add(file(object, file.getKey(), file.getValue(), number));
            }
            versions.add(new KeptAgreement.Version(number, created(number), files));
        }
        return new KeptAgreement(json.path("id").asText(), versions);
    }

    /** Of equal bytes in several versions the first counts. */
    private KeptAgreement.File file(Path object, String path, String sha512, int number) throws IOException {
        List<Matcher> places = new ArrayList<>();
        for (JsonNode place : json.path("manifest").path(sha512)) {
            Matcher matcher = CONTENT.matcher(place.asText());
            if (matcher.matches()
                    && object.resolve(place.asText()).normalize().startsWith(object)
                    && place.asText().endsWith("/content/" + path)
                    && Integer.parseInt(matcher.group(1)) <= number) {
                places.add(matcher);
            }
        }
        Matcher first = places.stream()
                .min(Comparator.comparingInt(place -> Integer.parseInt(place.group(1))))
                .orElseThrow(() -> new IOException("An inventory of an agreement lacks a file's place."));
        return new KeptAgreement.File(
                path,
                object.resolve(first.group()),
                new Digest(DigestAlgorithm.SHA512, sha512),
                Integer.parseInt(first.group(1)));
    }

    private Instant created(int number) throws IOException {
        try {
            return OffsetDateTime.parse(json.path("versions")
                            .path("v" + number)
                            .path("created")
                            .asText())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IOException("An inventory of an agreement is damaged.", e);
        }
    }

    private SortedMap<String, String> state(int number) {
        SortedMap<String, String> state = new TreeMap<>();
        json.path("versions")
                .path("v" + number)
                .path("state")
                .properties()
                .forEach(entry -> entry.getValue().forEach(path -> state.put(path.asText(), entry.getKey())));
        return state;
    }

    private static ArrayNode array(ObjectNode object, String field) {
        return object.get(field) instanceof ArrayNode array ? array : object.putArray(field);
    }
}
