package org.posterity.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of every item of an export, as the report tells it.
 *
 * @param counted how many items a second, independent count found
 * @param sections in the order to show
 * @param paths of all sections, in the order of the export
 */
public record AccountingView(Numbers totals, long counted, List<Section> sections, List<Line> paths) {

    public AccountingView {
        sections = List.copyOf(sections);
        paths = List.copyOf(paths);
    }

    /** That every item is accounted for, in numbers. */
    String sum() {
        List<String> parts = new ArrayList<>();
        for (AccountingColumns.Column column : new AccountingColumns(totals).columns()) {
            if (!column.cssClass().equals("met") && column.of(totals) > 0) {
                parts.add(InWords.number(column.of(totals)) + " " + Shares.words(column.cssClass()));
            }
        }
        return "Everything adds up: " + InWords.count(totals.met(), "item") + " found = "
                + (parts.isEmpty() ? "0" : String.join(" + ", parts))
                + ". An independent second count found "
                + (counted == totals.met() ? "the same numbers" : InWords.number(counted)) + ", path by path.";
    }

    /** Paths that the platform's exports did not have before. */
    List<Line> unknown() {
        return paths.stream().filter(line -> !line.standing().isEmpty()).toList();
    }

    /**
     * How many items were met, and what became of them. Items are the entries of lists and maps and the values in them.
     *
     * @param leftOut by the rule that says so, in words
     */
    public record Numbers(
            long met, long kept, long pseudonymised, long aggregated, Map<String, Long> leftOut, long notUnderstood) {

        public Numbers {
            leftOut = Collections.unmodifiableMap(leftOut);
        }

        long allLeftOut() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A section of the export.
     *
     * @param name as the export has it
     * @param path its keys from the root
     * @param words what it is
     * @param entries how many comments, likes and so on it holds
     */
    public record Section(String name, String path, String words, long entries, Numbers numbers) {}

    /**
     * One path of the export.
     *
     * @param path its keys from the root, with {@code *} for keys that hold data
     * @param types the JSON types met there
     * @param standing how it stands to the structure that is known, in words; empty where it is known
     */
    public record Line(String path, SortedSet<String> types, String standing, Numbers numbers) {

        public Line {
            types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        }

        public Line(String path, Set<String> types, String standing, Numbers numbers) {
            this(path, new TreeSet<>(types), standing, numbers);
        }
    }
}
