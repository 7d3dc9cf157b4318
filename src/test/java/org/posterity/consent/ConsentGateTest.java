package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.record.RecordJson;

class ConsentGateTest {
    private static final Account KELP = Account.parse("tiktok:kelp.and.kites");
    private static final Digest CONTENT = Submissions.CONTENT;

    @TempDir
    Path folder;

    @Test
    void letsAValidRecordPass() {
        ConsentedSubmission consented = passed(establish(r -> {}));

        assertThat(consented.submission().digest()).isEqualTo(CONTENT);
        assertThat(consented.terms().id()).isEqualTo("agreement-2026-017");
    }

    @Test
    void refusesASubmissionWithoutARecord() {
        Rejection rejection = rejected(gate("", "2026-06-01").establish(submission(Optional.empty())));

        assertThat(rejection.code()).isEqualTo("no-consent-record");
        assertThat(rejection.submission()).isEqualTo(SubmissionId.of(CONTENT));
        assertThat(rejection.faults()).hasSize(1);
    }

    @Test
    void refusesARecordWithFaultsAndListsThemAll() {
        Rejection rejection = rejected(establish(r -> r.put("access", "public").put("age", 4)));

        assertThat(rejection.code()).isEqualTo("invalid-consent-record");
        assertThat(rejection.summary()).contains("2 faults");
        assertThat(rejection.faults())
                .extracting(Fault::where)
                .allMatch(where -> where.startsWith("consent record, $."))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{", "null", "[1, {}]", "{\"id\": [\"a\"]}"})
    void refusesWhatIsNoRecordAtAll(String text) {
        assertThat(rejected(gate("", "2026-06-01").establish(submission(Optional.of(record(text)))))
                        .code())
                .isEqualTo("invalid-consent-record");
    }

    @Test
    void refusesARecordThatHasVanished() {
        Submission submission = submission(Optional.of(folder.resolve("gone.json")));

        assertThat(rejected(gate("", "2026-06-01").establish(submission)).code())
                .isEqualTo("invalid-consent-record");
    }

    @Test
    void refusesFromTheDayAfterTheLast() {
        Consumer<ObjectNode> untilMay = r -> r.put("until", "2026-05-31");

        assertThat(codeOn("2026-05-31T23:59:59Z", untilMay)).isEmpty();
        assertThat(codeOn("2026-06-01T00:00:00Z", untilMay)).contains("consent-ended");
    }

    @Test
    void reckonsDaysInUtcWhateverTheClocksZone() {
        Clock atHome = Clock.fixed(Instant.parse("2026-05-31T23:30:00Z"), ZoneId.of("Pacific/Auckland"));
        ConsentGate gate =
                new ConsentGate(house(""), atHome, Records.reader(), account -> Optional.empty(), KeptAgreements.NONE);

        assertThat(gate.establish(submissionWith(r -> r.put("until", "2026-05-31"))))
                .isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void refusesBeforeTheFirstDay() {
        assertThat(codeOn("2026-02-28T23:59:59Z", r -> {})).contains("consent-not-yet-valid");
        assertThat(codeOn("2026-03-01T00:00:00Z", r -> {})).isEmpty();
    }

    @Test
    void refusesWhileConsentIsStillToBeGiven() {
        assertThat(codeOn("2026-06-01T00:00:00Z", r -> events(r, "given", "2026-06-02")))
                .contains("consent-not-yet-valid");
    }

    @Test
    void refusesAWithdrawnConsentUnlessItWasGivenAgain() {
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-04-01")).contains("consent-withdrawn");
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-04-01", "changed", "2026-04-02"))
                .contains("consent-withdrawn");
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-04-01", "renewed", "2026-04-01"))
                .isEmpty();
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-04-01", "given", "2026-05-01"))
                .isEmpty();
        assertThat(codeAfter(
                        "given",
                        "2026-03-01",
                        "withdrawn",
                        "2026-04-01",
                        "given",
                        "2026-05-01",
                        "withdrawn",
                        "2026-05-02"))
                .contains("consent-withdrawn");
    }

    @Test
    void heedsAWithdrawalThatIsDatedAheadAndNoRenewalThatIs() {
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-12-01")).contains("consent-withdrawn");
        assertThat(codeAfter("given", "2026-03-01", "withdrawn", "2026-04-01", "renewed", "2026-12-01"))
                .contains("consent-withdrawn");
    }

    @Test
    void refusesConsentGivenToAnotherInstitution() {
        Submission submission = submissionWith(r -> {});

        assertThat(code(gate("Hill Library", "2026-06-01").establish(submission)))
                .contains("other-institution");
        assertThat(code(gate(" HARBOUR\u00A0 library ", "2026-06-01").establish(submission)))
                .isEmpty();
        assertThat(code(gate("", "2026-06-01").establish(submission))).isEmpty();
    }

    @Test
    void refusesAMinorWithoutAGuardian() {
        assertThat(code(establish(r -> r.put("age", "minor").put("majority", "2040-05-01"))))
                .contains("minor-without-guardian");
        assertThat(code(establish(r -> {
                    r.put("age", "minor").put("majority", "2040-05-01");
                    ((ObjectNode) r.get("grantor")).put("capacity", "guardian");
                })))
                .isEmpty();
    }

    @Test
    void refusesAConsentThatDoesNotCoverPreservation() {
        assertThat(code(establish(r -> r.putArray("purposes").add("research")))).contains("purpose-not-covered");
    }

    @Test
    void tellsAllReasonsAtOnceUnderTheWeightiest() {
        Rejection rejection = rejected(establish(r -> {
            events(r, "given", "2026-03-01", "withdrawn", "2026-04-01");
            r.put("age", "minor").put("majority", "2040-05-01");
            r.put("until", "2026-05-01");
        }));

        assertThat(rejection.code()).isEqualTo("consent-withdrawn");
        assertThat(rejection.summary())
                .contains("withdrawn")
                .contains("guardian")
                .contains("ended");
        assertThat(rejection.faults()).hasSize(3);
    }

    @Test
    void refusesAnAlteredPaper() {
        assertThat(codeWithFiles("papers/deed.pdf", "22")).contains("evidence-altered");
        assertThat(codeWithFiles("donation/papers/deed.pdf", "22")).isEmpty();
        assertThat(codeWithFiles("papers/deed.pdf", "11")).isEmpty();
    }

    @Test
    void findsAPaperByItsNameAlone() {
        Consumer<ObjectNode> named = r -> ((ObjectNode) r.get("evidence").get(0)).put("name", "de\u0301ed.pdf");

        assertThat(codeWithFiles(named, file("a/d\u00E9ed.pdf", "22"))).contains("evidence-altered");
        assertThat(codeWithFiles(named, file("a/d\u00E9ed.pdf", "22"), file("b/d\u00E9ed.pdf", "11")))
                .isEmpty();
    }

    @Test
    void doesNotAskForAPaperThatDidNotComeAlong() {
        assertThat(codeWithFiles("videos/1.mp4", "22")).isEmpty();
    }

    @Test
    void admitsTheAccountThatTheRecordNames() {
        AdmittedSubmission admitted = passed(admit(r -> {}, Optional.of(Account.parse("tiktok:@Kelp.And.Kites"))));

        assertThat(admitted.account()).isEqualTo(KELP);
        assertThat(admitted.accountNamedByExport()).isTrue();
        assertThat(admitted.submission().digest()).isEqualTo(CONTENT);
    }

    @Test
    void leavesTheOtherAccountsOutOfTheTermsItAdmits() {
        AdmittedSubmission admitted = passed(admit(r -> account(r, "second.account"), Optional.of(KELP)));

        assertThat(admitted.terms().accounts()).containsExactly(KELP);
        assertThat(RecordJson.tree(admitted.terms()).toString()).doesNotContain("second.account");
    }

    @Test
    void refusesAnAccountThatTheRecordDoesNotNameWithoutRepeatingIt() {
        for (String other : List.of("tiktok:kelp", "tiktok:kelp.and.kites.2", "instagram:kelp.and.kites")) {
            Rejection rejection =
                    rejected(admit(r -> r.put("accountUnnamed", true), Optional.of(Account.parse(other))));

            assertThat(rejection.code()).isEqualTo("account-not-named");
            assertThat(rejection.toString()).doesNotContain("kelp");
        }
    }

    @Test
    void refusesAnExportWithoutANameUnlessTheRecordCoversIt() {
        assertThat(code(admit(r -> {}, Optional.empty()))).contains("account-unnamed");

        AdmittedSubmission admitted = passed(admit(r -> r.put("accountUnnamed", true), Optional.empty()));
        assertThat(admitted.account()).isEqualTo(KELP);
        assertThat(admitted.accountNamedByExport()).isFalse();
    }

    @Test
    void refusesAnExportWithoutANameWhenSeveralAccountsAreMeant() {
        assertThat(code(admit(
                        r -> {
                            r.put("accountUnnamed", true);
                            account(r, "second.account");
                        },
                        Optional.empty())))
                .contains("account-undecidable");
    }

    @Test
    void admitsMediaWithoutAnExportForTheRecordsOneAccount() {
        ConsentGate gate = new ConsentGate(
                house(""), clock("2026-06-01"), Records.reader(), account -> Optional.empty(), KeptAgreements.NONE);

        AdmittedSubmission admitted =
                passed(gate.admitWithoutExport(passed(gate.establish(submissionWith(this::withoutExport)))));
        assertThat(admitted.account()).isEqualTo(KELP);
        assertThat(admitted.accountNamedByExport()).isFalse();
        ConsentedSubmission ofTwo = passed(gate.establish(submissionWith(r -> {
            withoutExport(r);
            account(r, "second.account");
        })));
        assertThat(code(gate.admitWithoutExport(ofTwo))).contains("account-undecidable");
    }

    private void withoutExport(ObjectNode record) {
        record.putObject("withoutExport").put("reason", "The account was deleted.");
    }

    @Test
    void refusesAnAccountWhosePackageIsLost() {
        PackageId held = PackageId.mint(CONTENT);
        ConsentGate gate = new ConsentGate(
                house(""),
                clock("2026-06-01"),
                Records.reader(),
                LostPackages.of(Map.of(Account.parse("tiktok:Kelp.and.Kites"), held)),
                KeptAgreements.NONE);
        ConsentedSubmission consented = passed(gate.establish(submissionWith(r -> r.put("accountUnnamed", true))));

        for (Optional<Account> found : List.of(Optional.of(KELP), Optional.<Account>empty())) {
            Rejection rejection = rejected(gate.admit(consented, found));
            assertThat(rejection.code()).isEqualTo("package-of-account-lost");
            assertThat(rejection.summary())
                    .contains("Nothing was changed")
                    .contains(held.shortForm())
                    .doesNotContain("kelp");
        }
    }

    @Test
    void aloneMakesTheProofs() {
        for (Class<?> proof : List.of(ConsentedSubmission.class, AdmittedSubmission.class)) {
            assertThat(Modifier.isFinal(proof.getModifiers())).isTrue();
            assertThat(proof.getDeclaredConstructors())
                    .extracting(Constructor::getModifiers)
                    .noneMatch(Modifier::isPublic)
                    .noneMatch(Modifier::isProtected);
        }
    }

    private Outcome<ConsentedSubmission> establish(Consumer<ObjectNode> change) {
        return gate("", "2026-06-01").establish(submissionWith(change));
    }

    private Optional<String> codeOn(String instant, Consumer<ObjectNode> change) {
        return code(
                gate("", Clock.fixed(Instant.parse(instant), ZoneId.of("UTC"))).establish(submissionWith(change)));
    }

    private Optional<String> codeAfter(String... typesAndDays) {
        return codeOn("2026-06-01T12:00:00Z", r -> events(r, typesAndDays));
    }

    private Optional<String> codeWithFiles(String path, String digestByte) {
        return codeWithFiles(r -> {}, file(path, digestByte));
    }

    private Optional<String> codeWithFiles(Consumer<ObjectNode> change, ReceivedFile... files) {
        return code(gate("", "2026-06-01").establish(submission(Optional.of(record(Records.with(change))), files)));
    }

    private Outcome<AdmittedSubmission> admit(Consumer<ObjectNode> change, Optional<Account> found) {
        ConsentGate gate = gate("", "2026-06-01");
        return gate.admit(passed(gate.establish(submissionWith(change))), found);
    }

    private static ConsentGate gate(String institution, String day) {
        return gate(institution, clock(day));
    }

    private static ConsentGate gate(String institution, Clock clock) {
        return new ConsentGate(
                house(institution), clock, Records.reader(), account -> Optional.empty(), KeptAgreements.NONE);
    }

    private static HouseRules house(String institution) {
        return HouseRules.of(institution).storingIn(List.of("DE"));
    }

    private static Clock clock(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneId.of("UTC"));
    }

    private Submission submissionWith(Consumer<ObjectNode> change) {
        return submission(Optional.of(record(Records.with(change))));
    }

    private Submission submission(Optional<Path> consent, ReceivedFile... files) {
        return Submissions.in(folder, consent, files);
    }

    private ReceivedFile file(String path, String digestByte) {
        return Submissions.file(folder, path, new Digest(DigestAlgorithm.SHA256, digestByte.repeat(32)));
    }

    private Path record(String text) {
        try {
            return Files.writeString(folder.resolve("consent.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <P> P passed(Outcome<P> outcome) {
        return outcome.match(
                product -> product,
                rejection -> {
                    throw new AssertionError("Rejected: " + rejection);
                },
                held -> {
                    throw new AssertionError("Held already.");
                });
    }

    private static Rejection rejected(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        Rejection rejection = ((Outcome.Rejected<?>) outcome).rejection();
        assertThat(rejection.faults())
                .isNotEmpty()
                .allMatch(fault -> !fault.remedy().isBlank());
        return rejection;
    }

    private static Optional<String> code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Passed
                ? Optional.empty()
                : Optional.of(rejected(outcome).code());
    }

    private static void events(ObjectNode record, String... typesAndDays) {
        record.putArray("events");
        Stream.iterate(0, i -> i < typesAndDays.length, i -> i + 2)
                .forEach(i -> record.withArray("events")
                        .addObject()
                        .put("type", typesAndDays[i])
                        .put("at", typesAndDays[i + 1]));
    }

    private static void account(ObjectNode record, String username) {
        record.withArray("accounts").addObject().put("platform", "tiktok").put("username", username);
    }
}
