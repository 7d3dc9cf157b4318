package org.posterity.storage;

import org.posterity.packaging.ArchivalPackage;

/** A package that was committed and completely read back once. */
public record StoredPackage(ArchivalPackage pack, StoredVersion version) {}
