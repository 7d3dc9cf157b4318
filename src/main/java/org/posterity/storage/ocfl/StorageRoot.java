package org.posterity.storage.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.OcflVersion;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.cache.NoOpCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.posterity.model.TerminalFailure;

/**
 * An OCFL storage root (OCFL 1.1 §4). What can be told from names of folders does not wait for ocfl-java, whose start takes
 * a quarter of a second: it is opened when it is first needed.
 */
final class StorageRoot implements AutoCloseable {
    private static final String LAYOUT = "extensions/0003-hash-and-id-n-tuple-storage-layout/config.json";

    private final Path folder;
    private final Path workFolder;
    private OcflRepository repository;

    private StorageRoot(Path folder, Path workFolder) throws IOException {
        if (!Files.exists(folder.resolve("0=ocfl_1.1")) || !Files.exists(folder.resolve(LAYOUT))) {
            throw new IOException("Not a storage root of OCFL 1.1 with extension 0003.");
        }
        this.folder = folder;
        this.workFolder = workFolder;
    }

    /** A root to write into, made when missing: filled in the workspace, then renamed, so that no kill leaves half of one. */
    static StorageRoot toWrite(Path folder, Path workspace) throws IOException {
        Path workFolder = Files.createDirectories(workspace.resolve("work"));
        if (!isBegun(folder)) {
            Path fresh = workspace.resolve("fresh-root");
            builder(fresh, workFolder)
                    .defaultLayoutConfig(StorageLayout.config())
                    .ocflConfig(config -> config.setOcflVersion(OcflVersion.OCFL_1_1)
                            .setDefaultDigestAlgorithm(DigestAlgorithmRegistry.sha512))
                    .build()
                    .close();
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new StorageRoot(folder, workFolder);
    }

    /** A root that is there. Reading stages nothing: the work folder that ocfl-java wants named is never used. */
    static StorageRoot toRead(Path folder) throws IOException {
        return new StorageRoot(folder, folder);
    }

    Path folder() {
        return folder;
    }

    /** @throws TerminalFailure when files of the root itself are damaged: no package is to blame for that */
    synchronized OcflRepository repository() {
        try {
            if (repository == null) {
                repository = builder(folder, workFolder).build();
            }
            return repository;
        } catch (RuntimeException e) {
            throw new TerminalFailure(
                    "The files of the storage root itself are damaged: ocfl_layout.json or " + LAYOUT + " in " + folder
                            + ". Restore both from a copy; the packages are not affected.",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        if (repository != null) {
            repository.close();
        }
    }

    private static OcflRepositoryBuilder builder(Path root, Path workFolder) {
        return new OcflRepositoryBuilder()
                .storage(storage -> storage.fileSystem(root))
                .workDir(workFolder)
                // another process may have written since: an inventory in memory would be stale
                .inventoryCache(new NoOpCache<>());
    }

    /** Whether there is a folder with something in it; one that cannot be listed counts as one. */
    static boolean isBegun(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }
}
