package org.posterity.packaging;

import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.record.PostRecord;

/**
 * A post, its line, and where its media lie.
 *
 * @param entries the content of the WARC file that was written for it; none if nothing was
 * @param warc the path in the bag of that file
 */
record PlacedPost(PostRecord record, List<WarcEntry> entries, String warc, List<PlacedMedia> media) {}
