package org.posterity.model;

import java.util.List;

/**
 * Why a submission goes to quarantine. {@code code} is a stable kebab-case name for programs, {@code summary} one sentence
 * for people, and every fault that was found is listed.
 */
public record Rejection(
        Disposition disposition, SubmissionId submission, String code, String summary, List<Fault> faults) {

    /** REFUSED: the rules forbid taking it in. QUARANTINED: it cannot be read, or does not add up. */
    public enum Disposition {
        REFUSED,
        QUARANTINED
    }

    /** The code of a mistake of the program that came when the submission was being stored: the archive may hold it. */
    public static final String WHILE_STORING = "internal-error-while-storing";

    public Rejection {
        faults = List.copyOf(faults);
    }

    public static Rejection refused(SubmissionId submission, String code, String summary, Fault... faults) {
        return new Rejection(Disposition.REFUSED, submission, code, summary, List.of(faults));
    }

    public static Rejection quarantined(SubmissionId submission, String code, String summary, Fault... faults) {
        return new Rejection(Disposition.QUARANTINED, submission, code, summary, List.of(faults));
    }
}
