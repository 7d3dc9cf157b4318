package org.posterity.application;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.record.PackageContent;

/**
 * The files of a version in the making: some lie in its folder, the others are those of the version before.
 *
 * @param changed paths of those in the folder
 */
record ChangedContent(PackageContent before, Path folder, Set<String> changed) implements PackageContent {

    @Override
    public List<String> paths() {
        return Stream.concat(before.paths().stream(), changed.stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public boolean has(String path) {
        return changed.contains(path) || before.has(path);
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        return changed.contains(path) ? Files.newByteChannel(folder.resolve(path)) : before.open(path);
    }
}
