package org.posterity.privacy;

import org.posterity.export.Post;

/** A post that may be kept. Its content lies in the workspace; {@link ScreenedExport#content} reads it. */
public record ScreenedPost(Post post, ContentSpool.Slice slice, ScreenedNotes notes) {}
