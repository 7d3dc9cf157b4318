package org.posterity.consent;

import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.record.ConsentTerms;

/** Proof that the account of an export is one the consent record names. Only {@link ConsentGate#admit} makes one. */
public final class AdmittedSubmission {
    private final Submission submission;
    private final ConsentTerms terms;
    private final Account account;
    private final boolean accountNamedByExport;
    private final boolean minor;

    AdmittedSubmission(
            Submission submission, ConsentTerms terms, Account account, boolean accountNamedByExport, boolean minor) {
        this.submission = submission;
        this.terms = terms;
        this.account = account;
        this.accountNamedByExport = accountNamedByExport;
        this.minor = minor;
    }

    public Submission submission() {
        return submission;
    }

    /** The terms, limited to the admitted account. */
    public ConsentTerms terms() {
        return terms;
    }

    /** The account as the consent record spells it. */
    public Account account() {
        return account;
    }

    /** False if the export names no account and the record says that it is the creator's. */
    public boolean accountNamedByExport() {
        return accountNamedByExport;
    }

    /** Whether the creator is a minor, as the consent record says. */
    public boolean minor() {
        return minor;
    }
}
