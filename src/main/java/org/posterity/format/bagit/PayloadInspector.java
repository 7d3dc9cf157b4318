package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.posterity.model.ValidationIssue;

/** Looks into payload files while the validator hashes them, so that their bytes are read once. Called from several threads at the same time. */
public interface PayloadInspector {
    /** Looks into nothing. */
    PayloadInspector NONE = (path, bytes) -> List.of();

    /**
     * Reads as much of one payload file as it wants; what it leaves is read by the validator.
     *
     * @param path the file's path from the bag's base directory, {@code data/…}
     * @param bytes the file from its first byte; closing it has no effect
     * @throws IOException when the bytes cannot be read to the end; it becomes an issue of the file
     */
    List<ValidationIssue> inspect(String path, ReadableByteChannel bytes) throws IOException;
}
