package org.posterity.characterisation;

import java.io.IOException;

/** A file has more metadata than are read. */
final class PastBound extends IOException {
    private static final long serialVersionUID = 1L;

    PastBound() {
        super("The file has more metadata than are read.");
    }
}
