package org.posterity.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/**
 * An input that the archive has seen; of several exports in one, each has its own.
 *
 * @param place tells this input, or part of one, from all others, without saying where it lies
 * @param whole the same for the whole input
 * @param path where it lies, unless names of donations are not to be kept
 * @param submission made from the digest of its content; of the part alone where there are several
 * @param since when it came into this state
 * @param aip the package that holds it
 */
public record RememberedInput(
        SubmissionId place,
        SubmissionId whole,
        Optional<String> path,
        SubmissionId submission,
        InputState state,
        Instant since,
        Optional<PackageId> aip) {

    /** The day from which it may be returned or destroyed. */
    LocalDate deadline(Settings settings) {
        return LocalDate.ofInstant(since, ZoneOffset.UTC).plusDays(state.days(settings));
    }

    RememberedInput now(InputState next, Instant when) {
        return new RememberedInput(place, whole, path, submission, next, when, aip);
    }
}
