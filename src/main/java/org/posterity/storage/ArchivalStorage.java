package org.posterity.storage;

import java.nio.file.Path;
import java.util.List;
import org.posterity.model.PackageId;

/** Where packages are kept for good. One process writes at a time; its threads may commit different packages at once. */
public interface ArchivalStorage extends StoredPackages {

    /**
     * Commits a sealed bag as the first version of a new package: a process that is killed at any moment leaves all of it or
     * none. The bag's folder is moved, neither copied nor hashed, so it must lie on the archive's file system, best in
     * its workspace; after the call, a failed one too, it may be gone. From before the package appears until {@link #complete} it
     * is marked as a commit in progress.
     *
     * @param bagRoot the folder that holds {@code bagit.txt}
     * @param files every file of the bag, with the digests computed when it was written
     * @throws IllegalArgumentException when {@code files} and the folder disagree on paths or sizes
     * @throws IllegalStateException when the package is held already
     * @throws org.posterity.model.TerminalFailure when the disk is full or the storage cannot be reached
     */
    StoredVersion commit(PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note);

    /** The packages whose commit was begun, by this process or a killed one, and has not come to its end; held or not. */
    List<PackageId> inProgress();

    /**
     * Ends a commit in progress; nothing happens when there is none. From then on the package is never taken out again.
     *
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    void complete(PackageId aip);

    /**
     * Moves a package that did not come back as it was written out of storage, whole. Its commit stays in progress.
     *
     * @return where it lies now, relative to the archive, with {@code /}
     * @throws IllegalStateException when its commit is not in progress: what was once committed is never taken out
     * @throws org.posterity.model.TerminalFailure when the storage cannot be written
     */
    String setAside(PackageId aip);
}
