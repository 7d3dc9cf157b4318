package org.posterity.packaging;

import org.posterity.format.warc.WarcEntry;
import org.posterity.privacy.ScreenedFile;

/** A media file that was written: the name it bears in the package, and its record. */
record PlacedMedia(ScreenedFile file, String name, WarcEntry entry) {}
