package org.posterity.access;

import java.nio.file.Path;
import org.posterity.model.PackageId;

/** A request for a copy of a package, below the folder {@code to}. */
public record DisseminationRequest(PackageId aip, Form form, Path to) {

    /** The form of a copy. */
    public enum Form {
        /** The AIP as a bag in a folder. */
        BAG,
        /** The AIP as a bag in one tar file. */
        TAR,
        /** An access copy (DIP): media under their original names, with pages and metadata. */
        FILES
    }
}
