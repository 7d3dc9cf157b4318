package org.posterity.packaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.page.PostTitle;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.privacy.ScreenedPost;

/**
 * The status of one post that the export lists.
 *
 * @param screened the post's screened object, absent if the post is not selected
 * @param files its media that are kept, in the order to show them
 * @param present how many of the expected media are kept; each content counts once
 * @param expected how many media the post has, as far as the export says
 * @param reason why it is missing or not selected, in words
 * @param rule the clause by which it is not selected
 * @param postId the platform's id, if a matched file or a note has it
 * @param held the post as the package has it from earlier accessions
 */
record PostAccount(
        Post post,
        Optional<ScreenedPost> screened,
        Status status,
        List<ScreenedFile> files,
        int present,
        int expected,
        Optional<String> reason,
        Optional<String> rule,
        Optional<String> postId,
        Optional<HeldPost> held) {

    enum Status {
        HELD("held"),
        MISSING("missing"),
        LEFT_OUT("left-out");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    PostAccount {
        files = List.copyOf(files);
    }

    /** Whether the creator had deleted it, so that the account no longer shows it. */
    boolean deleted() {
        return post.deleted();
    }

    /** When it was posted, as far as records may say: nothing for a deleted post that was not donated. */
    Optional<Instant> dateToTell() {
        return deleted() && screened.isEmpty() ? Optional.empty() : post.date();
    }

    /** What the post consists of, by the export, or otherwise by the kept files, those of earlier accessions too. */
    PostKind kind() {
        PostKind own = kind(post, files);
        Optional<PostKind> before = held.flatMap(it -> PostKind.of(it.kind()));
        boolean aFilm = post.kind() == PostKind.UNKNOWN && before.equals(Optional.of(PostKind.VIDEO));
        return own == PostKind.UNKNOWN || aFilm ? before.orElse(own) : own;
    }

    /** Whether what the package lacked of it has come now. Of a post that the newest export does not list, that does not count. */
    boolean isCompletedNow(HeldContent content) {
        return status == Status.HELD
                && held.filter(it -> !it.isComplete() && content.listedLast(it)).isPresent();
    }

    static PostKind kind(Post post, List<ScreenedFile> kept) {
        if (post.kind() != PostKind.UNKNOWN) {
            return post.kind();
        }
        Set<MediaDescription.Kind> kinds = kept.stream()
                .flatMap(file -> file.description().stream())
                .filter(media -> !media.isEmpty())
                .map(MediaDescription::kind)
                .collect(Collectors.toSet());
        return kinds.contains(MediaDescription.Kind.VIDEO)
                ? PostKind.VIDEO
                : kinds.contains(MediaDescription.Kind.IMAGE) ? PostKind.PHOTO : PostKind.UNKNOWN;
    }

    /** The same, with its own caption and address before what others say of it. @param content what the post says */
    PostAccount telling(ScreenedContent content) {
        Optional<ScreenedPost> told = screened.map(post -> post.telling(content));
        return new PostAccount(post, told, status, files, present, expected, reason, rule, postId, held);
    }

    /** What is kept of the notes on it. */
    ScreenedNotes notes() {
        return screened.map(ScreenedPost::notes).orElse(ScreenedNotes.NONE);
    }

    /** By which lists of pages call it. */
    String title() {
        return PostTitle.of(post.date(), kind().id(), deleted(), caption());
    }

    /** What the creator wrote, as far as notes on it tell. */
    Optional<String> caption() {
        return notes().caption().map(caption -> caption.text().value());
    }
}
