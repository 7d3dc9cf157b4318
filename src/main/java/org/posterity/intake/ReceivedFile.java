package org.posterity.intake;

import java.nio.file.Path;
import java.time.Instant;
import org.posterity.model.Digest;

/**
 * A file as it was received: its path in the submission, size in bytes, modification time, sha256, and where its bytes can be
 * read (in the input, or the workspace). Members of nested archives have paths like {@code export.zip!/posts.json}; the
 * archive itself is listed too, as {@code unpacked}.
 */
public record ReceivedFile(String path, long size, Instant modified, Digest sha256, Path location, boolean unpacked) {

    /** The last segment of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
