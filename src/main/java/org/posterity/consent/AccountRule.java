package org.posterity.consent;

import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.record.ConsentTerms;

/** Whether the account of an export is one that consent was given for, and not held yet. */
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
                .orElseGet(() -> refused(
                        "account-not-named",
                        "The export is of an account that the consent record does not name.",
                        "The account of the export is none of these.",
                        "Is it the right export? If so, ask the donor for consent for this account as well."));
    }

    private Answer unnamed(ConsentTerms terms) {
        if (!terms.accountUnnamed()) {
            return refused(
                    "account-unnamed",
                    "The export does not say whose account it is.",
                    "The record does not say that an export without a name is covered.",
                    "Check whose export it is; if it is the creator's, set accountUnnamed to true in the record.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    "account-undecidable",
                    "The export does not say whose account it is, and the consent record names several.",
                    "It cannot be told of which of these accounts the export is.",
                    "Give a record that names the one account of this export.");
        }
        return unlessHeld(terms.accounts().get(0));
    }

    /** The one account of media that come without an export, where the record says that they do. */
    Answer examineWithoutExport(ConsentTerms terms) {
        if (terms.withoutExport().isEmpty()) {
            return refused(
                    "export-required",
                    "There is no export, and the consent record does not say that media come without one.",
                    "The record has no field withoutExport.",
                    "Add the export, or say in the record why there is none.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    "account-undecidable",
                    "There is no export that says whose account it is, and the consent record names several.",
                    "It cannot be told of which of these accounts the media are.",
                    "Give a record that names the one account of these media, and hand in each account's media apart.");
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
                                + ": a second accession of an account cannot be taken in yet by this version."
                                + " Nothing was changed.",
                        "The account has a package already.",
                        "Keep the submission where it is until a later version can add it to the package.");
    }

    private static Answer refused(String code, String summary, String what, String remedy) {
        return new Answer(Optional.empty(), Optional.of(Refusal.inRecord(code, summary, "$.accounts", what, remedy)));
    }
}
