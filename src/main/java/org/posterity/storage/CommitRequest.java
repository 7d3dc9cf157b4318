package org.posterity.storage;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.PackageId;

/**
 * A new version of a package, and the head it was built on (none for a new package). To make a later version:
 *
 * <ol>
 *   <li>Get the head from {@link StoredPackages#head}, once, and build on its {@link StoredPackages#files files}.
 *   <li>Write only what is new or changed into a folder in the workspace, each file under its path in the bag. The new
 *   version as a whole must be a valid bag, so manifests, tag manifests and {@code bag-info.txt} are among the changed files.
 *   <li>List the unchanged files of the head in {@code kept}. A file that is neither written nor kept is not in the new version.
 *   <li>Hand the request to {@link Depository#commit}.
 * </ol>
 *
 * A changed file whose bytes the package already has, at any path and in any version, is not stored again.
 *
 * @param folder holds {@code files} and nothing else. It is moved, so it must lie on the archive's file system, best in its
 *     workspace, and may be gone after the call, even a failed one
 * @param kept paths of files of the head
 */
public record CommitRequest(
        PackageId aip,
        Optional<Head> builtOn,
        Path folder,
        List<FileToStore> files,
        Set<String> kept,
        CommitNote note) {

    public CommitRequest {
        files = Collections.unmodifiableList(files);
        kept = Set.copyOf(kept);
        Set<String> paths = new HashSet<>(kept);
        for (FileToStore file : files) {
            if (!paths.add(file.path())) {
                throw new IllegalArgumentException("Listed twice: " + file.path());
            }
        }
        if (builtOn.isEmpty() && !kept.isEmpty()) {
            throw new IllegalArgumentException("A new package has no earlier files to keep.");
        }
    }

    /** A new package from a sealed bag. */
    public static CommitRequest first(PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note) {
        return new CommitRequest(aip, Optional.empty(), bagRoot, files, Set.of(), note);
    }

    /** The version after {@code head}. */
    public static CommitRequest after(
            StoredVersion head, Path folder, List<FileToStore> files, Set<String> kept, CommitNote note) {
        return new CommitRequest(head.aip(), Optional.of(head.head()), folder, files, kept, note);
    }
}
