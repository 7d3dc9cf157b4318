package org.posterity.format.bagit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.posterity.model.PortableName;

/** Hands out the paths of a bag's payload: only portable ones, each once, and none that differs from another in case only. */
final class PayloadPaths {
    private final FoldedNames files = new FoldedNames();
    private final Map<String, String> folders = new HashMap<>();
    private final Set<String> opened = new HashSet<>();

    /** Reserves a path whose file is being written. */
    void open(String path) {
        claim(path);
        opened.add(path);
    }

    /** Takes a path whose file is complete, whether it was reserved or not. */
    void complete(String path) {
        if (!opened.remove(path)) {
            claim(path);
        }
    }

    boolean allComplete() {
        return opened.isEmpty();
    }

    private void claim(String path) {
        for (String name : path.split("/", -1)) {
            // No message names the path: file names may come from a donor.
            if (!PortableName.of(name).equals(name)) {
                throw new IllegalArgumentException(
                        "Names in a bag are in NFC, without control or reserved characters, trailing"
                                + " dots or blanks, no name that Windows reserves, and of at most 150 bytes.");
            }
        }
        String folded = FoldedNames.fold(path);
        if (folders.containsKey(folded) || !claimFolders(path) || !files.add(path)) {
            throw new IllegalArgumentException("A bag holds each path once, and no two that differ only in case.");
        }
    }

    private boolean claimFolders(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            String before = folders.get(FoldedNames.fold(folder));
            if (before == null) {
                if (files.contains(folder)) {
                    return false;
                }
                folders.put(FoldedNames.fold(folder), folder);
            } else if (!before.equals(folder)) {
                return false;
            }
        }
        return true;
    }
}
