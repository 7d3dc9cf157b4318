package org.posterity.privacy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the items at one path of the export.
 *
 * @param leftOut how many by which rule or clause
 */
public record LedgerLine(
        String path,
        long met,
        long kept,
        long pseudonymised,
        long aggregated,
        SortedMap<String, Long> leftOut,
        long notUnderstood) {

    public LedgerLine {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }

    /** Whether the parts add up to what was met. */
    public boolean balances() {
        return met == accountedFor();
    }

    long accountedFor() {
        return kept
                + pseudonymised
                + aggregated
                + notUnderstood
                + leftOut.values().stream().mapToLong(Long::longValue).sum();
    }
}
