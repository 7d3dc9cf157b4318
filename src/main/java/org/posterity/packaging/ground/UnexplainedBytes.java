package org.posterity.packaging.ground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** The last look at a sealed bag: what nothing permits is not stored. */
public final class UnexplainedBytes {
    private static final int MOST_FAULTS = 20;
    private static final String REMEDY =
            "Nothing was kept. It is the program that is at fault, or a step that was added to it, not the donor: report it with"
                    + " this place.";

    private long found;
    private final List<Fault> faults = new ArrayList<>();

    private UnexplainedBytes() {}

    /** The rejection of a submission whose bag holds a byte without a ground. */
    public static Optional<Rejection> judge(Path bag, SubmissionId submission) throws IOException {
        UnexplainedBytes unexplained = new UnexplainedBytes();
        BagGrounds.of(BagSource.folder(bag)).explain(unexplained::look);
        return unexplained.rejection(submission);
    }

    private void look(Stretch stretch) {
        if (stretch.verdict() instanceof Verdict.Unexplained it) {
            found++;
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(stretch.where(), it.why(), REMEDY));
            }
        }
    }

    private Optional<Rejection> rejection(SubmissionId submission) {
        if (found == 0) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                Rejection.Disposition.QUARANTINED,
                submission,
                "unexplained-bytes",
                "The package would hold " + (found == 1 ? "something" : found + " things")
                        + " that no clause of the consent, no line of the retention table and no standard explains.",
                faults));
    }
}
