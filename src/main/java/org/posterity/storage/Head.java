package org.posterity.storage;

import org.posterity.model.Digest;

/** The newest version of a package: its number from 1 on, and the digest of the inventory that describes it. */
public record Head(int version, Digest inventory) {}
