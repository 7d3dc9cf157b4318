package org.posterity.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

/**
 * Where a submission came from, as far as a report may say so.
 *
 * @param name of the folder or file that was handed in; empty where the institution does not want it in reports
 * @param place tells submissions from one place from all others, and not where that is
 */
public record Provenance(Optional<String> name, SubmissionId place) {

    /** @param named whether the name may be told */
    public static Provenance of(Path path, boolean named) {
        Path name = path.getFileName();
        return new Provenance(
                Optional.ofNullable(name).filter(it -> named).map(Path::toString),
                SubmissionId.of(Digest.sha256(path.toString().getBytes(StandardCharsets.UTF_8))));
    }
}
