package org.posterity.intake;

import java.nio.channels.ClosedByInterruptException;
import org.posterity.model.TransientFailure;

/** A stop asked for from outside while the input was read: no fault of the input. */
final class Interruption {
    private Interruption() {}

    /** What is wrong with the input, unless reading it was only interrupted. */
    static Unacceptable or(Exception failure, Unacceptable unacceptable) {
        if (failure instanceof ClosedByInterruptException) {
            throw new TransientFailure("Interrupted while the submission was read.", failure);
        }
        return unacceptable;
    }
}
