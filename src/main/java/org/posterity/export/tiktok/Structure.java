package org.posterity.export.tiktok;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.Shape;

/** What is known about TikTok's JSON, all layouts at once: the table {@code structure.tsv}. */
final class Structure {
    private final Shape export;
    private final Shape sections;
    private final Set<String> roots = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> nothing;

    Structure() {
        StructureTable table = new StructureTable(lines());
        this.export = table.export();
        this.sections = table.sections();
        this.nothing = table.nothing();
        table.roots().forEach(root -> roots.add(root.toLowerCase(Locale.ROOT)));
        table.fieldNames().forEach(field -> fields.add(field.toLowerCase(Locale.ROOT)));
    }

    /** The root of a new tree: the whole export with its roots, and sections without a root. */
    JsonPlace root() {
        return JsonPlace.root("", export, new KeyNames(this));
    }

    /** The known section with this name, which may be under an unknown root; null for any other key. */
    Shape section(String key) {
        return sections.below(key);
    }

    /** Whether this is a first-level key of TikTok's. */
    boolean isRoot(String key) {
        return roots.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Whether any field in the table is spelt like this. */
    boolean isField(String key) {
        return fields.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Whether a text is one of TikTok's words for nothing. */
    boolean saysNothing(String text) {
        return nothing.contains(text.strip());
    }

    private static List<String> lines() {
        try (InputStream in = Structure.class.getResourceAsStream("structure.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table of the structure is missing from the program.", e);
        }
    }
}
