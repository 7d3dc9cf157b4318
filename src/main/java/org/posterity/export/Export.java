package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.model.PreservationEvent;

/**
 * An admitted submission whose export, if there is one, has been read, and whose files are matched to its posts.
 *
 * @param held where there is no export: the posts of a package, to which files are matched in its place
 */
public record Export(
        AdmittedSubmission submission,
        PlatformReader platform,
        ExportContent content,
        Context context,
        List<HandedOverFile> files,
        List<PreservationEvent> events,
        Optional<HeldPosts> held) {

    public Export {
        files = List.copyOf(files);
        events = List.copyOf(events);
    }

    public Export(
            AdmittedSubmission submission,
            PlatformReader platform,
            ExportContent content,
            Context context,
            List<HandedOverFile> files,
            List<PreservationEvent> events) {
        this(submission, platform, content, context, files, events, Optional.empty());
    }

    /** Whether the media were taken in without an export, because the consent record allows it. */
    public boolean withoutExport() {
        return content.absent();
    }
}
