package org.posterity.storage;

import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** A file of a bag to be committed: its path in the bag with {@code /}, its sha512, and its size in bytes. */
public record FileToStore(String path, Digest sha512, long size) {

    public FileToStore {
        if (sha512.algorithm() != DigestAlgorithm.SHA512) {
            throw new IllegalArgumentException("Storage is addressed by sha512.");
        }
    }
}
