package org.posterity.monitoring;

import java.util.Map;

/**
 * Figures that are counted from time to time.
 *
 * @param waiting submissions in the inbox
 * @param age of the oldest of them, in seconds; 0 where none waits
 * @param copies that are missing or behind
 * @param packages that are held
 * @param due by kind
 * @param overdue how much of it is past its deadline
 * @param sources whose last look went wrong
 * @param stores that could not be used when last tried
 * @param free bytes on the disk of the archive
 * @param at when they were counted, in seconds since 1970
 */
public record Standing(
        long waiting,
        double age,
        long copies,
        long packages,
        Map<String, Long> due,
        long overdue,
        long sources,
        long stores,
        long free,
        double at) {
    public Standing {
        due = Map.copyOf(due);
    }

    long due(String kind) {
        return due.getOrDefault(kind, 0L);
    }
}
