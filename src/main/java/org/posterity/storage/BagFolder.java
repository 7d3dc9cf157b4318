package org.posterity.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.model.TerminalFailure;

/** Checks a bag's folder against the list of its files before a commit: a file that is not listed would be lost silently. */
public final class BagFolder {
    private BagFolder() {}

    /** @throws IllegalArgumentException when the files in the folder, or their sizes, differ from the list */
    public static void requireExactly(Path root, List<FileToStore> files) {
        Map<String, Long> expected = new HashMap<>();
        files.forEach(file -> expected.put(file.path(), file.size()));
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    Long size = expected.remove(path);
                    if (size == null || !attributes.isRegularFile() || size != attributes.size()) {
                        throw new IllegalArgumentException("Not as listed in the bag: " + path);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new TerminalFailure("The bag that is to be committed cannot be read.", e);
        }
        if (!expected.isEmpty()) {
            throw new IllegalArgumentException("Listed but not in the bag: "
                    + expected.keySet().stream().sorted().findFirst().orElseThrow());
        }
    }
}
