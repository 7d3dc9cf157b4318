package org.posterity.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which posts each id may name. Two ids never name the same post, so a post that is certain for one id is no candidate
 * for another; where two ids are left with the same single post, neither gets it.
 */
final class IdAssignment {
    private final Map<String, SortedSet<Integer>> fitting = new TreeMap<>();
    private final Map<String, SortedSet<Integer>> candidates = new TreeMap<>();
    private final Set<Integer> contested = new HashSet<>();

    /** Notes that {@code id} was met and may name only these posts, besides what was noted before. */
    void restrict(String id, SortedSet<Integer> posts) {
        fitting.computeIfAbsent(id, i -> new TreeSet<>(posts));
        candidates.computeIfAbsent(id, i -> new TreeSet<>(posts)).retainAll(posts);
    }

    /** Draws the conclusions, until there are no more. */
    void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            Map<Integer, Set<String>> certain = new HashMap<>();
            candidates.forEach((id, posts) -> {
                if (posts.size() == 1) {
                    certain.computeIfAbsent(posts.first(), p -> new HashSet<>()).add(id);
                }
            });
            for (Map.Entry<Integer, Set<String>> entry : certain.entrySet()) {
                if (entry.getValue().size() > 1) {
                    contested.add(entry.getKey());
                    continue;
                }
                String owner = entry.getValue().iterator().next();
                for (Map.Entry<String, SortedSet<Integer>> other : candidates.entrySet()) {
                    if (!other.getKey().equals(owner) && other.getValue().remove(entry.getKey())) {
                        changed = true;
                    }
                }
            }
        }
    }

    SortedSet<Integer> candidates(String id) {
        return candidates.getOrDefault(id, new TreeSet<>());
    }

    /** The posts that fitted the id before other ids were considered. */
    SortedSet<Integer> fittingAlone(String id) {
        return fitting.getOrDefault(id, new TreeSet<>());
    }

    boolean contested(int post) {
        return contested.contains(post);
    }
}
