package org.posterity.privacy;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;

/**
 * A handed-over file, what it is, and what is to be done with it.
 *
 * @param file as it was handed over, under the path that may be written
 * @param screened what is kept in its place, when something was taken out of it
 */
public record ScreenedFile(
        ReceivedFile file,
        FileFate fate,
        Optional<MediaDescription> description,
        Disposition disposition,
        Optional<ScreenedSubtitles> screened) {

    /** Where the bytes lie that may be kept. */
    public Path location() {
        return screened.map(ScreenedSubtitles::location).orElse(file.location());
    }

    /** How many bytes may be kept. */
    public long size() {
        return screened.map(ScreenedSubtitles::size).orElse(file.size());
    }

    /** The sha256 of the bytes that may be kept. */
    public Digest digest() {
        return screened.map(ScreenedSubtitles::digest).orElse(file.sha256());
    }
}
