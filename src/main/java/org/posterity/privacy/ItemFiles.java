package org.posterity.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.ExportDate;
import org.posterity.export.Item;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.privacy.text.Redaction;

/** Writes screened items into the workspace, one JSON Lines file per type, since there may be too many for memory. */
final class ItemFiles implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SortedMap<String, ItemFile> open = new TreeMap<>();

    ItemFiles(Path folder) {
        this.folder = folder;
    }

    private static final class ItemFile {
        private final Category category;
        private final Path file;
        private final DigestOutputStream digested;
        private final OutputStream out;
        private long items;
        private long size;

        ItemFile(Category category, Path file) throws IOException {
            this.category = category;
            this.file = file;
            this.digested = new DigestOutputStream(Files.newOutputStream(file), DigestAlgorithm.SHA256.start());
            this.out = new BufferedOutputStream(digested, BUFFER);
        }

        void line(byte[] json) throws IOException {
            out.write(json);
            out.write('\n');
            items++;
            size += json.length + 1;
        }

        ScreenedItems.Section finish(String type) throws IOException {
            out.close();
            return new ScreenedItems.Section(
                    type,
                    category,
                    items,
                    file,
                    size,
                    Digest.of(
                            DigestAlgorithm.SHA256, digested.getMessageDigest().digest()));
        }
    }

    void write(Item item, List<ItemScreen.Kept> fields, List<Redaction> redactions) throws IOException {
        ItemFile file = open.get(item.type());
        if (file == null) {
            file = new ItemFile(item.category(), folder.resolve(item.type() + ".jsonl"));
            open.put(item.type(), file);
        }
        file.line(JSON.writeValueAsBytes(line(item, fields, redactions)));
    }

    private static ObjectNode line(Item item, List<ItemScreen.Kept> fields, List<Redaction> redactions) {
        ObjectNode line = JSON.createObjectNode();
        line.put("section", item.path());
        item.date().ifPresent(date -> date(line, date));
        ObjectNode values = line.putObject("fields");
        fields.forEach(field -> put(values, field.name(), field.value()));
        if (!redactions.isEmpty()) {
            ArrayNode list = line.putArray("redactions");
            redactions.forEach(redaction ->
                    list.addObject().put("field", redaction.field()).put("rule", redaction.rule()));
        }
        return line;
    }

    private static void date(ObjectNode line, ExportDate date) {
        line.put("date", date.instant().map(Object::toString).orElse(date.at().toString()));
        line.put("dateIs", date.zone().words());
    }

    /** A field that occurs twice in an object becomes a list. */
    private static void put(ObjectNode values, String name, String value) {
        JsonNode before = values.get(name);
        if (before == null) {
            values.put(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            values.putArray(name).add(before).add(value);
        }
    }

    List<ScreenedItems.Section> finish() throws IOException {
        List<ScreenedItems.Section> sections = new ArrayList<>();
        for (String type : open.keySet()) {
            sections.add(open.get(type).finish(type));
        }
        return sections;
    }

    @Override
    public void close() throws IOException {
        for (ItemFile file : open.values()) {
            file.out.close();
        }
    }
}
