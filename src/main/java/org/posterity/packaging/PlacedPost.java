package org.posterity.packaging;

import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.record.PostRecord;

/** A post that was written, what its line says, and what its WARC file holds; nothing where it is left out. */
record PlacedPost(PostRecord record, List<WarcEntry> entries, List<PlacedMedia> media) {}
