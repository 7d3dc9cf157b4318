package org.posterity.storage.ocfl;

import io.ocfl.api.OcflOption;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.posterity.intake.Workspace;
import org.posterity.model.PackageId;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;

/**
 * A storage root in the workspace where a package becomes an OCFL object out of everyone's sight: ocfl-java writes a new
 * object in several steps (declaration, version, inventory), and a kill between them would leave half an object.
 */
final class ScratchRepository implements AutoCloseable {
    private final Path root;
    private final OcflRepository repository;
    private final StorageLayout layout;

    ScratchRepository(Path folder, StorageLayout layout) throws IOException {
        this.root = folder.resolve("scratch");
        this.repository = Repositories.toWrite(root, Files.createDirectories(folder.resolve("scratch-work")));
        this.layout = layout;
    }

    /** Moves the bag's files into a new object and returns the object's folder. The digests are taken as given. */
    Path build(PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note) {
        Path object = root.resolve(layout.path(aip));
        Workspace.clear(object);
        VersionInfo version = new VersionInfo()
                .setUser(note.user(), note.address())
                .setMessage(note.message())
                .setCreated(note.created().atOffset(ZoneOffset.UTC));
        repository.updateObject(
                ObjectVersionId.head(aip.value()),
                version,
                updater -> files.stream()
                        .sorted(Comparator.comparing(FileToStore::path))
                        .forEach(file -> updater.unsafeAddPath(
                                file.sha512().hex(),
                                bagRoot.resolve(file.path()),
                                file.path(),
                                OcflOption.MOVE_SOURCE)));
        return object;
    }

    @Override
    public void close() {
        repository.close();
    }
}
