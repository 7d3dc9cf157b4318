package org.posterity.storage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.posterity.model.PackageId;

/**
 * The packages of an archive, for reading. Only complete packages are visible; other processes may commit meanwhile. Reading
 * promises nothing about fixity: the reader must check that the bytes on disk are those that were committed.
 */
public interface StoredPackages {

    /** All packages whose folder exists, damaged ones too, in order of identifier. */
    List<PackageId> ids();

    /**
     * What lay among the packages when they were last listed, but is not one: paths relative to the archive, with {@code /}, in order.
     *
     * @param known packages whose place is known, even if what lies there does not say so
     */
    List<String> foreign(Collection<PackageId> known);

    /** The packages with a commit in progress, by any process, whether held or not; one that was killed is completed by the next. */
    List<PackageId> inProgress();

    /** Whether the package's folder exists, damaged or not. */
    boolean holds(PackageId aip);

    /**
     * How a package looks without reading it: sizes and times of its folder, its declaration, its inventory, and the newest
     * files with these paths in the bag, in the store's own words; for the same files they begin the same. Empty if it is
     * not held or that cannot be told.
     */
    default Optional<String> stats(PackageId aip, List<String> paths) {
        return Optional.empty();
    }

    /** Whether a package still looks as {@link #stats} told. */
    default boolean unchanged(PackageId aip, String stats) {
        return false;
    }

    /**
     * What is wrong with a package, as a sentence; empty if nothing is. Checks its structure, that all its files exist and
     * are readable, and their total size. Does not compute digests of contents.
     */
    Optional<String> damage(PackageId aip);

    /**
     * The newest version of a package; empty if the package is not held.
     *
     * @throws DamagedPackage when its inventory cannot be read
     */
    Optional<StoredVersion> head(PackageId aip);

    /**
     * The files of the newest version, in order of logical path; together they are the bag. Files with the same bytes, in
     * this or an earlier version, may share a physical file.
     *
     * @throws org.posterity.model.TerminalFailure when the package is not held
     * @throws DamagedPackage when its inventory cannot be read
     */
    List<StoredFile> files(PackageId aip);

    /** The files with these logical paths; others are not looked up. */
    default List<StoredFile> files(PackageId aip, Predicate<String> paths) {
        return files(aip).stream()
                .filter(file -> paths.test(file.logicalPath()))
                .toList();
    }

    /**
     * Reads every byte that the package has, in whatever version, and holds it against what was committed. A package that is not held
     * is missing.
     *
     * @param moved is told how many more bytes were read, and may slow the reading down; called from several threads
     */
    Audited audit(PackageId aip, LongConsumer moved);
}
