package org.posterity.storage;

import java.nio.file.Path;
import java.time.Instant;
import org.posterity.model.PackageId;

/**
 * A version of a package as it is kept: its number from 1 on, when it was made, and the package's folder, also as a path
 * relative to the archive, written with {@code /}.
 */
public record StoredVersion(PackageId aip, int version, Instant created, Path folder, String folderInArchive) {}
