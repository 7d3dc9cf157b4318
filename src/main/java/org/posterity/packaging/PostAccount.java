package org.posterity.packaging;

import java.util.List;
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
}
