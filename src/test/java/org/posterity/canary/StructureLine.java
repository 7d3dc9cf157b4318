package org.posterity.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A line of the table of TikTok's structure with the lines below it, read here without the program's help. */
record StructureLine(List<String> columns, List<StructureLine> below) {
    private static final Path TABLE = Path.of("src/main/resources/org/posterity/export/tiktok/structure.tsv");

    /** The first-level lines: roots and sections. */
    static List<StructureLine> all() {
        StructureLine top = new StructureLine(List.of(), new ArrayList<>());
        Deque<StructureLine> open = new ArrayDeque<>(List.of(top));
        for (String text : lines()) {
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            int depth = 0;
            while (text.charAt(depth) == '\t') {
                depth++;
            }
            while (open.size() > depth + 1) {
                open.pop();
            }
            StructureLine line = new StructureLine(List.of(text.strip().split("\t")), new ArrayList<>());
            open.peek().below.add(line);
            open.push(line);
        }
        return top.below;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it is, for a field its role. */
    String kind() {
        return columns.get(0);
    }

    String second() {
        return columns.get(1);
    }

    /** How the key is spelt, once for each way. */
    List<String> spellings() {
        return List.of(columns.get(kind().equals("values") ? 3 : 2).split(" \\| "));
    }

    /** The words around a key that is data, {@code *} in its place. */
    List<String> frames() {
        return columns.size() > 3 ? List.of(columns.get(3).split(" \\| ")) : List.of("*");
    }
}
