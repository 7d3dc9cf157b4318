package org.posterity.characterisation;

import java.io.IOException;

/** A file's metadata are more than is read of any file. */
final class PastBound extends IOException {
    private static final long serialVersionUID = 1L;

    PastBound() {
        super("The file's metadata are larger than what is read of a file.");
    }
}
