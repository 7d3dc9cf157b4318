package org.posterity.model;

import java.util.List;

/**
 * Why a submission is not taken in. {@code code} is a stable kebab-case name for programs, {@code summary} one sentence
 * for people, and every fault that was found is listed.
 */
public record Rejection(SubmissionId submission, String code, String summary, List<Fault> faults) {

    /** The code of a mistake of the program that came when the submission was being stored: the archive may hold it. */
    public static final String WHILE_STORING = "internal-error-while-storing";

    public Rejection {
        faults = List.copyOf(faults);
    }

    public static Rejection refused(SubmissionId submission, String code, String summary, Fault... faults) {
        return new Rejection(submission, code, summary, List.of(faults));
    }
}
