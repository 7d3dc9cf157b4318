package org.posterity.consent;

import org.posterity.intake.Submission;
import org.posterity.record.ConsentTerms;

/** Proof that a valid consent record covers a submission. Only {@link ConsentGate#establish} makes one. */
public final class ConsentedSubmission {
    private final Submission submission;
    private final ConsentRecord record;
    private final ConsentTerms terms;

    ConsentedSubmission(Submission submission, ConsentRecord record, ConsentTerms terms) {
        this.submission = submission;
        this.record = record;
        this.terms = terms;
    }

    public Submission submission() {
        return submission;
    }

    public ConsentTerms terms() {
        return terms;
    }

    /** The full record, which names people and must not leave this package. */
    ConsentRecord record() {
        return record;
    }
}
