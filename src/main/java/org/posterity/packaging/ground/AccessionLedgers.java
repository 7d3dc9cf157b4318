package org.posterity.packaging.ground;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.posterity.consent.ConsentTerms;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.Category;

/** Reads what a package says of itself, from the ledgers of its newest accession. */
final class AccessionLedgers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TERMS = "consent-terms.json";
    private static final String SELECTION = "selection.json";
    private static final String ACCOUNTING = "accounting.json";
    private static final String FILES = "characterisation.jsonl";

    private final BagSource bag;
    private final Set<String> held;
    private final String folder;
    private final BiConsumer<String, String> missing;

    /**
     * @param held the paths of all files of the bag
     * @param missing told which ledger is not there or cannot be read, and what that means
     */
    AccessionLedgers(BagSource bag, Set<String> held, BiConsumer<String, String> missing) {
        this.bag = bag;
        this.held = held;
        this.missing = missing;
        TreeSet<String> folders = new TreeSet<>();
        held.stream()
                .filter(path -> path.matches("data/accessions/\\d{4}/[^/]+"))
                .forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/') + 1)));
        this.folder = folders.isEmpty() ? "data/accessions/0001/" : folders.last();
    }

    private interface Reading {
        void read(InputStream in) throws IOException;
    }

    Permissions read() throws IOException {
        ConsentTerms[] terms = new ConsentTerms[1];
        Map<Category, Decision> decisions = new EnumMap<>(Category.class);
        SectionAccount sections = new SectionAccount();
        Set<String> keptFiles = new HashSet<>();
        open(TERMS, in -> terms[0] = ConsentTerms.parse(JSON.readTree(in)));
        open(SELECTION, in -> JSON.readTree(in).path("categories").forEach(entry -> decide(entry, decisions)));
        open(ACCOUNTING, in -> account(in, sections));
        open(FILES, in -> files(in, keptFiles));
        return new Permissions(Optional.ofNullable(terms[0]), decisions, sections, keptFiles);
    }

    private void open(String name, Reading reading) throws IOException {
        if (!held.contains(folder + name)) {
            missing.accept(folder + name, "This file is missing; without it nobody can tell what may be kept.");
            return;
        }
        try (InputStream in = Channels.newInputStream(bag.open(folder + name))) {
            reading.read(in);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            missing.accept(folder + name, "This file cannot be read; without it nobody can tell what may be kept.");
        }
    }

    private static void decide(JsonNode entry, Map<Category, Decision> decisions) {
        Category.parse(entry.path("category").asText())
                .ifPresent(category -> decisions.put(
                        category,
                        new Decision(
                                category,
                                entry.path("clause").asText(),
                                entry.path("treatment").asText(),
                                entry.path("keeping").asText(),
                                entry.path("reason").asText(),
                                Optional.ofNullable(entry.path("legal").textValue()))));
    }

    /** Path by path, since an export may have very many. */
    private static void account(InputStream in, SectionAccount sections) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean paths = parser.currentName().equals("paths");
                if (parser.nextToken() != JsonToken.START_ARRAY || !paths) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    JsonNode line = parser.readValueAsTree();
                    Category.parse(line.path("category").asText())
                            .ifPresent(category -> sections.enter(
                                    line.path("path").asText(),
                                    category,
                                    line.path("kept").asLong()
                                            + line.path("pseudonymised").asLong()));
                }
            }
        }
    }

    private static void files(InputStream in, Set<String> keptFiles) throws IOException {
        try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (lines.hasNextValue()) {
                JsonNode line = lines.nextValue();
                if (line.path("kept").asBoolean(false)) {
                    JsonNode kept = line.has("screened") ? line.path("screened") : line;
                    keptFiles.add(kept.path("digest").asText());
                    if (line.has("renditionDigest")) {
                        keptFiles.add(line.path("renditionDigest").asText());
                    }
                }
            }
        }
    }
}
