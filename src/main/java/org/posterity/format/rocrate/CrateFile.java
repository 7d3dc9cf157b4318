package org.posterity.format.rocrate;

import java.util.Optional;
import java.util.OptionalLong;
import org.posterity.model.Digest;

/**
 * A file of the package.
 *
 * @param path relative to {@code data/}, with slashes, for example {@code index/index.cdxj}
 * @param size in bytes, where it is known when the crate is written
 * @param sha256 likewise
 */
public record CrateFile(String path, String name, String mediaType, OptionalLong size, Optional<Digest> sha256) {}
