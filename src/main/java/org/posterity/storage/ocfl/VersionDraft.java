package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;
import org.posterity.storage.Head;

/**
 * A version of an OCFL object, built in the workspace and invisible until it is added; for a first version, the whole object.
 * It is not written by ocfl-java, which compares every added file with all others (20,000 files took half a minute) and
 * stores only one of two equal files, so that {@code v1/content} would not be a complete bag for a person with a file
 * browser.
 */
final class VersionDraft {
    private final Path folder;
    private final Head head;

    private VersionDraft(Path folder, Head head) {
        this.folder = folder;
        this.head = head;
    }

    /**
     * Makes a version from a folder of files, which is moved; files that the object already has are removed from it.
     *
     * @param folder a folder on the file system of {@code content}, cleared first
     * @param before the inventory it is built on
     * @param kept paths of the previous version that stay
     * @throws IllegalArgumentException when the previous version has no such path
     */
    static VersionDraft write(
            Path folder,
            String id,
            Optional<Inventory> before,
            Path content,
            List<FileToStore> files,
            Set<String> kept,
            CommitNote note)
            throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        for (String path : kept) {
            String sha512 = before.map(it -> it.newest().state().get(path))
                    .orElseThrow(() -> new IllegalArgumentException("Not in the newest version: " + path));
            state.put(path, sha512);
        }
        Workspace.clear(folder);
        int number = before.map(it -> it.head().version()).orElse(0) + 1;
        Path version = Files.createDirectories(folder.resolve("v" + number));
        Path moved = Files.move(content, version.resolve("content"), StandardCopyOption.ATOMIC_MOVE);
        List<FileToStore> stored = before.isPresent() ? new ArrayList<>() : files;
        for (FileToStore file : files) {
            String sha512 = file.sha512().hex();
            state.put(file.path(), sha512);
            if (before.isPresent() && before.get().has(sha512)) {
                drop(moved, moved.resolve(file.path()));
            } else if (before.isPresent()) {
                stored.add(file);
            }
        }
        Digest inventory = InventoryFile.write(version, id, before, stored, state, note);
        if (number == 1) {
            Files.writeString(folder.resolve(ObjectFrame.DECLARATION), ObjectFrame.DECLARED);
            for (String name : List.of(ObjectFrame.INVENTORY, ObjectFrame.SIDECAR)) {
                Files.copy(version.resolve(name), folder.resolve(name));
            }
        }
        return new VersionDraft(folder, new Head(number, inventory));
    }

    /** Removes a file, and folders that become empty (OCFL 1.1 §3.3.1). */
    private static void drop(Path content, Path file) throws IOException {
        Files.delete(file);
        for (Path folder = file.getParent(); folder.startsWith(content); folder = folder.getParent()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (entries.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    /** Where it is built; nothing else lies there. */
    Path folder() {
        return folder;
    }

    /** What it becomes once it is added. */
    Head head() {
        return head;
    }
}
