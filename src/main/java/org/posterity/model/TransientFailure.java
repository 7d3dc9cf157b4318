package org.posterity.model;

/**
 * A temporary failure: the same step may succeed when retried. Only the class counts; an exception with such a failure as its
 * cause is not retried. Messages contain no personal data.
 */
public class TransientFailure extends RuntimeException {
    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
