package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** Agreements in their storage root, for reading. */
final class OcflKeptAgreements implements KeptAgreements {
    private final Path root;
    private final StorageLayout layout = new StorageLayout();

    OcflKeptAgreements(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<String> ids() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try {
            return layout.content(root).ids().stream().map(PackageId::value).toList();
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The archive's agreements cannot be read; only the user who runs Posterity may do so.", e);
        }
    }

    @Override
    public boolean holds(String id) {
        return !Files.notExists(root.resolve(layout.path(new PackageId(id))));
    }

    @Override
    public Optional<String> stats(String id) {
        Path folder = root.resolve(layout.path(new PackageId(id)));
        return Files.isReadable(folder)
                ? Optional.of(FileStats.of(folder, List.of("", ObjectFrame.INVENTORY)))
                : Optional.empty();
    }

    @Override
    public boolean unchanged(String id, String stats) {
        return FileStats.still(root.resolve(layout.path(new PackageId(id))), stats);
    }

    @Override
    public KeptAgreement read(String id) {
        Path folder = root.resolve(layout.path(new PackageId(id)));
        if (!Files.isReadable(folder)) {
            throw new UnreadableAgreement(
                    Files.isDirectory(root)
                            ? "The agreement " + id + " is missing, or this user has no access to it."
                            : "The folder of agreements is missing, or this user has no access to it.");
        }
        try {
            Inventory inventory = Inventory.of(folder, id, true);
            List<KeptAgreement.Version> versions = new ArrayList<>();
            for (Map.Entry<Integer, Inventory.Version> version :
                    inventory.versions().entrySet()) {
                List<KeptAgreement.File> files = new ArrayList<>();
                for (Map.Entry<String, String> file : version.getValue().state().entrySet()) {
                    files.add(file(folder, inventory, file.getKey(), file.getValue()));
                }
                versions.add(new KeptAgreement.Version(
                        version.getKey(), version.getValue().created(), files));
            }
            return new KeptAgreement(id, versions);
        } catch (IOException e) {
            throw new UnreadableAgreement("The agreement " + id + " is damaged.");
        }
    }

    private static KeptAgreement.File file(Path folder, Inventory inventory, String path, String sha512)
            throws IOException {
        Inventory.Place place = inventory.place(path, sha512);
        Path file = folder.resolve(place.path());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException("A file is missing or cannot be read.");
        }
        return new KeptAgreement.File(
                path, KeptBytes.of(file), new Digest(DigestAlgorithm.SHA512, sha512), place.since());
    }
}
