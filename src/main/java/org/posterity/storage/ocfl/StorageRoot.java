package org.posterity.storage.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.OcflVersion;
import io.ocfl.core.OcflRepositoryBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.posterity.intake.WholeFile;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.StoredJson;

/** The folder of an OCFL storage root (OCFL 1.1 §4). */
final class StorageRoot {
    static final String DECLARATION = "0=ocfl_1.1";

    private static final String EXTENSION = "0003-hash-and-id-n-tuple-storage-layout";
    private static final String LAYOUT = "extensions/" + EXTENSION + "/config.json";

    private StorageRoot() {}

    /** Makes a root if there is none: in the workspace, then by rename, so that a killed process never leaves half of one. */
    static void make(Path folder, Path workspace) throws IOException {
        if (!isBegun(folder)) {
            Path fresh = workspace.resolve("fresh-root");
            Path work = Files.createDirectories(workspace.resolve("work"));
            try {
                new OcflRepositoryBuilder()
                        .storage(storage -> storage.fileSystem(fresh))
                        .workDir(work)
                        .defaultLayoutConfig(StorageLayout.config())
                        .ocflConfig(config -> config.setOcflVersion(OcflVersion.OCFL_1_1)
                                .setDefaultDigestAlgorithm(DigestAlgorithmRegistry.sha512))
                        .build()
                        .close();
            } catch (OcflJavaException e) {
                throw new IOException("A storage root could not be made; is the disk full?", e);
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        require(folder);
    }

    /**
     * Checks that a folder is a root of ours.
     *
     * @throws IOException when it is not
     * @throws TerminalFailure when files of the root itself are damaged, which is no package's fault
     */
    static void require(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(DECLARATION)) || !Files.exists(folder.resolve(LAYOUT))) {
            throw new IOException("Not an OCFL 1.1 storage root with extension 0003.");
        }
        try {
            StoredJson layout = StoredJson.read(WholeFile.read(folder.resolve("ocfl_layout.json")));
            StoredJson config = StoredJson.read(WholeFile.read(folder.resolve(LAYOUT)));
            if (layout.required("extension").equals(EXTENSION)
                    && config.number("tupleSize") == StorageLayout.TUPLE_SIZE
                    && config.number("numberOfTuples") == StorageLayout.TUPLES) {
                return;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(folder, e);
        }
        throw damaged(folder, null);
    }

    private static TerminalFailure damaged(Path folder, Exception cause) {
        return new TerminalFailure(
                "The files of the storage root itself are damaged: ocfl_layout.json or " + LAYOUT + " in " + folder
                        + ". Restore both from a copy; the packages are not affected.",
                cause);
    }

    /** Whether the folder is not empty; one that cannot be listed counts as not empty. */
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
