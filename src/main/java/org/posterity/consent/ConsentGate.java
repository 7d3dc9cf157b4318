package org.posterity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * The door of this stage. First the record itself, before anything of the export is read; then the account that the
 * export turned out to be of. Whatever is not shown to be allowed is refused.
 */
public final class ConsentGate {
    private final Clock clock;
    private final ConsentRecordReader reader;
    private final HeldAccounts heldAccounts;
    private final ValidityRules validity;

    /**
     * @param configuredInstitution the institution that runs this archive; empty: whichever the record names
     * @param clock tells today, in UTC
     */
    public ConsentGate(
            String configuredInstitution, Clock clock, ConsentRecordReader reader, HeldAccounts heldAccounts) {
        this.clock = clock;
        this.reader = reader;
        this.heldAccounts = heldAccounts;
        this.validity = new ValidityRules(configuredInstitution);
    }

    /** Whether the submission's record allows anything to be kept today. */
    public Outcome<ConsentedSubmission> establish(Submission submission) {
        if (submission.consentFile().isEmpty()) {
            return Outcome.rejected(Rejection.refused(
                    submission.id(),
                    "no-consent-record",
                    "There is no consent record, so nothing may be kept.",
                    new Fault(
                            "consent.json",
                            "No consent record came along, and none was given.",
                            "Put the record as consent.json into the submission, or name it with --consent FILE;"
                                    + " 'posterity consent new' writes one.")));
        }
        return reader.read(submission.consentFile().get())
                .match(record -> weigh(record, submission), faults -> unreliable(faults, submission.id()));
    }

    /** Whether the account that the export names, if it names one, is one that consent was given for and that is not held yet. */
    public Outcome<AdmittedSubmission> admit(ConsentedSubmission consented, Optional<Account> found) {
        return found.map(account -> admitNamed(consented, account)).orElseGet(() -> admitUnnamed(consented));
    }

    /** Whether media may be taken in without an export: the record must say so, and name the one account that they are of. */
    public Outcome<AdmittedSubmission> admitWithoutExport(ConsentedSubmission consented) {
        ConsentTerms terms = consented.terms();
        if (terms.withoutExport().isEmpty()) {
            return refused(
                    consented,
                    "export-required",
                    "There is no export, and the consent record does not say that media come without one.",
                    "The record has no field withoutExport.",
                    "Add the export, or say in the record why there is none.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    consented,
                    "account-undecidable",
                    "There is no export that says whose account it is, and the consent record names several.",
                    "It cannot be told of which of these accounts the media are.",
                    "Give a record that names the one account of these media, and hand in each account's media apart.");
        }
        return admit(consented, terms.accounts().get(0), false);
    }

    private Outcome<ConsentedSubmission> weigh(ConsentRecord record, Submission submission) {
        List<Refusal> reasons =
                new ArrayList<>(validity.examine(record, LocalDate.now(clock.withZone(ZoneOffset.UTC))));
        reasons.addAll(EvidenceRule.examine(record, submission));
        return reasons.isEmpty()
                ? Outcome.passed(new ConsentedSubmission(submission, record.terms()))
                : Outcome.rejected(Refusal.of(submission.id(), reasons));
    }

    private static Outcome<ConsentedSubmission> unreliable(List<Fault> faults, SubmissionId submission) {
        String count = faults.size() == 1 ? "a fault" : faults.size() + " faults";
        return Outcome.rejected(Rejection.refused(
                submission,
                "invalid-consent-record",
                "The consent record has " + count + ", so nothing may be kept.",
                faults.stream()
                        .map(f -> new Fault("consent record, " + f.where(), f.what(), f.remedy()))
                        .toArray(Fault[]::new)));
    }

    private Outcome<AdmittedSubmission> admitNamed(ConsentedSubmission consented, Account found) {
        return consented.terms().accounts().stream()
                .filter(found::sameAs)
                .findFirst()
                .map(account -> admit(consented, account, true))
                .orElseGet(() -> refused(
                        consented,
                        "account-not-named",
                        "The export is of an account that the consent record does not name.",
                        "The account of the export is none of these.",
                        "Is it the right export? If so, ask the donor for consent for this account as well."));
    }

    private Outcome<AdmittedSubmission> admitUnnamed(ConsentedSubmission consented) {
        ConsentTerms terms = consented.terms();
        if (!terms.accountUnnamed()) {
            return refused(
                    consented,
                    "account-unnamed",
                    "The export does not say whose account it is.",
                    "The record does not say that an export without a name is covered.",
                    "Check whose export it is; if it is the creator's, set accountUnnamed to true in the record.");
        }
        if (terms.accounts().size() != 1) {
            return refused(
                    consented,
                    "account-undecidable",
                    "The export does not say whose account it is, and the consent record names several.",
                    "It cannot be told of which of these accounts the export is.",
                    "Give a record that names the one account of this export.");
        }
        return admit(consented, terms.accounts().get(0), false);
    }

    private Outcome<AdmittedSubmission> admit(ConsentedSubmission consented, Account account, boolean named) {
        Optional<PackageId> held = heldAccounts.find(account);
        if (held.isPresent()) {
            return refused(
                    consented,
                    "account-already-held",
                    "The account is already held, as package " + held.get().shortForm()
                            + ": a second accession of an account cannot be taken in yet by this version."
                            + " Nothing was changed.",
                    "The account has a package already.",
                    "Keep the submission where it is until a later version can add it to the package.");
        }
        return Outcome.passed(
                new AdmittedSubmission(consented.submission(), consented.terms().only(account), account, named));
    }

    private static Outcome<AdmittedSubmission> refused(
            ConsentedSubmission consented, String code, String summary, String what, String remedy) {
        return Outcome.rejected(Rejection.refused(
                consented.submission().id(), code, summary, new Fault("consent record, $.accounts", what, remedy)));
    }
}
