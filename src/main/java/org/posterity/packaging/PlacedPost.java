package org.posterity.packaging;

import java.util.List;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry;

/**
 * A post of the ledger, and where it lies when it is kept.
 *
 * @param warc path below {@code data/}, for example {@code posts/2024/20240917T140721Z.warc}
 */
record PlacedPost(
        PostAccount account,
        Optional<String> warc,
        Optional<WarcEntry> page,
        List<WarcEntry> entries,
        List<PlacedMedia> media) {}
