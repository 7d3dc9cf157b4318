package org.posterity.privacy;

import java.util.Optional;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.FileFate;
import org.posterity.intake.ReceivedFile;

/** A handed-over file, what it is, and what is to be done with it. */
public record ScreenedFile(
        ReceivedFile file, FileFate fate, Optional<MediaDescription> description, Disposition disposition) {}
