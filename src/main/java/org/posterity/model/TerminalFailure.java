package org.posterity.model;

/**
 * The environment failed (disk full, storage unreachable) and a person must act. Messages contain no personal data, but the
 * operating system's reason, if there is one.
 */
public final class TerminalFailure extends RuntimeException {
    public TerminalFailure(String message) {
        super(message);
    }

    public TerminalFailure(String message, Throwable cause) {
        super(message + reason(message, cause), cause);
    }

    private static String reason(String message, Throwable cause) {
        return SystemLimit.behind(cause)
                .map(limit -> " The system reports: " + limit.meaning() + ".")
                .filter(reason -> !message.endsWith(reason))
                .orElse("");
    }
}
