package org.posterity.export;

import java.time.Instant;
import java.util.Set;

/**
 * What the name of a file or folder says about a post: ids, the post's date in the forms that download tools use, Unix
 * seconds.
 */
public record NameEvidence(Set<String> ids, Set<Instant> dates, Set<Instant> unixTimes) {
    /** What a name says that says nothing. */
    public static final NameEvidence NONE = new NameEvidence(Set.of(), Set.of(), Set.of());
}
