package org.posterity.privacy;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;

/**
 * A received file, its description, and the decision on it.
 *
 * @param file as received, under the path that may be written
 * @param screened what is kept in its place, if something was removed from it
 */
public record ScreenedFile(
        ReceivedFile file,
        FileFate fate,
        Optional<MediaDescription> description,
        Disposition disposition,
        Optional<ScreenedSubtitles> screened) {

    /** Where the bytes that may be kept lie. */
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
