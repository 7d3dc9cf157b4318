package org.posterity.model;

/**
 * The world is broken for the moment; the same step may succeed when tried again. Its class alone decides that it is: what merely
 * has such a failure as its cause is not tried again. Messages carry no personal value.
 */
public class TransientFailure extends RuntimeException {
    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
