package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * What to do with an export that has unknown structure: a key, a section or a shape of value that the platform did not use
 * before. In both cases it is left out and accounted for.
 */
public enum Drift {
    /** The submission is archived, and its report lists what is new. */
    REPORT,
    /** The submission is refused until somebody has looked at what is new. */
    HOLD;

    private static final int MOST_FAULTS = 50;

    /** The rejection of a submission whose export has unknown structure, if such exports are held back. */
    Optional<Rejection> judge(SubmissionId submission, List<SectionCount> sections) {
        List<Fault> faults = sections.stream()
                .filter(Drift::isNew)
                .limit(MOST_FAULTS)
                .map(Drift::fault)
                .toList();
        if (this == REPORT || faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                submission,
                "unknown-structure",
                "The export has parts unknown to this version, and this archive refuses such exports (drift=hold).",
                faults));
    }

    /** Whether this path is neither known nor accepted. */
    public static boolean isNew(SectionCount section) {
        return section.standing() == SectionCount.Standing.UNKNOWN_KEY
                || section.standing() == SectionCount.Standing.UNKNOWN_SHAPE;
    }

    private static Fault fault(SectionCount section) {
        boolean key = section.standing() == SectionCount.Standing.UNKNOWN_KEY;
        return new Fault(
                section.path(),
                (key ? "An unknown key" : "A known key with an unexpected value") + ": met " + section.items()
                        + (section.items() == 1 ? " time" : " times") + ", as " + String.join(", ", section.types())
                        + ".",
                "Look at it in the export. If it need not be kept, run posterity accept-structure on the "
                        + "submission, then run again. If it should be kept, report it, so that a later version "
                        + "can read it.");
    }
}
