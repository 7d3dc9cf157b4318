package org.posterity.export;

import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Account;
import org.posterity.model.Outcome;

/** The gate's second step, asked as soon as the account of an export is known. */
@FunctionalInterface
public interface Admission {
    Outcome<AdmittedSubmission> admit(ConsentedSubmission submission, Optional<Account> found);
}
