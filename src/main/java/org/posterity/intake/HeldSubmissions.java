package org.posterity.intake;

import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.SubmissionId;

/**
 * What intake asks of storage: is a submission with this digest held already? Answered from storage, not from an index. The answer is
 * {@link Outcome.AlreadyHeld}, or a rejection where it was held once and its package is lost; empty for what is new.
 */
@FunctionalInterface
public interface HeldSubmissions {
    Optional<Outcome<Submission>> find(SubmissionId id, Digest submission);

    /** An archive that holds nothing yet. */
    static HeldSubmissions none() {
        return (id, submission) -> Optional.empty();
    }
}
