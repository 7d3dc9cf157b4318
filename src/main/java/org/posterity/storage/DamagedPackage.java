package org.posterity.storage;

import org.posterity.model.PackageId;

/**
 * A package, or what is left of it, is not what was committed. It says so of this one package alone: all others stand. The
 * message is a sentence for an archivist and holds nothing of what is in the package but paths.
 */
public final class DamagedPackage extends RuntimeException {
    /** The code under which it is told. */
    public static final String CODE = "package-damaged";

    /** What an archivist does about a damaged package; ends in a full stop. */
    public static final String REMEDY = "Restore its folder from a good copy; Posterity leaves what is there as it is.";

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
