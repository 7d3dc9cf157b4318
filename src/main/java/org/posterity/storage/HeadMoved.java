package org.posterity.storage;

import org.posterity.model.PackageId;

/** A commit was built on a head that is not, or no longer, the package's. Nothing was written. */
public final class HeadMoved extends RuntimeException {
    public HeadMoved(PackageId aip) {
        super("Package " + aip.shortForm()
                + " has another newest version than this change was built on: somebody else has changed it meanwhile."
                + " Nothing was written. Run again.");
    }
}
