package org.posterity.storage;

import java.io.IOException;

/** A file of a stored package is unreadable, or has changed since it was committed. The message names its path. */
public final class DamagedFile extends IOException {
    public DamagedFile(String message) {
        super(message);
    }
}
