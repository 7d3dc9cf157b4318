package org.posterity.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.ReceivedFile;

/**
 * What a file beside the export says about one post: a line of the platform's own list, or a download tool's sidecar.
 *
 * @param source the file
 * @param producer one of the platform's {@link Producer}s, for example {@code yt-dlp}
 * @param postId the platform's id of the post
 * @param date when the post was made, UTC, if the source gives it
 * @param caption not yet screened
 * @param publicUrl without query
 */
public record ContextNote(
        ReceivedFile source,
        String producer,
        Optional<String> postId,
        Optional<Instant> date,
        Optional<String> caption,
        Optional<String> publicUrl,
        List<EngagementSnapshot> engagement) {

    public ContextNote {
        engagement = List.copyOf(engagement);
    }
}
