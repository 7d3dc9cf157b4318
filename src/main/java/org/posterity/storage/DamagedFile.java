package org.posterity.storage;

import java.io.IOException;

/** A file of a stored package cannot be read, or is not what was committed. The message is a sentence that names its path. */
public final class DamagedFile extends IOException {
    public DamagedFile(String message) {
        super(message);
    }
}
