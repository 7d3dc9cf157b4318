package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.format.bagit.BagFile;
import org.posterity.model.Digest;

/**
 * The files of a bag that was built on an earlier version: those to be stored, and those that are as they were.
 *
 * @param changed new or different; they lie in the bag's folder, and nothing else does
 * @param kept as in the earlier version
 */
public record ChangedFiles(List<BagFile> changed, List<BagFile> kept) {

    /**
     * Sorts the files of a sealed bag, and removes from its folder what has not changed.
     *
     * @param before sha512 of the earlier version's files, by path
     */
    public static ChangedFiles of(Path root, List<BagFile> files, Map<String, Digest> before) throws IOException {
        List<BagFile> changed = new ArrayList<>();
        List<BagFile> kept = new ArrayList<>();
        for (BagFile file : files) {
            if (file.sha512().equals(before.get(file.path()))) {
                kept.add(file);
                remove(root.resolve(file.path()), root);
            } else {
                changed.add(file);
            }
        }
        return new ChangedFiles(changed, kept);
    }

    /** Removes a file, and folders that this leaves empty, which OCFL does not allow (1.1 §3.3.1). */
    private static void remove(Path file, Path root) throws IOException {
        if (!Files.deleteIfExists(file)) {
            return;
        }
        for (Path folder = file.getParent(); !folder.equals(root) && isEmpty(folder); folder = folder.getParent()) {
            Files.delete(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }
}
