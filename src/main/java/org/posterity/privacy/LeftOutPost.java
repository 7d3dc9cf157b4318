package org.posterity.privacy;

import org.posterity.export.Post;

/** A post that is listed but not kept, and by which clause. */
public record LeftOutPost(Post post, String rule, String reason) {}
