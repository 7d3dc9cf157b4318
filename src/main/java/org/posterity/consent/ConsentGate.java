package org.posterity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * The entry to this stage. It checks the record first, before anything of the export is read, and later the account that the
 * export turned out to belong to. Whatever is not shown to be allowed is refused.
 */
public final class ConsentGate {
    private static final int MOST_NAMED = 5;

    private final Clock clock;
    private final ConsentRecordReader reader;
    private final LostPackages lost;
    private final HouseRules house;
    private final KeptConsent kept;
    private final HeldCopies copies;

    /** {@code clock} gives today's date, in UTC. */
    public ConsentGate(
            HouseRules house, Clock clock, ConsentRecordReader reader, LostPackages lost, KeptAgreements agreements) {
        this(house, clock, reader, lost, new KeptConsent(agreements), HeldCopies.NONE);
    }

    private ConsentGate(
            HouseRules house,
            Clock clock,
            ConsentRecordReader reader,
            LostPackages lost,
            KeptConsent kept,
            HeldCopies copies) {
        this.house = house;
        this.kept = kept;
        this.copies = copies;
        this.clock = clock;
        this.reader = reader;
        this.lost = lost;
    }

    /** The same, which knows where copies lie. */
    public ConsentGate knowing(HeldCopies heldCopies) {
        return new ConsentGate(house, clock, reader, lost, kept, heldCopies);
    }

    /** Whether the submission's record allows anything to be kept today. */
    public Outcome<ConsentedSubmission> establish(Submission submission) {
        if (submission.consentFile().isEmpty()) {
            return Outcome.rejected(Rejection.refused(
                    submission.id(),
                    "no-consent-record",
                    "There is no consent record, so nothing may be kept.",
                    withoutRecord(submission)));
        }
        return reader.read(submission.consentFile().get())
                .match(record -> weigh(record, submission), faults -> unreliable(faults, submission.id()));
    }

    /** Whether the record, judged without its submission, allows anything to be kept today. */
    boolean isValid(ConsentRecord record) {
        return new ValidityRules(house).examine(record, today()).isEmpty();
    }

    /** Why a held submission can no longer be shown, if the record given with it says that consent was withdrawn. */
    Optional<Rejection> withdrawn(ConsentRecord record, SubmissionId submission) {
        List<Refusal> reasons = new ArrayList<>();
        ValidityRules.withdrawn(record, today()).ifPresent(reasons::add);
        new WithdrawalRule(kept).examine(record, today()).ifPresent(reasons::add);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(submission, reasons));
    }

    /** As below, for an export without a birth date. */
    public Outcome<AdmittedSubmission> admit(ConsentedSubmission consented, Optional<Account> found) {
        return admit(consented, found, BirthDate.NONE);
    }

    /**
     * Whether the account that the export names, if any, is covered by consent, and whether the creator's
     * birth date fits the record.
     *
     * @param birthDate what the export says about it; it never reaches a message
     */
    public Outcome<AdmittedSubmission> admit(
            ConsentedSubmission consented, Optional<Account> found, BirthDate birthDate) {
        AccountRule.Answer account = new AccountRule(lost).examine(consented.terms(), found);
        return admit(
                consented,
                account,
                found.isPresent(),
                AgeRule.examine(consented.record(), birthDate, house.majority(), today()));
    }

    /** Admits media that come without an export: the record must name the one account they belong to. */
    public Outcome<AdmittedSubmission> admitWithoutExport(ConsentedSubmission consented) {
        AccountRule.Answer account = new AccountRule(lost).examineWithoutExport(consented.terms());
        return admit(consented, account, false, Optional.empty());
    }

    private Outcome<AdmittedSubmission> admit(
            ConsentedSubmission consented, AccountRule.Answer account, boolean named, Optional<Refusal> against) {
        List<Refusal> reasons = new ArrayList<>();
        account.refusal().ifPresent(reasons::add);
        against.ifPresent(reasons::add);
        account.account()
                .flatMap(it -> StoreRule.examine(consented.terms().countries(), copiesOf(it, consented)))
                .ifPresent(reasons::add);
        return reasons.isEmpty()
                ? Outcome.passed(admitted(consented, account.account().orElseThrow(), named))
                : Outcome.rejected(Refusal.of(consented.submission().id(), reasons));
    }

    /** Where copies lie of this account, or of one that it may have been before: the record names both then. */
    private List<HeldCopies.Place> copiesOf(Account account, ConsentedSubmission consented) {
        return Stream.concat(
                        Stream.of(account),
                        consented.terms().accounts().stream()
                                .filter(it -> it.platform().equals(account.platform())))
                .flatMap(it -> copies.find(it).stream())
                .distinct()
                .toList();
    }

    private static AdmittedSubmission admitted(ConsentedSubmission consented, Account account, boolean named) {
        return new AdmittedSubmission(
                consented.submission(),
                consented.terms().only(account),
                account,
                named,
                consented.record().minor(),
                consented.terms().accounts().stream()
                        .filter(other -> other.platform().equals(account.platform()) && !other.sameAs(account))
                        .toList());
    }

    /** A record under another name is only pointed out, not used: it may be a draft or an older one. */
    private static Fault[] withoutRecord(Submission submission) {
        Stream<Fault> alike = submission.files().stream()
                .map(ReceivedFile::path)
                .filter(path ->
                        isLikeARecord(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)))
                .limit(MOST_NAMED)
                .map(path -> new Fault(
                        path,
                        "This may be the consent record, but it is not named consent.json or does not lie at "
                                + "the top level.",
                        "If it is the record, name it consent.json and put it at the top level of the "
                                + "submission, or give it with --consent FILE. Make sure that your computer "
                                + "does not hide an ending such as .txt."));
        Fault none = new Fault(
                "consent.json",
                "The submission contains no consent record, and none was given.",
                "Put the record into the submission as consent.json, or give it with --consent FILE. 'posterity "
                        + "consent new' creates one.");
        return Stream.concat(Stream.of(none), alike).toArray(Fault[]::new);
    }

    private static boolean isLikeARecord(String name) {
        return name.contains("consent") && name.contains(".json") && !name.startsWith("._")
                || name.equals("consent")
                || name.equals("consent.txt");
    }

    private Outcome<ConsentedSubmission> weigh(ConsentRecord record, Submission submission) {
        List<Refusal> reasons = new ArrayList<>(new ValidityRules(house).examine(record, today()));
        new WithdrawalRule(kept).examine(record, today()).ifPresent(reasons::add);
        reasons.addAll(new EvidenceRule(house.agreements()).examine(record, submission));
        return reasons.isEmpty()
                ? Outcome.passed(new ConsentedSubmission(
                        submission, record, record.terms().only(record.terms().inForceOn(today()))))
                : Outcome.rejected(Refusal.of(submission.id(), reasons));
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
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
}
