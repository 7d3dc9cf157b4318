package org.posterity.storage;

import java.io.IOException;

/** What was to be copied is not what was committed, or cannot be read: nothing was copied. */
public final class Unverified extends IOException {
    private static final long serialVersionUID = 1;

    public Unverified(String message, Throwable cause) {
        super(message, cause);
    }
}
