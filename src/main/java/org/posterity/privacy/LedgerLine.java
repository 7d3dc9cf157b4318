package org.posterity.privacy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.SectionCount;

/**
 * What happened to the items at one path of the export.
 *
 * @param section the path, and what was found there
 * @param leftOut how many were not selected, by rule or clause
 */
public record LedgerLine(
        SectionCount section,
        long kept,
        long pseudonymised,
        long aggregated,
        SortedMap<String, Long> leftOut,
        long notUnderstood) {

    public LedgerLine {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    public String path() {
        return section.path();
    }

    public long met() {
        return section.items();
    }

    /** Whether the parts add up to the number of items found. */
    public boolean balances() {
        return met() == accountedFor();
    }

    long accountedFor() {
        return kept
                + pseudonymised
                + aggregated
                + notUnderstood
                + leftOut.values().stream().mapToLong(Long::longValue).sum();
    }
}
