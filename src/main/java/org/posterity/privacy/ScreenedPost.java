package org.posterity.privacy;

import org.posterity.export.Post;

/** A post that may be kept; what it says lies in the workspace, and {@link ScreenedExport#content} reads it. */
public record ScreenedPost(Post post, ContentSpool.Slice slice, ScreenedNotes notes) {}
