package org.posterity.format.fixity;

import org.posterity.model.Digest;

/** Size in bytes and both digests of a file that was just written. */
public record FileFixity(long size, Digest sha256, Digest sha512) {}
