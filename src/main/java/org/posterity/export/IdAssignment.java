package org.posterity.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which posts each id may name. Two ids never name the same post, so a post that is certain for one id is no candidate for
 * another. If two ids are left with the same single post, neither gets it. Ids known to be the account's own come first;
 * what they leave is for ids in file names, which may be anybody's.
 */
final class IdAssignment {
    private final Map<String, SortedSet<Integer>> fitting = new TreeMap<>();
    private final Map<String, SortedSet<Integer>> candidates = new TreeMap<>();
    private final Map<Integer, Set<String>> rivals = new HashMap<>();
    private final Set<Integer> contested = new HashSet<>();
    private final Set<String> own = new HashSet<>();
    private final Map<Integer, Set<String>> idsOf = new HashMap<>();

    /** Notes that {@code id} was found and that its own time fits these posts. */
    void meet(String id, SortedSet<Integer> posts) {
        if (fitting.putIfAbsent(id, new TreeSet<>(posts)) == null) {
            candidates.put(id, new TreeSet<>(posts));
            posts.forEach(
                    post -> rivals.computeIfAbsent(post, p -> new HashSet<>()).add(id));
        }
    }

    boolean met(String id) {
        return candidates.containsKey(id);
    }

    /** Notes that {@code id}, which was found, belongs to one of the account's own posts. */
    void own(String id) {
        own.add(id);
    }

    /**
     * Notes that, according to a file, {@code id} names one of these posts. If that would leave the id no post, it
     * contradicts the id and is ignored.
     */
    void restrict(String id, SortedSet<Integer> posts) {
        SortedSet<Integer> left = candidates.get(id);
        SortedSet<Integer> both = new TreeSet<>(left);
        both.retainAll(posts);
        if (!both.isEmpty()) {
            left.stream().filter(post -> !both.contains(post)).toList().forEach(post -> drop(id, post));
        }
    }

    /** Draws the conclusions: first among the account's own ids, then among all. */
    void settle() {
        settle(withOnePost(own), own);
        settle(withOnePost(candidates.keySet()), candidates.keySet());
        candidates.forEach((id, posts) -> {
            if (posts.size() == 1) {
                idsOf.computeIfAbsent(posts.first(), p -> new TreeSet<>()).add(id);
            }
        });
    }

    /**
     * Repeats until nothing more can be concluded. Within a round all conclusions come from the same knowledge, so their
     * order does not matter. Each round looks only at the ids that the last one decided. An id that may be anybody's takes
     * no post from the account's own.
     */
    private void settle(Set<String> decided, Set<String> among) {
        Set<String> fresh = decided;
        while (!fresh.isEmpty()) {
            Map<Integer, List<String>> losers = new HashMap<>();
            for (String id : fresh) {
                Integer post = candidates.get(id).first();
                List<String> others = rivals.get(post).stream()
                        .filter(other -> !other.equals(id))
                        .toList();
                if (others.stream().anyMatch(other -> candidates.get(other).size() == 1 && standsAgainst(other, id))) {
                    contested.add(post);
                } else if (own.contains(id)) {
                    losers.put(post, others);
                } else if (others.stream().noneMatch(this::isCertainOwn)) {
                    losers.put(
                            post,
                            others.stream()
                                    .filter(other -> !own.contains(other))
                                    .toList());
                }
            }
            losers.forEach((post, others) -> others.forEach(other -> drop(other, post)));
            Set<String> touched = new HashSet<>();
            losers.values().forEach(touched::addAll);
            touched.retainAll(among);
            fresh = withOnePost(touched);
        }
    }

    private boolean standsAgainst(String other, String id) {
        return own.contains(other) == own.contains(id);
    }

    private boolean isCertainOwn(String id) {
        return own.contains(id) && candidates.get(id).size() == 1;
    }

    private Set<String> withOnePost(Set<String> ids) {
        return ids.stream()
                .filter(id -> candidates.containsKey(id) && candidates.get(id).size() == 1)
                .collect(Collectors.toSet());
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

    /**
     * Whether the account's own ids take every post that this id fits, so that it names somebody else's post, or one that
     * is not listed.
     */
    boolean ruledOut(String id) {
        return !own.contains(id)
                && fittingAlone(id).stream()
                        .allMatch(post -> !contested(post)
                                && idsOf.getOrDefault(post, Set.of()).stream().anyMatch(own::contains));
    }

    /** The post that this id certainly names. */
    Optional<Integer> postOf(String id) {
        SortedSet<Integer> posts = candidates(id);
        return posts.size() == 1 && !contested(posts.first()) ? Optional.of(posts.first()) : Optional.empty();
    }

    /** The id that certainly names this post. */
    Optional<String> idOf(int post) {
        Set<String> ids = idsOf.getOrDefault(post, Set.of());
        return ids.size() == 1 && !contested(post) ? ids.stream().findFirst() : Optional.empty();
    }
}
