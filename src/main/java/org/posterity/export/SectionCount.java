package org.posterity.export;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.model.Category;

/**
 * How many items of one path of the export were found. Keys of maps that are data (chat partners, room ids), and unknown
 * keys that may be, are written {@code *}.
 *
 * @param path for example {@code Your Activity.Like List.ItemFavoriteList[].link}
 * @param items list elements, map entries and scalars found at this path
 * @param types the JSON types found there: {@code string}, {@code number}, {@code boolean}, {@code null}, {@code object},
 *     {@code list}
 */
public record SectionCount(
        String path, long items, Standing standing, SortedSet<String> types, Optional<Category> category) {

    /** Whether a path belongs to the known structure. */
    public enum Standing {
        KNOWN,
        /** Unknown to the program, but accepted by the archive's curator. It is left out like what is unknown. */
        ACCEPTED,
        UNKNOWN_KEY,
        /** The key is known, but not a type of value found there. */
        UNKNOWN_SHAPE
    }

    public SectionCount {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    public SectionCount(String path, long items, Standing standing, Set<String> types, Category category) {
        this(path, items, standing, new TreeSet<>(types), Optional.of(category));
    }

    /** Whether every key of the path, and every shape at its end, is known. */
    public boolean understood() {
        return standing == Standing.KNOWN;
    }
}
