package org.posterity.packaging;

import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.record.PostRecord;

/** A written post, its line, and the content of its WARC file; empty if it is not selected. */
record PlacedPost(PostRecord record, List<WarcEntry> entries, List<PlacedMedia> media) {}
