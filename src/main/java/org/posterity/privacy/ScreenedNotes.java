package org.posterity.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.SharedField;
import org.posterity.privacy.text.Redaction;
import org.posterity.record.ScreenedText;

/**
 * What may be kept of the notes on a post, from the export and the files beside it.
 *
 * @param date the date of the post, from a source beside the export
 * @param captions each different text once, the most trusted source first
 * @param publicUrl the post's address on the platform, without query
 * @param postIds the platform's ids given for it; more than one is a contradiction
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

    /** A text and its source, for example {@code yt-dlp}. */
    public record Said(ScreenedText text, String source) {}

    /** An address on the platform, and its source. */
    public record Address(String url, String source) {}

    /** These, after what the export itself says. Captions that say the same are not in these. */
    ScreenedNotes after(ScreenedContent own) {
        Optional<ScreenedText> caption = own.text(SharedField.CAPTION);
        Optional<ScreenedText> address = own.text(SharedField.PUBLIC_ADDRESS);
        if (caption.isEmpty() && address.isEmpty()) {
            return this;
        }
        List<Said> all = new ArrayList<>(captions);
        caption.ifPresent(text -> all.add(0, new Said(text, ContextScreen.EXPORT)));
        return new ScreenedNotes(
                date,
                all,
                address.map(it -> new Address(it.value(), "the export")).or(() -> publicUrl),
                postIds,
                engagement,
                redactions);
    }

    public Optional<Said> caption() {
        return captions.stream().findFirst();
    }
}
