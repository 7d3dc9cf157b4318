package org.posterity.model;

import java.util.List;

/**
 * Why a submission is refused. {@code code} is a stable kebab-case name for programs, {@code summary} one sentence for
 * people; all faults found are listed.
 */
public record Rejection(SubmissionId submission, String code, String summary, List<Fault> faults) {

    /** The code of an internal error during storing, after which the archive may hold the submission. */
    public static final String WHILE_STORING = "internal-error-while-storing";

    public Rejection {
        faults = List.copyOf(faults);
    }

    public static Rejection refused(SubmissionId submission, String code, String summary, Fault... faults) {
        return new Rejection(submission, code, summary, List.of(faults));
    }
}
