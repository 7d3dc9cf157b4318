package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;

/**
 * A new OCFL object in the workspace, out of everyone's sight until it is imported. It is written here and not by ocfl-java,
 * which compares every added file with all others (20,000 files took half a minute) and stores one of two equal files only,
 * so that {@code v1/content} would be no complete bag to a person with a file browser.
 */
final class ObjectDraft {
    private ObjectDraft() {}

    /**
     * Makes the object's folder out of the bag's folder, which is moved as it is (OCFL 1.1 §3).
     *
     * @param folder a place on the bag's file system, cleared first
     */
    static void write(Path folder, PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note)
            throws IOException {
        Workspace.clear(folder);
        Path version = Files.createDirectories(folder.resolve("v1"));
        Files.move(bagRoot, version.resolve("content"), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(folder.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");

        Digest digest = InventoryFile.write(version.resolve("inventory.json"), aip, files, note);
        Files.writeString(
                version.resolve("inventory.json.sha512"), digest.hex() + " inventory.json\n", StandardCharsets.UTF_8);
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Files.copy(version.resolve(name), folder.resolve(name));
        }
    }
}
