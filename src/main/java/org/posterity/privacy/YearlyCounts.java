package org.posterity.privacy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.Item;
import org.posterity.model.Category;

/** The number of items of each type in each year: all that is kept of counted sections. */
final class YearlyCounts {
    /** A year before the platforms existed, or far from now, is a misread date; the table must stay small. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;
    private static final String UNDATED = "undated";

    private final SortedMap<String, Category> categories = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();

    void add(Item item) {
        String year = item.date()
                .map(date -> date.at().getYear())
                .filter(number -> number >= FIRST_YEAR && number <= LAST_YEAR)
                .map(String::valueOf)
                .orElse(UNDATED);
        categories.put(item.type(), item.category());
        counts.computeIfAbsent(item.type(), type -> new TreeMap<>()).merge(year, 1L, Long::sum);
    }

    List<ScreenedItems.Aggregate> all() {
        return counts.entrySet().stream()
                .map(entry ->
                        new ScreenedItems.Aggregate(entry.getKey(), categories.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
