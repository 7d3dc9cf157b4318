package org.posterity.privacy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/**
 * What may be kept of the sections of an export other than posts and profile. The items lie in the workspace, one JSON Lines
 * file per type; counted sections have numbers only.
 */
public record ScreenedItems(List<Section> sections, List<Aggregate> aggregates) {

    public static final ScreenedItems NONE = new ScreenedItems(List.of(), List.of());

    public ScreenedItems {
        sections = List.copyOf(sections);
        aggregates = List.copyOf(aggregates);
    }

    public boolean isEmpty() {
        return sections.isEmpty() && aggregates.isEmpty();
    }

    /**
     * All items of one type.
     *
     * @param type for example {@code comment}
     * @param file JSON lines, in the order of the export
     */
    public record Section(String type, Category category, long items, Path file, long size, Digest sha256) {}

    /** How many items of one type there were, by year; {@code undated} for items without a date. */
    public record Aggregate(String type, Category category, SortedMap<String, Long> perYear) {
        public Aggregate {
            perYear = Collections.unmodifiableSortedMap(new TreeMap<>(perYear));
        }
    }
}
