package org.posterity.storage;

import java.nio.file.Path;
import org.posterity.model.Digest;

/**
 * A file of a stored bag: its path in the bag, where its bytes lie, how many there are on the disk now (−1 when the file is
 * gone), and the sha512 they had when they were committed.
 */
public record StoredFile(String logicalPath, Path physical, long size, Digest sha512) {

    public boolean isPresent() {
        return size >= 0;
    }
}
