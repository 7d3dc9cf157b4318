package org.posterity.consent;

import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.record.ConsentTerms;

/** Checks that the account of an export is one that consent covers, and is not held yet. */
final class AccountRule {
    private final HeldAccounts heldAccounts;

    AccountRule(HeldAccounts heldAccounts) {
        this.heldAccounts = heldAccounts;
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
                .map(this::unlessHeld)
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
        return unlessHeld(terms.accounts().get(0));
    }

    /** The one account of media that come without an export, if the record allows that. */
    Answer examineWithoutExport(ConsentTerms terms) {
        if (terms.withoutExport().isEmpty()) {
            return refused(
                    "export-required",
                    "There is no export, and the consent record does not allow media without one.",
                    "The record has no field withoutExport.",
                    "Add the export, or say in the record (withoutExport) why there is none.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    "account-undecidable",
                    "There is no export to say whose account it is, and the consent record names several.",
                    "Nothing says which of these accounts the media belong to.",
                    "Submit the media of each account separately, with a record that names only that account.");
        }
        return unlessHeld(terms.accounts().get(0));
    }

    private Answer unlessHeld(Account account) {
        Optional<PackageId> held = heldAccounts.find(account);
        return held.isEmpty()
                ? new Answer(Optional.of(account), Optional.empty())
                : refused(
                        "account-already-held",
                        "The account is already held, as package " + held.get().shortForm()
                                + ". This version cannot take in a second accession of an account yet. Nothing "
                                + "was changed.",
                        "There is already a package for this account.",
                        "Keep the submission until a later version can add it to the package.");
    }

    private static Answer refused(String code, String summary, String what, String remedy) {
        return new Answer(Optional.empty(), Optional.of(Refusal.inRecord(code, summary, "$.accounts", what, remedy)));
    }
}
