package org.posterity.export;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.model.Category;

/**
 * How much of one path of the export was met. Keys of maps that hold data (chat partners, room ids), and unknown keys that may
 * be such data, are written {@code *}.
 *
 * @param path for example {@code Your Activity.Like List.ItemFavoriteList[].link}
 * @param items list elements, map entries and scalars met at this path
 * @param types the JSON types met there: {@code string}, {@code number}, {@code boolean}, {@code null}, {@code object}, {@code list}
 */
public record SectionCount(
        String path, long items, Standing standing, SortedSet<String> types, Optional<Category> category) {

    /** How a path stands to the structure that is known. */
    public enum Standing {
        KNOWN,
        /** Unknown to the program, but accepted by the archive's curator; it is left out like what is unknown. */
        ACCEPTED,
        UNKNOWN_KEY,
        /** The key is known, a type of value met there is not. */
        UNKNOWN_SHAPE
    }

    public SectionCount {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    public SectionCount(String path, long items, Standing standing, Set<String> types, Category category) {
        this(path, items, standing, new TreeSet<>(types), Optional.of(category));
    }

    /** Whether every key of the path, and every shape at its end, belongs to the known structure. */
    public boolean understood() {
        return standing == Standing.KNOWN;
    }
}
