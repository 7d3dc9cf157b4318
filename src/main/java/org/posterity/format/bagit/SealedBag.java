package org.posterity.format.bagit;

import java.nio.file.Path;
import java.util.List;

/** A finished bag in its base directory, with every file of it, payload and tag files alike, in order of path. The list computes its elements when asked. */
public record SealedBag(Path root, List<BagFile> files) {}
