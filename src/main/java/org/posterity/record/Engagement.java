package org.posterity.record;

import static org.posterity.record.Ground.ENGAGEMENT;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of a post on one day, as one source gives them.
 *
 * @param dating how the day is known: {@code stated}, or in words what it was inferred from
 * @param source for example {@code export}, {@code yt-dlp}
 * @param counts by name: {@code views}, {@code likes}, {@code comments}, {@code shares}, {@code saves}
 */
public record Engagement(
        @Grounds(ENGAGEMENT) LocalDate on,
        @Grounds(ENGAGEMENT) String dating,
        @Grounds(ENGAGEMENT) String source,
        @Grounds(ENGAGEMENT) SortedMap<String, Long> counts) {

    public Engagement {
        counts = Collections.unmodifiableSortedMap(counts == null ? new TreeMap<>() : new TreeMap<>(counts));
    }
}
