package org.posterity.consent;

import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.record.ConsentTerms;

/** Checks that the account of an export is one that consent covers, and that no package of it is lost. */
final class AccountRule {
    private final LostPackages lost;

    AccountRule(LostPackages lost) {
        this.lost = lost;
    }

    /** The account as the record spells it, or the reason against it. */
    record Answer(Optional<Account> account, Optional<Refusal> refusal) {}

    Answer examine(ConsentTerms terms, Optional<Account> found) {
        return found.map(account -> named(terms, account)).orElseGet(() -> unnamed(terms));
    }

    private Answer named(ConsentTerms terms, Account found) {
        return terms.accounts().stream()
                .filter(found::sameAs)
                .findFirst()
                .map(this::unlessLost)
                .orElseGet(
                        () -> refused(
                                "account-not-named",
                                "The export belongs to an account that the consent record does not name.",
                                "The export's account is not among these.",
                                "Check that it is the right export. If it is, ask the donor for consent for this account too."));
    }

    private Answer unnamed(ConsentTerms terms) {
        if (!terms.accountUnnamed()) {
            return refused(
                    "account-unnamed",
                    "The export does not say whose account it is.",
                    "The record does not cover an export without an account name.",
                    "Find out whose export it is. If it is the creator's, set accountUnnamed to true in the record.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    "account-undecidable",
                    "The export does not say whose account it is, and the consent record names several.",
                    "Nothing says which of these accounts the export belongs to.",
                    "Use a record that names only the account of this export.");
        }
        return unlessLost(terms.accounts().get(0));
    }

    /** The one account of media that come without an export. */
    Answer examineWithoutExport(ConsentTerms terms) {
        if (terms.accounts().size() != 1) {
            return refused(
                    "account-undecidable",
                    "There is no export to say whose account it is, and the consent record names several.",
                    "Nothing says which of these accounts the media belong to.",
                    "Submit the media of each account separately, with a record that names only that account.");
        }
        return unlessLost(terms.accounts().get(0));
    }

    private Answer unlessLost(Account account) {
        Optional<PackageId> missing = lost.find(account);
        return missing.isEmpty()
                ? new Answer(Optional.of(account), Optional.empty())
                : refused(
                        "package-of-account-lost",
                        "The account has a package already, " + missing.get().shortForm()
                                + ", which is missing or cannot be read. Nothing was changed.",
                        "A new package would hide the loss of the first.",
                        "Restore the package from a copy, then run again: this submission is added to it.");
    }

    private static Answer refused(String code, String summary, String what, String remedy) {
        return new Answer(Optional.empty(), Optional.of(Refusal.inRecord(code, summary, "$.accounts", what, remedy)));
    }
}
