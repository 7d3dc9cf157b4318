package org.posterity.export;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of one post, or of the account, on one day, from one source. Later accessions add more: a time series.
 *
 * @param on the day of the counts
 * @param dating how the day is known: {@code stated}, or in words from what it was inferred
 * @param source {@code export}, or one of the platform's {@link Producer}s
 * @param counts by name: {@code views}, {@code likes}, {@code comments}, {@code shares}, {@code saves}, {@code followers},
 *     {@code profileViews}
 */
public record EngagementSnapshot(LocalDate on, String dating, String source, SortedMap<String, Long> counts) {

    public EngagementSnapshot {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public EngagementSnapshot(LocalDate on, String dating, String source, Map<String, Long> counts) {
        this(on, dating, source, new TreeMap<>(counts));
    }
}
