package org.posterity.intake;

import java.nio.channels.ClosedByInterruptException;
import org.posterity.model.SystemLimit;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** Why input may be unreadable through no fault of its own: a requested stop, or a limit of the system. */
final class Interruption {
    private Interruption() {}

    /** What is wrong with the input, if it is the input's fault. */
    static Unacceptable or(Exception failure, Unacceptable unacceptable) {
        if (failure instanceof ClosedByInterruptException) {
            throw new TransientFailure("Interrupted while the submission was being read.", failure);
        }
        if (SystemLimit.behind(failure).isPresent()) {
            throw new TerminalFailure("The submission cannot be read.", failure);
        }
        return unacceptable;
    }
}
