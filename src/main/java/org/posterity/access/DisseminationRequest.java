package org.posterity.access;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.PackageId;

/**
 * A request for a copy of a package, below the folder {@code to}.
 *
 * @param use present for a copy for readers, and for no other
 */
public record DisseminationRequest(PackageId aip, Form form, Path to, Optional<Use> use) {

    public DisseminationRequest {
        if (use.isPresent() != (form == Form.FILES)) {
            throw new IllegalArgumentException("A copy for readers has a use, and no other.");
        }
    }

    /** The form of a copy. */
    public enum Form {
        /** The AIP as a bag in a folder. */
        BAG,
        /** The AIP as a bag in one tar file. */
        TAR,
        /** An access copy (DIP): media under their original names, with pages and metadata. */
        FILES
    }

    /** An export of the whole package, for the institution itself. */
    public static DisseminationRequest whole(PackageId aip, Form form, Path to) {
        return new DisseminationRequest(aip, form, to, Optional.empty());
    }

    /** A copy for readers. */
    public static DisseminationRequest forReaders(PackageId aip, Path to, Use use) {
        return new DisseminationRequest(aip, Form.FILES, to, Optional.of(use));
    }
}
