package org.posterity.format.bagit;

import org.posterity.model.Digest;

/** One file of a sealed bag: its path from the bag's base directory with slashes ({@code data/…} for payload), size in bytes, both digests. */
public record BagFile(String path, long size, Digest sha256, Digest sha512) {}
