package org.posterity.intake;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.PackageId;

/**
 * Something at the door: where it lies, and what the operator said about it. {@code consent} is a record from outside the
 * submission, {@code accessionNumber} the institution's own; {@code matches} is a curator's list of which file
 * belongs to which post. A rehearsal ({@code --dry-run}) leaves no trace in the archive.
 */
public record IngestRequest(
        Path path,
        Optional<Path> consent,
        Optional<PackageId> aip,
        Optional<String> collection,
        Optional<String> accessionNumber,
        Optional<Path> matches,
        boolean rehearsal) {

    public static IngestRequest of(Path path) {
        return new IngestRequest(
                path, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public IngestRequest withConsent(Path record) {
        return new IngestRequest(path, Optional.of(record), aip, collection, accessionNumber, matches, rehearsal);
    }
}
