package org.posterity.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which posts each id may name. Two ids never name the same post, so a post that is certain for one id is no candidate
 * for another; where two ids are left with the same single post, neither gets it.
 */
final class IdAssignment {
    private final Map<String, SortedSet<Integer>> fitting = new TreeMap<>();
    private final Map<String, SortedSet<Integer>> candidates = new TreeMap<>();
    private final Map<Integer, Set<String>> rivals = new HashMap<>();
    private final Set<Integer> contested = new HashSet<>();

    /** Notes that {@code id} was met and that its own time fits these posts. */
    void meet(String id, SortedSet<Integer> posts) {
        if (fitting.putIfAbsent(id, new TreeSet<>(posts)) == null) {
            candidates.put(id, new TreeSet<>(posts));
            posts.forEach(
                    post -> rivals.computeIfAbsent(post, p -> new HashSet<>()).add(id));
        }
    }

    /** Notes that a file says of which of these posts {@code id} is; what leaves the id no post contradicts it, and is not followed. */
    void restrict(String id, SortedSet<Integer> posts) {
        SortedSet<Integer> left = candidates.get(id);
        SortedSet<Integer> both = new TreeSet<>(left);
        both.retainAll(posts);
        if (!both.isEmpty()) {
            left.stream().filter(post -> !both.contains(post)).toList().forEach(post -> drop(id, post));
        }
    }

    /**
     * Draws the conclusions, round by round, until there are no more. Within a round all conclusions are drawn from the same
     * knowledge, so that their order does not matter; each round looks only at the ids that the last one decided.
     */
    void settle() {
        Set<String> fresh = withOnePost(candidates.keySet());
        while (!fresh.isEmpty()) {
            Map<Integer, List<String>> losers = new HashMap<>();
            for (String id : fresh) {
                Integer post = candidates.get(id).first();
                List<String> others = rivals.get(post).stream()
                        .filter(other -> !other.equals(id))
                        .toList();
                if (others.stream().anyMatch(other -> candidates.get(other).size() == 1)) {
                    contested.add(post);
                } else {
                    losers.put(post, others);
                }
            }
            losers.forEach((post, others) -> others.forEach(other -> drop(other, post)));
            Set<String> touched = new HashSet<>();
            losers.values().forEach(touched::addAll);
            fresh = withOnePost(touched);
        }
    }

    private Set<String> withOnePost(Set<String> ids) {
        return ids.stream().filter(id -> candidates.get(id).size() == 1).collect(Collectors.toSet());
    }

    private void drop(String id, Integer post) {
        candidates.get(id).remove(post);
        rivals.get(post).remove(id);
    }

    SortedSet<Integer> candidates(String id) {
        return candidates.getOrDefault(id, new TreeSet<>());
    }

    /** The posts that fitted the id before names and other ids were considered. */
    SortedSet<Integer> fittingAlone(String id) {
        return fitting.getOrDefault(id, new TreeSet<>());
    }

    boolean contested(int post) {
        return contested.contains(post);
    }
}
