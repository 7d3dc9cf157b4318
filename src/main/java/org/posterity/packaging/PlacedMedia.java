package org.posterity.packaging;

import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.model.Digest;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.FileRecord;

/**
 * Where a received media file lies in the package.
 *
 * @param name that it bears there
 * @param warc the path in the bag of the WARC file that holds it
 * @param address of its record
 * @param rendition digest of what was made of it for players
 * @param entry its record, where it was written; empty where an earlier accession brought the same bytes
 * @param broughtBy that accession
 */
record PlacedMedia(
        ScreenedFile file,
        String name,
        String warc,
        String address,
        Optional<Digest> rendition,
        Optional<WarcEntry> entry,
        Optional<Integer> broughtBy) {

    /** A file whose bytes an earlier accession brought. */
    static PlacedMedia held(ScreenedFile file, FileRecord earlier) {
        return new PlacedMedia(
                file,
                earlier.name().orElseThrow(),
                earlier.warc().orElseThrow(),
                earlier.address().orElseThrow(),
                earlier.rendition(),
                Optional.empty(),
                earlier.broughtBy());
    }
}
