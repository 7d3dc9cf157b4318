package org.posterity.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

final class PostDates {
    /** A post's id is at most this many seconds older than the post's date. */
    static final long LONGEST_LAG = 60;

    private final MediaNames names;
    private final TreeMap<Instant, SortedSet<Integer>> byDate = new TreeMap<>();

    PostDates(List<Post> posts, MediaNames names) {
        this.names = names;
        for (Post post : posts) {
            post.date()
                    .ifPresent(date ->
                            byDate.computeIfAbsent(date, d -> new TreeSet<>()).add(post.ordinal()));
        }
    }

    /** The posts with exactly this date. */
    SortedSet<Integer> at(Instant date) {
        return byDate.getOrDefault(date, new TreeSet<>());
    }

    /** The posts whose date is 0 to 60 seconds after the time in this id. */
    SortedSet<Integer> fitting(String id) {
        SortedSet<Integer> fitting = new TreeSet<>();
        Optional<Instant> time = names.time(id);
        time.ifPresent(from -> byDate.subMap(from, true, from.plusSeconds(LONGEST_LAG), true)
                .values()
                .forEach(fitting::addAll));
        return fitting;
    }
}
