package org.posterity.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.EngagementSnapshot;
import org.posterity.privacy.text.Redaction;
import org.posterity.record.ScreenedText;

/**
 * What may be kept of what the files beside the export, and the export itself, say of a post in passing.
 *
 * @param date when the post was made, as a source beside the export gives it
 * @param captions each different text once, the most trusted source first
 * @param publicUrl the post's address on the platform, without query
 * @param postIds the platform's ids that were named for it; more than one is a contradiction
 * @param engagement by day, then by source
 */
public record ScreenedNotes(
        Optional<Instant> date,
        List<Said> captions,
        Optional<Address> publicUrl,
        Set<String> postIds,
        List<EngagementSnapshot> engagement,
        List<Redaction> redactions) {

    public static final ScreenedNotes NONE =
            new ScreenedNotes(Optional.empty(), List.of(), Optional.empty(), Set.of(), List.of(), List.of());

    public ScreenedNotes {
        captions = List.copyOf(captions);
        postIds = Set.copyOf(postIds);
        engagement = List.copyOf(engagement);
        redactions = List.copyOf(redactions);
    }

    /** A text and who says it, for example {@code yt-dlp}. */
    public record Said(ScreenedText text, String source) {}

    /** An address on the platform, and who names it. */
    public record Address(String url, String source) {}

    public Optional<Said> caption() {
        return captions.stream().findFirst();
    }
}
