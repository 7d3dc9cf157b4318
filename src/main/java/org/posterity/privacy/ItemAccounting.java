package org.posterity.privacy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account of an export: a line for every path, and the number of items there as a second pass found it, which was held
 * against the lines.
 */
public record ItemAccounting(List<LedgerLine> lines, SortedMap<String, Long> counted) {

    public ItemAccounting {
        lines = List.copyOf(lines);
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
    }
}
