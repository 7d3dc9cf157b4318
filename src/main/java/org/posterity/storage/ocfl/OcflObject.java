package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.posterity.intake.Workspace;
import org.posterity.storage.Head;

/**
 * An OCFL object of Posterity, a package or an agreement. A version is added by one rename: of the whole object for the
 * first, of the folder {@code vN} for a later one. That folder holds its inventory, so that nothing can be lost from then on.
 * The copy of the inventory at the object's root, which OCFL requires, follows. If the process is killed in between, it is made
 * before the next version, and by whoever completes interrupted work.
 */
final class OcflObject {
    private final Path folder;

    OcflObject(Path folder) {
        this.folder = folder;
    }

    boolean exists() throws IOException {
        return StorageLayout.isObject(folder);
    }

    /**
     * Adds a version; call {@link #settle} afterwards.
     *
     * @return false if a version with this number exists already, because another process was quicker
     */
    boolean take(VersionDraft draft) throws IOException {
        boolean first = draft.head().version() == 1;
        String version = "v" + draft.head().version();
        Path from = first ? draft.folder() : draft.folder().resolve(version);
        Path to = first ? folder : folder.resolve(version);
        Files.createDirectories(to.getParent());
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            throw e;
        }
        ForceToDisk.folder(to.getParent());
        ForceToDisk.folder(to.getParent().getParent());
        return true;
    }

    /**
     * Updates the inventory at the root to the newest version.
     *
     * @param workspace on the object's file system, cleared first
     * @throws IOException when the object is damaged; nothing is changed then
     */
    void settle(Path workspace) throws IOException {
        Head newest = ObjectFrame.newest(folder);
        if (!isAtRoot(newest)) {
            putAtRoot(newest.version(), workspace);
        }
    }

    private boolean isAtRoot(Head newest) {
        try {
            return ObjectFrame.whole(folder, "").equals(newest.inventory());
        } catch (IOException e) {
            return false;
        }
    }

    /** Moves the newest version out again, to {@code place}; there must be an earlier one. */
    void takeOut(Path place, Path workspace) throws IOException {
        int newest = ObjectFrame.newestFolder(folder);
        putAtRoot(newest - 1, workspace);
        Files.move(folder.resolve("v" + newest), place, StandardCopyOption.ATOMIC_MOVE);
        ForceToDisk.folder(folder);
    }

    private void putAtRoot(int number, Path workspace) throws IOException {
        Path version = folder.resolve("v" + number);
        for (String name : List.of(ObjectFrame.INVENTORY, ObjectFrame.SIDECAR)) {
            Path atRoot = folder.resolve(name);
            if (!Files.exists(atRoot) || Files.mismatch(version.resolve(name), atRoot) >= 0) {
                Workspace.clear(workspace);
                Path copy = Files.copy(
                        version.resolve(name),
                        Files.createDirectories(workspace).resolve(name),
                        StandardCopyOption.COPY_ATTRIBUTES);
                ForceToDisk.tree(copy);
                Files.move(copy, atRoot, StandardCopyOption.ATOMIC_MOVE);
                ForceToDisk.folder(folder);
            }
        }
    }
}
