package org.posterity.intake;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.PackageId;
import org.posterity.model.Platform;

/**
 * What is to be taken in: where it lies, and what the operator said about it.
 *
 * @param consent a record from outside the submission
 * @param accessionNumber the institution's own
 * @param matches a curator's list of which file belongs to which post
 * @param dryRun whether this is {@code --dry-run}, which leaves no trace in the archive
 * @param into the package that it is to be added to, whatever its posts say
 * @param again whether it is to be added again though it is held
 * @param part the platform of the export, where the submission holds exports of several: each of them is taken in by itself
 */
public record IngestRequest(
        Path path,
        Optional<Path> consent,
        Optional<PackageId> aip,
        Optional<String> collection,
        Optional<String> accessionNumber,
        Optional<Path> matches,
        boolean dryRun,
        Optional<PackageId> into,
        boolean again,
        Optional<Platform> part) {

    public static IngestRequest of(Path path) {
        return new IngestRequest(
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public IngestRequest withConsent(Path record) {
        return new IngestRequest(
                path, Optional.of(record), aip, collection, accessionNumber, matches, dryRun, into, again, part);
    }

    IngestRequest in(String collection) {
        return new IngestRequest(
                path, consent, aip, Optional.of(collection), accessionNumber, matches, dryRun, into, again, part);
    }

    /** The same for one of the exports in the submission. */
    IngestRequest part(Platform platform) {
        return new IngestRequest(
                path, consent, aip, collection, accessionNumber, matches, dryRun, into, again, Optional.of(platform));
    }
}
