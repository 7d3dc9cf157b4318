package org.posterity.access;

import java.nio.file.Path;
import org.posterity.model.PackageId;

/** A wish for a copy of a package, below the folder {@code to}. */
public record DisseminationRequest(PackageId aip, Form form, Path to) {

    /** What a copy looks like. */
    public enum Form {
        /** The bag as a folder: the institution's custody copy. */
        BAG,
        /** The bag as one tar file: the institution's custody copy. */
        TAR,
        /** Media under their original names, pages and metadata beside them. */
        FILES
    }
}
