package org.posterity.packaging;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posterity.export.Post;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedPost;

/**
 * What became of one post that the export lists.
 *
 * @param screened the post's screened object, absent when the post is left out
 * @param files its media that are kept, in the order to show them
 * @param present how many of the expected media are kept; each content counts once
 * @param expected how many media the post has as far as the export tells
 * @param reason why it is missing or left out, in words
 * @param rule the clause by which it is left out
 * @param postId the platform's id, where a matched file carries it
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
        Optional<String> postId) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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

    /** By which lists of pages call it: in the order of time when they are sorted, apart when two share a minute. */
    String title() {
        return post.date().map(TIME::format).orElse("unknown date") + ", "
                + post.kind().id();
    }
}
