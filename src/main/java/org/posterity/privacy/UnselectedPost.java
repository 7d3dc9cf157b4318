package org.posterity.privacy;

import org.posterity.export.Post;

/** A post that is listed but not selected, and the clause that decided it. */
public record UnselectedPost(Post post, String rule, String reason) {}
