package org.posterity.storage;

import org.posterity.packaging.ArchivalPackage;

/** A package that is committed and has been read back once, whole. */
public record StoredPackage(ArchivalPackage pack, StoredVersion version) {}
