package org.posterity.model;

/** The world is broken for the moment; the same step may succeed when tried again. Messages carry no personal value. */
public final class TransientFailure extends RuntimeException {
    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
