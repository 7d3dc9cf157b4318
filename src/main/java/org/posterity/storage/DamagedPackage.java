package org.posterity.storage;

import org.posterity.model.PackageId;

/**
 * A package has changed since it was committed, or parts of it are gone. Other packages are not affected. The message is for
 * an archivist and shows nothing of the package's content except paths.
 */
public final class DamagedPackage extends RuntimeException {
    /** The code under which it is reported. */
    public static final String CODE = "package-damaged";

    /** What an archivist should do about a damaged package; ends in a full stop. */
    public static final String REMEDY =
            "Restore its folder from a good copy. Posterity leaves the damaged one as it is.";

    private final String what;

    /** @param what what is wrong, as a sentence */
    public DamagedPackage(PackageId aip, String what) {
        super("Package " + aip.shortForm() + " is damaged. " + what + " " + REMEDY);
        this.what = what;
    }

    /** What is wrong, as a sentence that does not name the package. */
    public String what() {
        return what;
    }
}
