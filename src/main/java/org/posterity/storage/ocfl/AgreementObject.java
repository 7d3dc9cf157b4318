package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.posterity.intake.WholeFile;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.storage.CommitNote;

/**
 * The OCFL object of one agreement. A version comes in by one rename: of the whole object for the first, of the folder
 * {@code vN} for a later one. That folder holds its inventory, so that nothing is lost from then on: the copy of the inventory at
 * the object's root, which OCFL asks for, follows, and is made up for when a kill falls between.
 */
final class AgreementObject {
    private final Path folder;

    AgreementObject(Path folder) {
        this.folder = folder;
    }

    boolean exists() throws IOException {
        return StorageLayout.isObject(folder);
    }

    /** The inventory of the newest version, whether or not the object's root has it yet. */
    AgreementInventory inventory() throws IOException {
        return AgreementInventory.in(newest());
    }

    /**
     * Brings the inventory at the root in step with the newest version.
     *
     * @throws IOException when the newest version's own is damaged: then nothing is changed
     */
    void settle(Path workspace) throws IOException {
        Path newest = newest();
        AgreementInventory.in(newest);
        for (String name : new String[] {ObjectFrame.INVENTORY, ObjectFrame.SIDECAR}) {
            byte[] bytes = WholeFile.read(newest.resolve(name));
            Path atRoot = folder.resolve(name);
            if (!Files.exists(atRoot) || !Arrays.equals(WholeFile.read(atRoot), bytes)) {
                Workspace.clear(workspace);
                Path copy = OwnerOnly.folder(workspace).resolve(name);
                Files.write(copy, bytes);
                OwnerOnly.tree(workspace);
                ForceToDisk.tree(workspace);
                Files.move(copy, atRoot, StandardCopyOption.ATOMIC_MOVE);
                ForceToDisk.folder(folder);
            }
        }
    }

    /** Makes the object, with its first version, out of a folder in the workspace that holds {@code v1/content}. */
    void begin(AgreementInventory inventory, Map<String, Digest> fresh, CommitNote note, Path draft)
            throws IOException {
        Path version = draft.resolve("v1");
        inventory.next(fresh, note).write(version);
        Files.writeString(draft.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");
        for (String name : new String[] {ObjectFrame.INVENTORY, ObjectFrame.SIDECAR}) {
            Files.copy(version.resolve(name), draft.resolve(name));
        }
        OwnerOnly.tree(draft);
        ForceToDisk.tree(draft);
        if (!Files.isDirectory(folder.getParent())) {
            OwnerOnly.folder(folder.getParent());
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        ForceToDisk.folder(folder.getParent());
        ForceToDisk.folder(folder.getParent().getParent());
    }

    /** Adds a version out of a folder in the workspace that holds {@code vN/content}. */
    void add(AgreementInventory inventory, Map<String, Digest> fresh, CommitNote note, Path draft) throws IOException {
        String name = "v" + (inventory.head() + 1);
        Path version = draft.resolve(name);
        inventory.next(fresh, note).write(version);
        OwnerOnly.tree(draft);
        ForceToDisk.tree(draft);
        Files.move(version, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        ForceToDisk.folder(folder);
        settle(draft.resolveSibling("settling"));
    }

    private Path newest() throws IOException {
        int newest = 0;
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "v[1-9]*")) {
            for (Path version : versions) {
                String number = version.getFileName().toString().substring(1);
                if (number.matches("\\d{1,6}") && Files.isRegularFile(version.resolve(ObjectFrame.INVENTORY))) {
                    newest = Math.max(newest, Integer.parseInt(number));
                }
            }
        }
        if (newest == 0) {
            throw new IOException("An agreement has no version.");
        }
        return folder.resolve("v" + newest);
    }
}
