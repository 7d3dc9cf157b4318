package org.posterity.intake;

import java.nio.channels.ClosedByInterruptException;
import org.posterity.model.SystemLimit;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** What keeps the input from being read without being its fault: a stop asked for from outside, a limit of the system. */
final class Interruption {
    private Interruption() {}

    /** What is wrong with the input, unless that is no fault of its own. */
    static Unacceptable or(Exception failure, Unacceptable unacceptable) {
        if (failure instanceof ClosedByInterruptException) {
            throw new TransientFailure("Interrupted while the submission was read.", failure);
        }
        if (SystemLimit.behind(failure).isPresent()) {
            throw new TerminalFailure("The submission cannot be read.", failure);
        }
        return unacceptable;
    }
}
