package org.posterity.privacy;

import org.posterity.export.Post;

/**
 * A post that may be kept. Its content lies in the workspace; {@link ScreenedExport#content} reads it.
 *
 * @param notes what files beside the export say of it
 */
public record ScreenedPost(Post post, ContentSpool.Slice slice, ScreenedNotes notes) {

    /** The same, with its own caption and address before what others say. @param content what the post says */
    public ScreenedPost telling(ScreenedContent content) {
        return new ScreenedPost(post, slice, notes.after(content));
    }
}
