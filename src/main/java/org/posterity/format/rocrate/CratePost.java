package org.posterity.format.rocrate;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A post.
 *
 * @param text the caption, where it is kept
 * @param url the public address on the platform, without query
 * @param counts how often it was acted on, by schema.org action, for example {@code LikeAction}
 * @param warc the file that holds the post; its name is unique in the package, of letters, digits and {@code . _ -}
 */
public record CratePost(
        String name,
        Optional<Instant> published,
        Optional<String> text,
        Optional<String> url,
        SortedMap<String, Long> counts,
        CrateFile warc,
        List<CrateMedia> media) {

    public CratePost {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        media = List.copyOf(media);
    }
}
