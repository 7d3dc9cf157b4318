package org.posterity.document;

import java.util.List;
import org.posterity.record.FileRecord;
import org.posterity.record.PostRecord;

/** A post, and the files that are kept with it in the order to show them. */
record PostAndFiles(PostRecord post, List<FileRecord> files) {}
