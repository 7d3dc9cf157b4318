package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
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
            throw unreadable(e);
        }
    }

    @Override
    public boolean holds(String id) {
        return !Files.notExists(root.resolve(layout.path(new PackageId(id))));
    }

    @Override
    public KeptAgreement read(String id) {
        Path folder = root.resolve(layout.path(new PackageId(id)));
        try {
            return new AgreementObject(folder).inventory().describe(folder);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TerminalFailure unreadable(Exception cause) {
        return new TerminalFailure(
                "The archive's agreements cannot be read; only the user who runs Posterity may do so. Or one of them is"
                        + " damaged: restore it from a copy.",
                cause);
    }
}
