package org.posterity.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.FileRecord;
import org.posterity.record.PostChange;
import org.posterity.record.PostRecord;

/** Compares the posts of an accession with those that the package held before. */
final class Comparison {
    private static final String MEDIA = "media";
    private static final String BETTER_COPY = "better-copy";

    private final HeldContent held;
    private final List<PostChange> changes = new ArrayList<>();
    private final Set<HeldPost> met = new HashSet<>();

    Comparison(HeldContent held) {
        this.held = held;
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
        } else if (!held.listedLast(before)) {
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

    /** Whether all that is held of it is damaged, and something new is not. */
    private static boolean isBetter(HeldPost before, PlacedPost placed) {
        boolean damaged = !before.files().isEmpty()
                && before.files().stream()
                        .allMatch(file -> !file.medium()
                                .map(FileRecord.Medium::damage)
                                .orElse(List.of())
                                .isEmpty());
        return damaged
                && placed.media().stream()
                        .filter(media -> media.entry().isPresent())
                        .map(PlacedMedia::file)
                        .anyMatch(Comparison::isWhole);
    }

    private static boolean isWhole(ScreenedFile file) {
        return file.description().filter(it -> it.damage().isEmpty()).isPresent();
    }

    /**
     * All that differs, in the order of the posts; those that vanished last.
     *
     * @param complete whether there is an export, which would list all posts
     * @param closed whether the export says that the platform has closed the account
     */
    List<PostChange> changes(boolean complete, boolean closed) {
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
