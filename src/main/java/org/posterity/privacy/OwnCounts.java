package org.posterity.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.posterity.export.EngagementSnapshot;

/**
 * The counts in what the export itself says of a post or a profile.
 *
 * @param day that they are of
 * @param dating how the day is known
 */
record OwnCounts(LocalDate day, String dating) {

    /** @param received when the submission arrived: no export is younger */
    static OwnCounts of(Optional<Instant> generatedAt, Instant received) {
        return new OwnCounts(
                LocalDate.ofInstant(generatedAt.orElse(received), ZoneOffset.UTC),
                generatedAt.isPresent()
                        ? "inferred from when the export's links expire"
                        : "not stated: the day on which the export arrived, which is the latest it can be");
    }

    /** The counts that are still there after it was screened. */
    Optional<EngagementSnapshot> in(ScreenedContent content) {
        return Optional.of(content.counts())
                .filter(counts -> !counts.isEmpty())
                .map(counts -> new EngagementSnapshot(day, dating, ContextScreen.EXPORT, counts));
    }
}
