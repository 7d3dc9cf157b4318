package org.posterity.consent;

import org.posterity.intake.Submission;
import org.posterity.model.Account;

/** Proof that the account of the export is one that the consent record names. Only {@link ConsentGate} makes it. */
public final class AdmittedSubmission {
    private final Submission submission;
    private final ConsentTerms terms;
    private final Account account;
    private final boolean accountNamedByExport;

    AdmittedSubmission(Submission submission, ConsentTerms terms, Account account, boolean accountNamedByExport) {
        this.submission = submission;
        this.terms = terms;
        this.account = account;
        this.accountNamedByExport = accountNamedByExport;
    }

    public Submission submission() {
        return submission;
    }

    public ConsentTerms terms() {
        return terms;
    }

    public Account account() {
        return account;
    }

    public boolean accountNamedByExport() {
        return accountNamedByExport;
    }
}
