package org.posterity.model;

/** The environment failed (disk full, storage unreachable) and a person must act. Messages carry no personal value. */
public final class TerminalFailure extends RuntimeException {
    public TerminalFailure(String message) {
        super(message);
    }

    public TerminalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
