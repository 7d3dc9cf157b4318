package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;

/** The gate, where the record alone cannot decide: papers, countries, signatures, age. */
class GateRulesTest {
    private static final Account KELP = Account.parse("tiktok:kelp.and.kites");
    private static final byte[] DEED = "We agree.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private Path agreements;
    private HouseRules house = HouseRules.of("").storingIn(List.of("DE"));

    @BeforeEach
    void folders() throws IOException {
        agreements = Files.createDirectories(home.resolve("agreements"));
    }

    @Test
    void aPaperThatIsNotCalledHandedInIsNotAskedFor() {
        assertThat(codes(r -> {})).isEmpty();
    }

    @Test
    void aPaperHandedInThatLiesNowhereIsMissing() {
        Rejection rejection = rejected(establish(this::deedHandedIn));

        assertThat(rejection.code()).isEqualTo("evidence-missing");
        assertThat(rejection.faults().get(0).where()).isEqualTo("consent record, $.evidence[0].name");
        assertThat(rejection.faults().get(0).remedy()).contains("agreements.dir");
    }

    @Test
    void aPaperHandedInMayLieInTheSubmission() {
        assertThat(codes(this::deedHandedIn, deed("papers/deed.pdf", Digest.sha256(DEED))))
                .isEmpty();
    }

    @Test
    void aPaperHandedInMayLieInTheFolderOfAgreementsAtItsPathOrInAFolderOfItsOwn() throws IOException {
        house = house.withAgreements(Optional.of(agreements));
        Path own = Files.createDirectories(agreements.resolve("2026/juno"));
        Files.writeString(Files.createDirectories(agreements.resolve("2025")).resolve("deed.pdf"), "somebody else's");

        assertThat(codes(this::deedHandedIn)).containsExactly("evidence-missing");
        Files.write(own.resolve("deed.pdf"), DEED);
        assertThat(codes(this::deedHandedIn)).isEmpty();
    }

    @Test
    void aPaperInTheFolderOfAgreementsThatWasChangedIsAltered() throws IOException {
        house = house.withAgreements(Optional.of(agreements));
        Files.writeString(Files.createDirectories(agreements.resolve("papers")).resolve("deed.pdf"), "We agree not.");

        assertThat(codes(r -> {})).containsExactly("evidence-altered");
    }

    @Test
    void aPathThatLeavesTheFolderOfAgreementsFindsNothing() throws IOException {
        house = house.withAgreements(Optional.of(agreements));
        Files.write(home.resolve("deed.pdf"), DEED);

        assertThat(codes(r -> {
                    deedHandedIn(r);
                    ((ObjectNode) r.get("evidence").get(0)).put("name", "../deed.pdf");
                }))
                .containsExactly("evidence-missing");
    }

    @Test
    void aFolderOfAgreementsThatIsNotThereStopsTheProgram() {
        house = house.withAgreements(Optional.of(home.resolve("gone")));

        assertThatThrownBy(() -> establish(r -> {})).isInstanceOf(TerminalFailure.class);
    }

    @Test
    void aLimitOfCountriesNeedsToKnowWhereCopiesLie() {
        house = house.storingIn(List.of());

        Rejection rejection = rejected(establish(r -> {}));
        assertThat(rejection.code()).isEqualTo("storage-country-unknown");
        assertThat(rejection.faults().get(0).remedy()).contains("storage.country");
        assertThat(codes(r -> r.remove("countries"))).isEmpty();
    }

    @Test
    void everyCountryOfStorageMustBeAllowed() {
        house = house.storingIn(List.of("AT", "DE"));
        assertThat(codes(r -> {})).isEmpty();

        house = house.storingIn(List.of("DE", "US"));
        assertThat(codes(r -> {})).containsExactly("storage-country-not-allowed");
    }

    @Test
    void aJointConsentHoldsWhenAllHaveSigned() {
        Consumer<ObjectNode> joint = r -> {
            ((ObjectNode) r.get("grantor")).put("capacity", "joint");
            r.withObject("/grantor").withArray("persons").addObject().put("name", "Ova Brandt");
        };

        Rejection rejection = rejected(establish(joint));
        assertThat(rejection.code()).isEqualTo("joint-not-all-signed");
        assertThat(rejection.faults().get(0).where()).isEqualTo("consent record, $.grantor.persons[1].signedAt");
        assertThat(codes(joint.andThen(r -> signed(r, "2026-06-02")))).containsExactly("joint-not-all-signed");
        assertThat(codes(joint.andThen(r -> signed(r, "2026-06-01")))).isEmpty();
    }

    @Test
    void ofSeveralWhoGrantAllMustHaveSignedWhateverTheirCapacity() {
        for (String capacity : List.of("guardian", "organisation", "estate")) {
            Consumer<ObjectNode> two = r -> {
                ((ObjectNode) r.get("grantor")).put("capacity", capacity);
                r.withObject("/grantor").withArray("persons").addObject().put("name", "Ova Brandt");
            };
            assertThat(codes(two)).as(capacity).containsExactly("joint-not-all-signed");
            assertThat(codes(two.andThen(r -> signed(r, "2026-06-01"))))
                    .as(capacity)
                    .isEmpty();
        }
    }

    @Test
    void whatTheInstitutionAcceptsLaterIsNotValidYet() {
        Rejection rejection =
                rejected(establish(r -> r.withObject("/institution").put("acceptedAt", "2026-06-02")));
        assertThat(rejection.code()).isEqualTo("consent-not-yet-valid");
        assertThat(rejection.faults().get(0).where()).isEqualTo("consent record, $.institution.acceptedAt");
        assertThat(codes(r -> r.withObject("/institution").put("acceptedAt", "2026-06-01")))
                .isEmpty();
    }

    @Test
    void aSignatureOfADayToComeIsNoneYetWhoeverGrants() {
        for (String capacity : List.of("creator", "guardian", "organisation", "estate")) {
            Consumer<ObjectNode> granted = r -> ((ObjectNode) r.get("grantor")).put("capacity", capacity);

            Rejection rejection = rejected(establish(granted.andThen(r -> firstSigned(r, "2026-06-02"))));
            assertThat(rejection.code()).as(capacity).isEqualTo("consent-not-yet-valid");
            assertThat(rejection.faults())
                    .extracting(Fault::where)
                    .containsExactly("consent record, $.grantor.persons[0].signedAt");
            assertThat(codes(granted.andThen(r -> firstSigned(r, "2026-06-01"))))
                    .as(capacity)
                    .isEmpty();
        }
    }

    @Test
    void aBirthDateThatMakesTheAdultOfTheRecordAMinorStopsTheSubmissionAndIsNotRepeated() {
        Rejection rejection = rejected(admit(r -> {}, Optional.of(KELP), LocalDate.of(2008, 3, 2)));

        assertThat(rejection.code()).isEqualTo("age-contradicted");
        assertThat(rejection.toString()).doesNotContain("2008");
        assertThat(admit(r -> {}, Optional.of(KELP), LocalDate.of(2008, 3, 1))).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void aRenewalAfterComingOfAgeOutweighsTheBirthDate() {
        LocalDate young = LocalDate.of(2008, 3, 2);

        assertThat(admit(r -> event(r, "renewed", "2026-05-01"), Optional.of(KELP), young))
                .isInstanceOf(Outcome.Passed.class);
        assertThat(admit(r -> event(r, "renewed", "2026-07-01"), Optional.of(KELP), young))
                .as("renewed in the future only")
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(admit(r -> event(r, "changed", "2026-05-01"), Optional.of(KELP), young))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theAgeOfMajorityIsTheInstitutionsSetting() {
        house = house.withMajority(16);

        assertThat(admit(r -> {}, Optional.of(KELP), LocalDate.of(2010, 3, 1))).isInstanceOf(Outcome.Passed.class);
        assertThat(admit(r -> {}, Optional.of(KELP), LocalDate.of(2010, 3, 2))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void theAccountAndTheAgeAreJudgedTogether() {
        Rejection rejection =
                rejected(admit(r -> {}, Optional.of(Account.parse("tiktok:other")), LocalDate.of(2015, 1, 1)));

        assertThat(rejection.code()).isEqualTo("account-not-named");
        assertThat(rejection.faults())
                .extracting(Fault::where)
                .containsExactly("consent record, $.accounts", "consent record, $.age");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        house = house.storingIn(List.of("US"));

        assertThat(rejected(establish(r -> {
                            deedHandedIn(r);
                            r.put("age", "minor").put("majority", "2040-05-01");
                            r.putArray("purposes").add("research");
                        }))
                        .faults())
                .extracting(Fault::where)
                .containsExactly(
                        "consent record, $.grantor.capacity",
                        "consent record, $.purposes",
                        "consent record, $.countries",
                        "consent record, $.evidence[0].name");
    }

    private void deedHandedIn(ObjectNode record) {
        ((ObjectNode) record.get("evidence").get(0))
                .put("handedIn", true)
                .put("digest", Digest.sha256(DEED).toString());
    }

    private static void firstSigned(ObjectNode record, String day) {
        ((ObjectNode) record.at("/grantor/persons/0")).put("signedAt", day);
    }

    private static void signed(ObjectNode record, String day) {
        ((ObjectNode) record.at("/grantor/persons/1")).put("signedAt", day);
    }

    private static void event(ObjectNode record, String type, String day) {
        record.withArray("events").addObject().put("type", type).put("at", day);
    }

    private ReceivedFile deed(String path, Digest digest) {
        return Submissions.file(home, path, digest);
    }

    private ConsentGate gate() {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
        return new ConsentGate(
                house, clock, Records.reader(), LostPackages.of(Map.<Account, PackageId>of()), KeptAgreements.NONE);
    }

    private Outcome<ConsentedSubmission> establish(Consumer<ObjectNode> change, ReceivedFile... files) {
        try {
            Path record = Files.writeString(home.resolve("consent.json"), Records.with(change));
            return gate().establish(Submissions.in(home, Optional.of(record), files));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome<AdmittedSubmission> admit(Consumer<ObjectNode> change, Optional<Account> account, LocalDate born) {
        ConsentedSubmission consented = ((Outcome.Passed<ConsentedSubmission>) establish(change)).product();
        return gate().admit(consented, account, BirthDate.of(born));
    }

    private List<String> codes(Consumer<ObjectNode> change, ReceivedFile... files) {
        Outcome<ConsentedSubmission> outcome = establish(change, files);
        return outcome instanceof Outcome.Passed
                ? List.of()
                : List.of(rejected(outcome).code());
    }

    private static Rejection rejected(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).rejection();
    }
}
