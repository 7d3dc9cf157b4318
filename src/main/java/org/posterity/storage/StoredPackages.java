package org.posterity.storage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.posterity.model.PackageId;
import org.posterity.model.ValidationIssue;

/**
 * What an archive keeps, for reading. Only complete packages are seen; another process may commit meanwhile. Reading promises
 * nothing about fixity: that the bytes on the disk are those that were committed is for the reader to check.
 */
public interface StoredPackages {

    /** All packages whose folder is there, damaged ones too, in the order of their identifiers. */
    List<PackageId> ids();

    /**
     * What lies among the packages and is none: places relative to the archive, with {@code /}, in their order.
     *
     * @param known packages whose place is theirs, also where what lies there does not tell
     */
    List<String> foreign(Collection<PackageId> known);

    /** Whether the package's folder is there, damaged or not. */
    boolean holds(PackageId aip);

    /**
     * What is wrong with a package, as a sentence; empty when nothing is. Looked at are its structure, and whether all its files are
     * there, can be read, and have together the size that they ought to have. Digests of contents are not computed.
     */
    Optional<String> damage(PackageId aip);

    /**
     * The newest version of a package, empty when the package is not held.
     *
     * @throws DamagedPackage when its inventory cannot be read
     */
    Optional<StoredVersion> head(PackageId aip);

    /**
     * The files of the newest version, in the order of their logical paths; together they are the bag. A file that was there
     * in the same bytes already, in this or an earlier version, may share its physical place.
     *
     * @throws org.posterity.model.TerminalFailure when the package is not held
     * @throws DamagedPackage when its inventory cannot be read
     */
    List<StoredFile> files(PackageId aip);

    /** Those of these logical paths; nothing is looked up of the others. */
    default List<StoredFile> files(PackageId aip, Predicate<String> paths) {
        return files(aip).stream()
                .filter(file -> paths.test(file.logicalPath()))
                .toList();
    }

    /** Every departure from the storage's own structure; digests of contents are not computed. */
    List<ValidationIssue> validate(PackageId aip);
}
