package org.posterity.export;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;

/** Decides which post a file belongs to, once all ids are settled. */
final class MatchResolver {
    private final PostDates dates;
    private final IdAssignment ids;
    private final Set<String> listed;

    /** @param listed the ids in the platform's own list of the account's posts */
    MatchResolver(PostDates dates, IdAssignment ids, Set<String> listed) {
        this.dates = dates;
        this.ids = ids;
        this.listed = listed;
    }

    FileFate on(Clues clues) {
        if (clues.ids().isEmpty()) {
            return clues.dated()
                    .<FileFate>map(posts -> posts.size() == 1
                            ? new Matched(posts.first(), clues.evidence(), Optional.empty())
                            : new Ambiguous(posts, clues.evidence(), "the dates in its name fit several posts"))
                    .orElseGet(Unmatched::new);
        }
        SortedSet<Integer> posts = new TreeSet<>();
        SortedSet<Integer> alone = new TreeSet<>();
        for (String each : clues.ids()) {
            posts.addAll(ids.candidates(each));
            alone.addAll(ids.fittingAlone(each));
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        evidence.addAll(clues.evidence());
        if (clues.ids().size() > 1) {
            return alone.isEmpty() && clues.dated().isEmpty()
                    ? new Unmatched()
                    : new Ambiguous(union(alone, clues), evidence, "its name and its sidecars carry different ids");
        }
        String id = clues.ids().iterator().next();
        if (!ids.met(id)) {
            return collected(id, evidence);
        }
        if (posts.isEmpty() && clues.dated().isEmpty() && (alone.isEmpty() || ids.ruledOut(id))) {
            return new Unmatched(Optional.of(id));
        }
        if (posts.isEmpty() && !alone.isEmpty()) {
            return new Ambiguous(union(alone, clues), evidence, "all posts that fit its id belong to other ids");
        }
        if (clues.dated().isPresent() && posts.stream().noneMatch(clues.dated().get()::contains)) {
            return new Ambiguous(
                    union(posts, clues), evidence, "the id and the date in its name contradict each other");
        }
        clues.dated().ifPresent(posts::retainAll);
        evidence.add(Evidence.ID_TIME);
        if (posts.size() > 1) {
            return new Ambiguous(posts, evidence, "the time in its id fits several posts");
        }
        if (ids.contested(posts.first())) {
            return new Ambiguous(posts, evidence, "another id fits the same post");
        }
        if (alone.size() > 1 && clues.dated().isEmpty()) {
            evidence.add(Evidence.ELIMINATION);
        }
        if (listed.contains(id)) {
            evidence.add(Evidence.LISTED_ID);
        }
        return new Matched(posts.first(), evidence, Optional.of(id));
    }

    /**
     * A file among what an account liked, saved or follows, whose id occurs nowhere else. Most such posts are other
     * people's, and of ten thousand some fit a post's second by chance, so the time in the id is not enough.
     */
    private FileFate collected(String id, Set<Evidence> evidence) {
        SortedSet<Integer> posts = dates.fitting(id);
        posts.removeIf(post -> ids.idOf(post).isPresent());
        if (posts.isEmpty()) {
            return new Unmatched(Optional.of(id));
        }
        evidence.add(Evidence.ID_TIME);
        return new Ambiguous(
                posts,
                evidence,
                "it is among what an account liked, saved or follows, and only the time in its id points to a post");
    }

    private static SortedSet<Integer> union(SortedSet<Integer> posts, Clues clues) {
        SortedSet<Integer> all = new TreeSet<>(posts);
        clues.dated().ifPresent(all::addAll);
        return all;
    }
}
