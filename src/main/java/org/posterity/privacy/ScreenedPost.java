package org.posterity.privacy;

import java.util.List;
import org.posterity.export.Post;
import org.posterity.privacy.text.Redaction;

/** A post that may be kept; its screened object lies in the workspace. */
public record ScreenedPost(Post post, long offset, int length, List<Redaction> redactions, ScreenedNotes notes) {

    public ScreenedPost {
        redactions = List.copyOf(redactions);
    }
}
