package org.posterity.consent;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** A reason why nothing may be kept: a code for programs, a sentence, and the fault with its remedy. */
record Refusal(String code, String summary, Fault fault) {
    /** A reason that lies in the consent record, at a place of it. */
    static Refusal inRecord(String code, String summary, String place, String what, String remedy) {
        return new Refusal(code, summary, new Fault("consent record, " + place, what, remedy));
    }

    /** One rejection for all reasons, under the name of the first. */
    static Rejection of(SubmissionId submission, List<Refusal> reasons) {
        String summaries = reasons.stream().map(Refusal::summary).distinct().collect(Collectors.joining(" "));
        Stream<Fault> faults = reasons.stream().map(Refusal::fault);
        return Rejection.refused(submission, reasons.get(0).code(), summaries, faults.toArray(Fault[]::new));
    }
}
