package org.posterity.intake;

import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;

/** What intake asks of storage: is a submission with this digest held already? Answered from storage, not from an index. */
@FunctionalInterface
public interface HeldSubmissions {
    Optional<Outcome.HeldAs> find(Digest submission);

    /** An archive that holds nothing yet. */
    static HeldSubmissions none() {
        return submission -> Optional.empty();
    }
}
