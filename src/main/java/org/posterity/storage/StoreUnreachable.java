package org.posterity.storage;

import java.io.IOException;

/** A store as a whole cannot be used now: not mounted, no connection, no permission. The message says what to do. */
public final class StoreUnreachable extends IOException {
    private static final long serialVersionUID = 1;

    public StoreUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
