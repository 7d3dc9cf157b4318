package org.posterity.intake;

import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.SubmissionId;

/**
 * Port: is a submission with this digest held already? Answered from storage, not from an index, with
 * {@link Outcome.AlreadyHeld}, or with a rejection if its package was lost; empty for a new submission.
 */
@FunctionalInterface
public interface HeldSubmissions {
    Optional<Outcome<Submission>> find(SubmissionId id, Digest submission);

    /** An archive that holds nothing yet. */
    static HeldSubmissions none() {
        return (id, submission) -> Optional.empty();
    }
}
