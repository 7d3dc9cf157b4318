package org.posterity.storage;

import java.time.Instant;
import org.posterity.model.PackageId;

/**
 * A stored version of a package: its number, when it was made, and where the package lies, as its store puts it, relative to
 * the archive and with {@code /}, for people who look there.
 */
public record StoredVersion(PackageId aip, Head head, Instant created, String place) {

    /** Its number, from 1 on. */
    public int version() {
        return head.version();
    }
}
