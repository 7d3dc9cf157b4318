package org.posterity.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/** The items of the sections that consent covers, in the order of the export. They lie in the workspace, not in memory. */
public final class Items {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;

    private Items(Optional<Path> file) {
        this.file = file;
    }

    public static Items none() {
        return new Items(Optional.empty());
    }

    /** The items that a writer has written. */
    static Items in(Path file) {
        return new Items(Optional.of(file));
    }

    /** Hands every item to {@code reader}, one after the other. */
    public void forEach(Consumer<Item> reader) {
        if (file.isEmpty()) {
            return;
        }
        try (MappingIterator<JsonNode> lines =
                JSON.readerFor(JsonNode.class).readValues(file.get().toFile())) {
            while (lines.hasNextValue()) {
                reader.accept(item(lines.nextValue()));
            }
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be read any more.", e);
        }
    }

    private static Item item(JsonNode line) {
        List<ItemField> fields = new ArrayList<>();
        for (JsonNode field : line.path("fields")) {
            fields.add(new ItemField(
                    field.path(0).textValue(),
                    field.path(1).textValue(),
                    FieldRole.valueOf(field.path(2).textValue()),
                    field.path(3).textValue()));
        }
        return new Item(
                line.path("type").textValue(),
                Category.valueOf(line.path("category").textValue()),
                line.path("path").textValue(),
                Optional.ofNullable(line.path("date").textValue())
                        .map(date -> new ExportDate(
                                LocalDateTime.parse(date),
                                ExportDate.Zone.valueOf(line.path("zone").textValue()))),
                fields);
    }

    /** Writes items into a file of the workspace. */
    public static final class Writer implements Closeable {
        private final Path file;
        private final java.io.Writer out;

        public Writer(Path file) throws IOException {
            this.file = file;
            this.out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16);
        }

        public void write(Item item) throws IOException {
            ObjectNode line = JSON.createObjectNode();
            line.put("type", item.type())
                    .put("category", item.category().name())
                    .put("path", item.path());
            item.date()
                    .ifPresent(date -> line.put("date", date.at().toString())
                            .put("zone", date.zone().name()));
            ArrayNode fields = line.putArray("fields");
            item.fields()
                    .forEach(field -> fields.addArray()
                            .add(field.key())
                            .add(field.name())
                            .add(field.role().name())
                            .add(field.value()));
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        }

        /** What was written; the writer must be closed first. */
        public Items items() {
            return in(file);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
