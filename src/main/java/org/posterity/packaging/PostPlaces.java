package org.posterity.packaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.SharedField;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.record.ScreenedText;

/**
 * Where the posts of an export go: to the posts that the package holds already, or to places of their own. A post is known by
 * the platform's id, otherwise by its date to the second; of several in one second, by what they say, then by their order.
 */
final class PostPlaces {
    private final ScreenedExport export;
    private final Map<Integer, HeldPost> known = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Boolean> byId = new HashMap<>();

    /** @param posts oldest first */
    PostPlaces(ScreenedExport export, List<PostAccount> posts, HeldContent held) {
        this.export = export;
        Map<String, HeldPost> ids = new HashMap<>();
        Map<Instant, List<HeldPost>> dates = new HashMap<>();
        for (HeldPost post : held.posts()) {
            post.postId().ifPresent(id -> ids.put(id, post));
            post.date()
                    .ifPresent(date -> dates.computeIfAbsent(second(date), at -> new ArrayList<>())
                            .add(post));
        }
        Set<HeldPost> taken = new HashSet<>();
        export.facts()
                .held()
                .ifPresent(own -> posts.forEach(post -> {
                    HeldPost it = held.post(own.stem(post.post().ordinal()).orElseThrow())
                            .orElseThrow();
                    known.put(post.post().ordinal(), it);
                    byId.put(post.post().ordinal(), true);
                    taken.add(it);
                }));
        for (PostAccount post : posts) {
            if (!known.containsKey(post.post().ordinal())) {
                post.postId().map(ids::get).filter(taken::add).ifPresent(it -> {
                    known.put(post.post().ordinal(), it);
                    byId.put(post.post().ordinal(), true);
                });
            }
        }
        // what is not selected says nothing: it is one of those that no selected post is
        for (PostAccount post : selectedFirst(posts)) {
            if (!known.containsKey(post.post().ordinal())) {
                byDate(post, dates, taken)
                        .filter(taken::add)
                        .ifPresent(it -> known.put(post.post().ordinal(), it));
            }
        }
        PostName fresh = new PostName(held.stems());
        for (PostAccount post : posts) {
            if (post.screened().isPresent()) {
                HeldPost it = known.get(post.post().ordinal());
                names.put(
                        post.post().ordinal(),
                        it != null ? it.stem() : fresh.of(post.post().date(), post.postId()));
            }
        }
    }

    private static List<PostAccount> selectedFirst(List<PostAccount> posts) {
        return posts.stream()
                .sorted(Comparator.comparing(
                        (PostAccount post) -> post.screened().isEmpty()))
                .toList();
    }

    private Optional<HeldPost> byDate(PostAccount post, Map<Instant, List<HeldPost>> dates, Set<HeldPost> taken) {
        List<HeldPost> candidates =
                post.post().date().map(PostPlaces::second).map(dates::get).orElse(List.of()).stream()
                        .filter(it -> !taken.contains(it))
                        .filter(it -> it.postId().isEmpty()
                                || post.postId().isEmpty()
                                || it.postId().equals(post.postId()))
                        .toList();
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        Set<Integer> said = said(post);
        return candidates.stream()
                .filter(it -> it.facts().saysOneOf(said))
                .findFirst()
                .or(() -> Optional.of(candidates.get(0)));
    }

    private static Instant second(Instant date) {
        return date.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Hash codes of what it says in its own words; empty if it is not selected. */
    private Set<Integer> said(PostAccount post) {
        Set<Integer> said = new HashSet<>();
        if (post.screened().isPresent()) {
            ScreenedContent content = export.content(post.screened().get());
            post.telling(content)
                    .notes()
                    .captions()
                    .forEach(caption -> said.add(caption.text().value().hashCode()));
            content.text(SharedField.TITLE).map(ScreenedText::value).ifPresent(text -> said.add(text.hashCode()));
        }
        return said;
    }

    /** Year and stem of a post that is kept. */
    String name(PostAccount post) {
        return names.get(post.post().ordinal());
    }

    /** The post as the package holds it; empty if it is new. */
    Optional<HeldPost> known(PostAccount post) {
        return Optional.ofNullable(known.get(post.post().ordinal()));
    }

    Set<HeldPost> known() {
        return new HashSet<>(known.values());
    }

    /**
     * Whether a post agrees with the package: the same id, or the same date and nothing that it says against it. What it says
     * does not count if a file of it has the same bytes as one that is held with it: then it was written anew.
     *
     * @param known whether the creator is known to be the same: then the date is enough
     */
    boolean agrees(PostAccount post, boolean known) {
        HeldPost held = this.known.get(post.post().ordinal());
        if (held == null) {
            return false;
        }
        if (known
                || byId.containsKey(post.post().ordinal())
                || post.files().stream()
                        .anyMatch(file -> held.file(file.digest()).isPresent())) {
            return true;
        }
        Set<Integer> said = said(post);
        return said.isEmpty() || held.facts().isSilent() || held.facts().saysOneOf(said);
    }
}
