package org.posterity.intake;

import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.SubmissionId;

/**
 * Port: is a submission with this digest held already, under the same consent record and selection policy, and is it not
 * asked for again? Answered from storage, not from an index, with
 * {@link Outcome.AlreadyHeld}, or with a rejection if its package was lost; empty for a new submission.
 */
@FunctionalInterface
public interface HeldSubmissions {
    Optional<Outcome<Submission>> find(SubmissionId id, Digest submission, IngestRequest arrival);

    /** An archive that holds nothing yet. */
    static HeldSubmissions none() {
        return (id, submission, arrival) -> Optional.empty();
    }
}
