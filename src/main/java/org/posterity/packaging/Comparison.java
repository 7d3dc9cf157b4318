package org.posterity.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.record.PostChange;
import org.posterity.record.PostRecord;

/** Compares the posts of an accession with those that the package held before. */
final class Comparison {
    private static final String MEDIA = "media";
    private static final String BETTER_COPY = "better-copy";

    private final HeldContent held;
    private final boolean complete;
    private final List<PostChange> changes = new ArrayList<>();
    private final Set<HeldPost> met = new HashSet<>();

    /** @param complete whether there is an export, which would list all posts */
    Comparison(HeldContent held, boolean complete) {
        this.held = held;
        this.complete = complete;
    }

    /** Compares a post. */
    void add(PostAccount account, PlacedPost placed) {
        PostRecord post = placed.record();
        Optional<HeldPost> before = account.held();
        before.ifPresent(met::add);
        if (before.isEmpty()) {
            post.stem()
                    .ifPresent(stem -> changes.add(new PostChange(
                            stem,
                            post.date(),
                            held.wasNotSelected(post.date()) ? PostChange.Kind.SELECTED : PostChange.Kind.APPEARED,
                            List.of(),
                            Optional.empty(),
                            Optional.empty())));
        } else if (post.stem().isEmpty()) {
            noLongerSelected(account, before.get());
        } else {
            known(before.get(), post, placed);
        }
    }

    private void known(HeldPost before, PostRecord post, PlacedPost placed) {
        List<String> details = new ArrayList<>(before.facts().changesTo(PostFacts.of(post)));
        if (placed.media().stream().anyMatch(media -> media.entry().isPresent())) {
            details.add(isBetter(before, placed) ? BETTER_COPY : MEDIA);
        }
        if (!details.isEmpty()) {
            changes.add(new PostChange(
                    before.stem(),
                    before.date(),
                    PostChange.Kind.CHANGED,
                    details,
                    why(details, post.visibility(), post.deleted()),
                    Optional.empty()));
        } else if (complete && !held.listedLast(before)) {
            changes.add(new PostChange(
                    before.stem(),
                    before.date(),
                    PostChange.Kind.REAPPEARED,
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private static Optional<String> why(List<String> details, String visibility, boolean deleted) {
        if (details.contains("deleted") && deleted) {
            return Optional.of("The creator has deleted it since; the export still lists it.");
        }
        return details.contains("visibility") ? Optional.of("It is visible to: " + visibility + ".") : Optional.empty();
    }

    /** The export lists it, but what it has become is not selected. */
    private void noLongerSelected(PostAccount account, HeldPost before) {
        String visibility = account.post().visibility().words();
        if (account.deleted()) {
            changes.add(new PostChange(
                    before.stem(),
                    before.date(),
                    PostChange.Kind.VANISHED,
                    List.of(),
                    Optional.of("The creator deleted it: the export has it in its list of deleted posts."),
                    Optional.of(visibility)));
        } else {
            changes.add(new PostChange(
                    before.stem(),
                    before.date(),
                    PostChange.Kind.CHANGED,
                    List.of("visibility"),
                    Optional.of("It is visible to: " + visibility + "; in this state it was not selected."),
                    Optional.of(visibility)));
        }
    }

    /** Whether something new is whole, where all that is held of the same kind is damaged. */
    private static boolean isBetter(HeldPost before, PlacedPost placed) {
        Set<String> damaged = new HashSet<>();
        Set<String> whole = new HashSet<>();
        before.files().stream()
                .flatMap(file -> file.medium().stream())
                .forEach(it -> (it.damage().isEmpty() ? whole : damaged).add(it.kind()));
        damaged.removeAll(whole);
        return placed.media().stream()
                .filter(media -> media.entry().isPresent())
                .flatMap(media -> media.file().description().stream())
                .filter(it -> it.damage().isEmpty())
                .anyMatch(it -> damaged.contains(it.kind().name().toLowerCase(Locale.ROOT)));
    }

    /**
     * All that differs, in the order of the posts; those that vanished last.
     *
     * @param closed whether the export says that the platform has closed the account
     */
    List<PostChange> changes(boolean closed) {
        List<PostChange> all = new ArrayList<>(changes);
        if (complete) {
            held.listedLast().stream()
                    .filter(post -> !met.contains(post))
                    .map(post -> vanished(post.stem(), post.date(), closed))
                    .forEach(all::add);
        }
        return all;
    }

    private static PostChange vanished(String stem, Optional<Instant> date, boolean closed) {
        return new PostChange(
                stem,
                date,
                PostChange.Kind.VANISHED,
                List.of(),
                Optional.of(
                        closed
                                ? "Account closed: the export no longer lists it, and says that the platform has suspended the account."
                                : "The export no longer lists it, and does not say why."),
                Optional.empty());
    }
}
