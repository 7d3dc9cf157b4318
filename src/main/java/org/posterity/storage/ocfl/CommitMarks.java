package org.posterity.storage.ocfl;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.posterity.intake.WholeFile;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * Marks commits in progress: one file each in {@code <archive>/commits}, with the package's identifier. It is on disk before
 * the package is in storage, and removed once the journal has the commit. It lies outside the storage root, since OCFL 1.1
 * §4.1 allows nothing between root and objects.
 */
final class CommitMarks {
    private final Path folder;
    private final Path workspace;

    /** @param workspace on the file system of {@code folder}, for unfinished marks */
    CommitMarks(Path folder, Path workspace) {
        this.folder = folder;
        this.workspace = workspace;
    }

    /** Marks a commit; only a complete mark ever has its final name. */
    void set(PackageId aip) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(Files.createDirectories(workspace), "mark", "");
        Files.writeString(draft, aip.value() + "\n", StandardCharsets.UTF_8);
        ForceToDisk.tree(draft);
        Files.move(draft, place(aip), StandardCopyOption.ATOMIC_MOVE);
        ForceToDisk.folder(folder);
        ForceToDisk.folder(folder.toAbsolutePath().getParent());
    }

    void remove(PackageId aip) throws IOException {
        if (Files.deleteIfExists(place(aip))) {
            ForceToDisk.folder(folder);
        }
    }

    boolean has(PackageId aip) {
        return Files.exists(place(aip));
    }

    /** All marked packages, in order of identifier. Other files are ignored. */
    List<PackageId> all() throws IOException {
        List<PackageId> marked = new ArrayList<>();
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder)) {
            for (Path mark : marks) {
                try {
                    PackageId aip = new PackageId(new String(WholeFile.read(mark), StandardCharsets.UTF_8).strip());
                    if (mark.equals(place(aip))) {
                        marked.add(aip);
                    }
                } catch (IOException | IllegalArgumentException e) {
                    continue;
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        marked.sort(Comparator.comparing(PackageId::value));
        return marked;
    }

    /** Named after the package, if that is a valid file name. */
    private Path place(PackageId aip) {
        String name = URLEncoder.encode(aip.value(), StandardCharsets.UTF_8);
        return folder.resolve(
                name.length() <= 100
                        ? name
                        : Digest.sha256(aip.value().getBytes(StandardCharsets.UTF_8))
                                .hex());
    }
}
