package org.posterity.storage;

import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/**
 * A file to be committed: its path in the bag with {@code /}, its size in bytes, and both digests, computed when it was
 * written.
 */
public record FileToStore(String path, long size, Digest sha256, Digest sha512) {

    public FileToStore {
        if (sha256.algorithm() != DigestAlgorithm.SHA256 || sha512.algorithm() != DigestAlgorithm.SHA512) {
            throw new IllegalArgumentException("Storage is addressed by sha512, and compares copies by sha256.");
        }
    }
}
