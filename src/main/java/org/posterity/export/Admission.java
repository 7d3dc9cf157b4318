package org.posterity.export;

import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.consent.ConsentGate;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Account;
import org.posterity.model.Outcome;

/** The gate's second step, taken as soon as the account of an export and its owner's birth date are known. */
public interface Admission {
    Outcome<AdmittedSubmission> admit(ConsentedSubmission submission, Optional<Account> found, BirthDate birthDate);

    /** Used if there is no export. */
    Outcome<AdmittedSubmission> admitWithoutExport(ConsentedSubmission submission);

    /** The gate of the consent stage. */
    static Admission by(ConsentGate gate) {
        return new Admission() {
            @Override
            public Outcome<AdmittedSubmission> admit(
                    ConsentedSubmission submission, Optional<Account> found, BirthDate birthDate) {
                return gate.admit(submission, found, birthDate);
            }

            @Override
            public Outcome<AdmittedSubmission> admitWithoutExport(ConsentedSubmission submission) {
                return gate.admitWithoutExport(submission);
            }
        };
    }
}
