package org.posterity.consent;

import org.posterity.intake.Submission;

/** Proof that a valid consent record covers a submission. Only {@link ConsentGate#establish} makes one. */
public final class ConsentedSubmission {
    private final Submission submission;
    private final ConsentTerms terms;

    ConsentedSubmission(Submission submission, ConsentTerms terms) {
        this.submission = submission;
        this.terms = terms;
    }

    public Submission submission() {
        return submission;
    }

    public ConsentTerms terms() {
        return terms;
    }
}
