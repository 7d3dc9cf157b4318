package org.posterity.storage;

import org.posterity.model.PackageId;

/**
 * Where packages are kept for good. Several processes and threads may commit at once; if two change the same package, the
 * first wins.
 */
public interface ArchivalStorage extends StoredPackages {

    /**
     * Commits a version: a process killed at any moment leaves all of it or nothing. The folder is moved, neither copied nor
     * hashed. From before the version appears until {@link #complete}, the package is marked as a commit in progress.
     *
     * @throws IllegalArgumentException when the request and its folder disagree on paths or sizes, or the request keeps a
     *     file that the head does not have
     * @throws HeadMoved when the package's head is not the one the request was built on
     * @throws DamagedPackage when the head cannot be read
     * @throws org.posterity.model.TerminalFailure when the disk is full or the storage cannot be reached
     */
    StoredVersion commit(CommitRequest request);

    /**
     * Ends a commit in progress, if there is one. From then on its version is never removed.
     *
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    void complete(PackageId aip);

    /**
     * Moves the newest version, which failed the check after writing, out of storage; a package with no other version goes
     * entirely. Its commit stays in progress.
     *
     * @return where it lies now, relative to the archive, with {@code /}
     * @throws IllegalStateException when its commit is not in progress: what was once committed is never removed
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    String setAside(PackageId aip);

    /**
     * Removes folders without a package, which a killed repair can leave.
     *
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    void removeEmptyFolders();
}
