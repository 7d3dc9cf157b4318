package org.posterity.privacy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The item accounting of an export: a line for every path, checked against an independent count by a second pass.
 */
public record ItemAccounting(List<LedgerLine> lines, SortedMap<String, Long> counted) {

    public ItemAccounting {
        lines = List.copyOf(lines);
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
    }
}
