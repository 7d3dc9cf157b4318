package org.posterity.storage;

import java.time.Instant;
import org.posterity.model.PackageId;

/**
 * A version of a package as it is kept: which, when it was made, and where the package lies, in the words of its store, relative
 * to the archive and written with {@code /}: for people who look there.
 */
public record StoredVersion(PackageId aip, Head head, Instant created, String place) {

    /** Its number, from 1 on. */
    public int version() {
        return head.version();
    }
}
