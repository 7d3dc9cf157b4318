package org.posterity.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.posterity.export.EngagementSnapshot;

/**
 * The counts that the export itself gives for a post or a profile.
 *
 * @param day the day of the counts
 * @param dating how the day is known
 */
record OwnCounts(LocalDate day, String dating) {

    /** @param received when the submission arrived; no export is newer */
    static OwnCounts of(Optional<Instant> generatedAt, Instant received) {
        return new OwnCounts(
                LocalDate.ofInstant(generatedAt.orElse(received), ZoneOffset.UTC),
                generatedAt.isPresent()
                        ? "inferred from the expiry of the export's links"
                        : "not stated; this is the day on which the export arrived, the latest possible");
    }

    /** The counts that remain after screening. */
    Optional<EngagementSnapshot> in(ScreenedContent content) {
        return Optional.of(content.counts())
                .filter(counts -> !counts.isEmpty())
                .map(counts -> new EngagementSnapshot(day, dating, ContextScreen.EXPORT, counts));
    }
}
