package org.posterity.intake;

import java.io.IOException;
import java.util.List;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * Stops the opening of a submission from deep inside an archive; {@link Intake} turns it into a {@link Rejection}. It is an
 * IOException so that it passes through decompressing streams.
 */
final class Unacceptable extends IOException {
    private final IntakeRefusal obstacle;
    private final transient List<Fault> faults;

    Unacceptable(IntakeRefusal obstacle, String where, String what) {
        this(obstacle, List.of(new Fault(where, what, obstacle.remedy())));
    }

    Unacceptable(IntakeRefusal obstacle, List<Fault> faults) {
        super(obstacle.code());
        this.obstacle = obstacle;
        this.faults = List.copyOf(faults);
    }

    IntakeRefusal obstacle() {
        return obstacle;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The same, for a fault without a place in the archive: the archive itself is the place. */
    Unacceptable within(String archive) {
        return new Unacceptable(
                obstacle,
                faults.stream()
                        .map(fault ->
                                fault.where().isEmpty() ? new Fault(archive, fault.what(), fault.remedy()) : fault)
                        .toList());
    }

    <P> Outcome<P> rejecting(SubmissionId submission) {
        return Outcome.rejected(rejection(submission));
    }

    Rejection rejection(SubmissionId submission) {
        return new Rejection(submission, obstacle.code(), obstacle.summary(), faults);
    }
}
