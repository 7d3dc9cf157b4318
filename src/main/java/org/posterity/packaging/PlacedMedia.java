package org.posterity.packaging;

import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.privacy.ScreenedFile;

/**
 * A media file that was written: the name it bears in the package, and its record.
 *
 * @param rendition of it for players, where one was made
 */
record PlacedMedia(ScreenedFile file, String name, WarcEntry entry, Optional<WarcEntry> rendition) {}
