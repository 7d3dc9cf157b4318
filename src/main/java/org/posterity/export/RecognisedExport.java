package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.intake.ReceivedFile;

/**
 * An export that was recognised and not yet read.
 *
 * @param submission the submission; if it has several exports, the part that goes with this one
 * @param elsewhere the files of the submission that go with other exports
 * @param found empty if media may come without an export
 */
public record RecognisedExport(ConsentedSubmission submission, List<ReceivedFile> elsewhere, Optional<Found> found) {

    public RecognisedExport {
        elsewhere = List.copyOf(elsewhere);
    }

    /** Who recognised it, and how. */
    record Found(PlatformReader platform, Recognition.Recognised recognition) {}
}
