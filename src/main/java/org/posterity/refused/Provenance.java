package org.posterity.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

/**
 * Where a submission came from, as far as a report may say so.
 *
 * @param name of the folder or file that was handed in; empty if the institution does not want it in reports
 * @param place tells submissions from one place from all others, without saying where that is
 * @param whole the same for a submission of which this is one of several exports; else it is the place
 */
public record Provenance(Optional<String> name, SubmissionId place, SubmissionId whole) {

    /**
     * @param part which of several exports in the submission it is
     * @param named whether the name may be shown
     */
    public static Provenance of(Path path, Optional<String> part, boolean named) {
        Path name = path.getFileName();
        return new Provenance(
                Optional.ofNullable(name).filter(it -> named).map(Path::toString),
                id(path + part.map(it -> "\n" + it).orElse("")),
                id(path.toString()));
    }

    private static SubmissionId id(String place) {
        return SubmissionId.of(Digest.sha256(place.getBytes(StandardCharsets.UTF_8)));
    }
}
