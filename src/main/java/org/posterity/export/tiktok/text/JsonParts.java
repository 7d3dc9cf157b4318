package org.posterity.export.tiktok.text;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON of a transcript in progress. Sections come in any order and repeatedly, but each key may occur only once in the
 * file. So each section is written to a file of its own, and all are joined at the end.
 */
final class JsonParts implements AutoCloseable {
    private static final String NOT_UNDERSTOOD = "notUnderstood";

    private final Path folder;
    private final Map<Section, JsonPart> parts = new LinkedHashMap<>();
    private final Node root = new Node();

    JsonParts(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** A place in the JSON: a section's own content, places below it, lines that were not understood. */
    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private Optional<JsonPart> part = Optional.empty();
        private boolean list;
        private long notUnderstood;

        Node child(String key) {
            return children.computeIfAbsent(key, it -> new Node());
        }
    }

    /** The part of a section, which from now on appears in the JSON, even if empty. */
    JsonPart of(Section section) throws IOException {
        JsonPart part = parts.get(section);
        if (part == null) {
            part = new JsonPart(section, folder.resolve("part-" + parts.size()));
            parts.put(section, part);
            Node node = root;
            for (String key : section.keys()) {
                node = node.child(key);
            }
            node.part = Optional.of(part);
            node.list = section.shape() == SectionShape.RECORDS;
        }
        return part;
    }

    /** Counts a line that belongs to nothing, in a section or in an unknown file. */
    void notUnderstood(Optional<Section> section) {
        Node node = root;
        if (section.isPresent()) {
            node = node.child(section.get().keys().get(0))
                    .child(section.get().keys().get(1));
        }
        node.notUnderstood++;
    }

    /** How many records were written, by path of their list. */
    SortedMap<String, Long> records() {
        SortedMap<String, Long> records = new TreeMap<>();
        parts.forEach((section, part) -> {
            if (section.shape().hasRecords()) {
                records.put(listPath(section), part.records());
            }
        });
        return records;
    }

    /** The path of a section's list. The lists of all chats share one path, with {@code *} for their keys. */
    static String listPath(Section section) {
        return section.shape() == SectionShape.CHATS ? section.path() + ".*" : section.path();
    }

    /** Joins all parts to one JSON file. */
    void join(Path target) throws IOException {
        for (JsonPart part : parts.values()) {
            part.end();
        }
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            write(root, out);
        }
    }

    private static void write(Node node, Writer out) throws IOException {
        out.write(node.list ? '[' : '{');
        boolean begun = node.part.isPresent() && node.part.get().copyTo(out);
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            key(child.getKey(), begun, out);
            write(child.getValue(), out);
            begun = true;
        }
        if (node.notUnderstood > 0) {
            key(NOT_UNDERSTOOD, begun, out);
            out.write("[\"\"");
            for (long i = 1; i < node.notUnderstood; i++) {
                out.write(",\"\"");
            }
            out.write(']');
        }
        out.write(node.list ? ']' : '}');
    }

    private static void key(String key, boolean begun, Writer out) throws IOException {
        out.write(begun ? "," : "");
        JsonPart.string(out, key);
        out.write(':');
    }

    @Override
    public void close() throws IOException {
        for (JsonPart part : parts.values()) {
            part.clear();
        }
        Files.deleteIfExists(folder);
    }
}
