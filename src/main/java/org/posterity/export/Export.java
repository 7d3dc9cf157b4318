package org.posterity.export;

import java.util.List;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.model.PreservationEvent;

/** An admitted submission whose export, if there is one, has been read, and whose files are matched to its posts. */
public record Export(
        AdmittedSubmission submission,
        PlatformReader platform,
        ExportContent content,
        Context context,
        List<HandedOverFile> files,
        List<PreservationEvent> events) {

    public Export {
        files = List.copyOf(files);
        events = List.copyOf(events);
    }

    /** Whether the media were taken in without an export, because the consent record allows it. */
    public boolean withoutExport() {
        return content.absent();
    }
}
