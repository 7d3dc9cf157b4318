package org.posterity.storage;

import org.posterity.model.PackageId;

/** A commit was built on a head that is not, or no longer, the package's head. Nothing was written. */
public final class HeadMoved extends ArchiveInUse {
    public HeadMoved(PackageId aip) {
        super("on package " + aip.shortForm()
                + ", which has a newer version than the one this change was built on; nothing was written");
    }
}
