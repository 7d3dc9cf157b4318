package org.posterity.consent;

import java.util.List;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Platform;
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

    /** The same, where the export turned out to be of this platform: its other accounts are none of the export's. */
    public ConsentedSubmission of(Platform platform) {
        return new ConsentedSubmission(submission, record, terms.of(platform));
    }

    /**
     * One of several exports in the submission.
     *
     * @param files those that go with the export, in the order of the submission
     */
    public ConsentedSubmission part(Platform platform, List<ReceivedFile> files) {
        return new ConsentedSubmission(submission.part(platform, files), record, terms.of(platform));
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
