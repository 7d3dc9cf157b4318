package org.posterity.packaging.ground;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.posterity.model.Category;

/** What {@code accounting.json} says is kept of each path of the export, and how many items of it were met in the package. */
final class SectionAccount {
    private final Map<String, Row> rows = new TreeMap<>();

    private static final class Row {
        private final Category category;
        private final long kept;
        private long met;

        Row(Category category, long kept) {
            this.category = category;
            this.kept = kept;
        }
    }

    /** @param kept as they are, or with pseudonyms */
    void enter(String path, Category category, long kept) {
        if (kept > 0) {
            rows.put(path, new Row(category, kept));
        }
    }

    /** The category of a path of which something is kept. */
    Optional<Category> category(String path) {
        return Optional.ofNullable(rows.get(path)).map(row -> row.category);
    }

    /** An item of this path lies in the package. */
    void met(String path) {
        Row row = rows.get(path);
        if (row != null) {
            row.met++;
        }
    }

    /** Forgets what was met, since the package is read once more. */
    void again() {
        rows.values().forEach(row -> row.met = 0);
    }

    /** Paths of which another number of items was met than is kept, with what is wrong about it. */
    void mismatches(BiConsumer<String, String> each) {
        rows.forEach((path, row) -> {
            if (row.met > 0 && row.met != row.kept) {
                each.accept(
                        path,
                        "There are " + row.met + " items of this path; accounting.json says that " + row.kept
                                + " are kept.");
            }
        });
    }
}
