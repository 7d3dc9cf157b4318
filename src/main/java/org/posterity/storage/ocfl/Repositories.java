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

/** OCFL storage roots: made in one step, opened to write, opened to read. */
final class Repositories {
    private Repositories() {}

    /** Makes a storage root, unless it is there: filled in the workspace, then renamed, so that no kill leaves half of one. */
    static void make(Path root, Path workspace) throws IOException {
        if (Files.isDirectory(root) && !isEmpty(root)) {
            return;
        }
        Path fresh = Files.createDirectories(workspace).resolve("fresh-root");
        toWrite(fresh, workspace).close();
        Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens a storage root, which is made on the spot where it is missing. */
    static OcflRepository toWrite(Path root, Path workFolder) {
        return builder(root, workFolder)
                .defaultLayoutConfig(StorageLayout.config())
                .ocflConfig(config -> config.setOcflVersion(OcflVersion.OCFL_1_1)
                        .setDefaultDigestAlgorithm(DigestAlgorithmRegistry.sha512))
                .build();
    }

    /** Opens a storage root that is there. Reading stages nothing: the work folder that must be named is never used. */
    static OcflRepository toRead(Path root) {
        return builder(root, root).build();
    }

    private static OcflRepositoryBuilder builder(Path root, Path workFolder) {
        return new OcflRepositoryBuilder()
                .storage(storage -> storage.fileSystem(root))
                .workDir(workFolder)
                // another process may have written since: an inventory in memory would be stale
                .inventoryCache(new NoOpCache<>());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }
}
