package org.posterity.export;

import java.time.Instant;
import java.util.Set;

/** What a file or folder name says about a post: ids, the post's date in the forms that download tools use, Unix seconds. */
public record NameEvidence(Set<String> ids, Set<Instant> dates, Set<Instant> unixTimes) {
    /** Of a name that says nothing. */
    public static final NameEvidence NONE = new NameEvidence(Set.of(), Set.of(), Set.of());
}
