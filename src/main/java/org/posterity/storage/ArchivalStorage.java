package org.posterity.storage;

import java.util.List;
import org.posterity.model.PackageId;

/** Where packages are kept for good. Processes and threads may commit at once; of those that change one package the first wins. */
public interface ArchivalStorage extends StoredPackages {

    /**
     * Commits a version: a process that is killed at any moment leaves all of it or none. The folder is moved, neither copied nor
     * hashed. From before the version appears until {@link #complete} the package is marked as a commit in progress.
     *
     * @throws IllegalArgumentException when the request and its folder disagree on paths or sizes, or it keeps a file that the
     *     head has not
     * @throws HeadMoved when the package has another head than the request was built on
     * @throws DamagedPackage when the head cannot be read
     * @throws org.posterity.model.TerminalFailure when the disk is full or the storage cannot be reached
     */
    StoredVersion commit(CommitRequest request);

    /** The packages whose commit was begun, by any process, and has not come to its end; held or not. */
    List<PackageId> inProgress();

    /**
     * Ends a commit in progress; nothing happens when there is none. From then on its version is never taken out again.
     *
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    void complete(PackageId aip);

    /**
     * Moves the newest version, which did not come back as it was written, out of storage; a package that has no other goes
     * whole. Its commit stays in progress.
     *
     * @return where it lies now, relative to the archive, with {@code /}
     * @throws IllegalStateException when its commit is not in progress: what was once committed is never taken out
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    String setAside(PackageId aip);
}
