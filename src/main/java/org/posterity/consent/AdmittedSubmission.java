package org.posterity.consent;

import java.util.List;
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
    private final List<Account> otherAccounts;

    AdmittedSubmission(
            Submission submission,
            ConsentTerms terms,
            Account account,
            boolean accountNamedByExport,
            boolean minor,
            List<Account> otherAccounts) {
        this.submission = submission;
        this.terms = terms;
        this.account = account;
        this.accountNamedByExport = accountNamedByExport;
        this.minor = minor;
        this.otherAccounts = List.copyOf(otherAccounts);
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

    /** The other accounts on this platform that the record names; one of them may be its former name. */
    public List<Account> otherAccounts() {
        return otherAccounts;
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
