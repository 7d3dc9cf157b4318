package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** The agreements in their storage root, for reading. */
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
    public KeptAgreement read(String id) {
        Path folder = root.resolve(layout.path(new PackageId(id)));
        if (!Files.isReadable(folder)) {
            throw new UnreadableAgreement(
                    Files.isDirectory(root)
                            ? "The agreement " + id + " is missing, or closed to this user."
                            : "The folder of agreements is missing, or closed to this user.");
        }
        try {
            KeptAgreement agreement = new AgreementObject(folder).inventory().describe(folder);
            for (KeptAgreement.Version version : agreement.versions()) {
                for (KeptAgreement.File file : version.files()) {
                    if (!Files.isRegularFile(file.location()) || !Files.isReadable(file.location())) {
                        throw new IOException("A file is missing or cannot be read.");
                    }
                }
            }
            return agreement;
        } catch (IOException e) {
            throw new UnreadableAgreement("The agreement " + id + " is damaged.");
        }
    }
}
