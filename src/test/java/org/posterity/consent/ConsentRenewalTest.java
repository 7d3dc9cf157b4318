package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.Outcome.HeldAs;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/** Records that are handed in again, against the agreement that there is. */
class ConsentRenewalTest {
    private static final String ID = "agreement-2026-017";
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Digest ANY = Digest.sha256(new byte[0]);

    @TempDir
    Path folder;

    private AgreementsOnFile agreements;

    @BeforeEach
    void agreements() {
        agreements = new AgreementsOnFile(folder);
    }

    private ConsentRenewal renewal() {
        ConsentGate gate = new ConsentGate(
                HouseRules.of("").storingIn(List.of("DE")),
                CLOCK,
                Records.reader(),
                account -> Optional.empty(),
                agreements);
        return new ConsentRenewal(
                gate,
                Records.reader(),
                agreements,
                new AgreementKeeper(Records.reader(), agreements, Optional.empty()));
    }

    /** A record in which this happened, as {@code given 2026-03-01/withdrawn 2026-04-01}. */
    private Path record(String events) throws IOException {
        String json = Records.with(record -> {
            record.putArray("evidence");
            record.putArray("events");
            for (String event : events.split("/")) {
                ObjectNode written = record.withArray("events").addObject();
                written.put("type", event.split(" ")[0]).put("at", event.split(" ")[1]);
            }
        });
        return Files.writeString(Files.createTempFile(folder, "consent", ".json"), json);
    }

    private String establish(String events) throws IOException {
        Submission submission = Submissions.in(folder, Optional.of(record(events)));
        return code(renewal().establish(submission));
    }

    private String given(String events) throws IOException {
        Outcome<Submission> held =
                new Outcome.AlreadyHeld<>(SubmissionId.of(ANY), new HeldAs(PackageId.mint(ANY), 1, 1));
        return code(renewal().reconsider(IngestRequest.of(folder).withConsent(record(events)), held));
    }

    private static <P> String code(Outcome<P> outcome) {
        return outcome.match(passed -> "passed", rejection -> rejection.code(), held -> "held");
    }

    @ParameterizedTest
    @CsvSource({
        // kept, handed in again, what is said at the gate, of a held submission, versions after each
        "given 2026-03-01, given 2026-03-01, passed, held, 1",
        "given 2026-03-01, given 2026-03-01/withdrawn 2026-05-01, consent-withdrawn, consent-withdrawn, 2",
        "given 2026-03-01, given 2026-03-01/withdrawn 2027-05-01, consent-withdrawn, consent-withdrawn, 2",
        "given 2026-03-01, given 2026-03-02/withdrawn 2026-05-01, consent-withdrawn, consent-withdrawn, 2",
        "given 2026-03-01, given 2026-03-01/withdrawn 2026-05-01/changed 2026-05-02, consent-withdrawn, consent-withdrawn, 2",
        "given 2026-03-01, given 2026-03-01/withdrawn 2026-05-01/given 2026-06-02, consent-withdrawn, consent-withdrawn, 2",
        "given 2026-03-01, given 2026-03-01/withdrawn 2026-05-01/given 2026-05-02, passed, held, 2",
        "given 2026-03-01, given 2026-03-01/changed 2026-05-01, passed, held, 2",
        "given 2026-03-01, given 2026-03-01/renewed 2026-05-01, passed, held, 2",
        "given 2026-03-01, given 2026-03-02/renewed 2026-05-01, passed, held, 1",
        "given 2026-03-01/renewed 2026-05-01, given 2026-03-01, passed, held, 1",
        "given 2026-03-01/withdrawn 2026-05-01, given 2026-03-01, consent-withdrawn, consent-withdrawn, 1",
        "given 2026-03-01/withdrawn 2026-05-01, given 2026-03-01/renewed 2026-05-02, consent-withdrawn, consent-withdrawn, 1",
        "given 2026-03-01/withdrawn 2026-05-01, given 2026-03-01/withdrawn 2026-05-01, consent-withdrawn, consent-withdrawn, 1",
        "given 2026-03-01/withdrawn 2026-05-01, given 2026-03-01/withdrawn 2026-05-01/given 2026-05-20, passed, held, 2",
        "given 2026-03-01/withdrawn 2026-05-01/given 2026-05-20, given 2026-03-01/withdrawn 2026-05-01, consent-withdrawn, consent-withdrawn, 1",
        "given 2026-03-01/withdrawn 2026-05-01/given 2026-05-20, given 2026-03-01, consent-withdrawn, consent-withdrawn, 1"
    })
    void whatIsNewerIsTakenInAndWhatIsOlderUndoesNothing(
            String kept, String again, String atTheGate, String ofHeld, int versions) throws IOException {
        for (Function<String, String> door : List.<Function<String, String>>of(this::gate, this::held)) {
            agreements = new AgreementsOnFile(folder).with(ID, kept.split("/"));
            boolean withdrawn = new KeptConsent(agreements).isWithdrawn(Agreement.idOf(ID), TODAY);

            String said = door.apply(again);

            assertThat(said).isIn(atTheGate, ofHeld);
            assertThat(agreements.versions(ID)).isEqualTo(versions);
            boolean closed = new KeptConsent(agreements).isWithdrawn(Agreement.idOf(ID), TODAY);
            assertThat(closed).isEqualTo(versions == 1 ? withdrawn : atTheGate.equals("consent-withdrawn"));
            assertThat(said).isEqualTo(door.apply(again));
            assertThat(agreements.versions(ID)).isEqualTo(versions);
        }
    }

    private String gate(String events) {
        try {
            return establish(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String held(String events) {
        try {
            return given(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRecordOfNoAgreementThatIsKeptMakesNone() throws IOException {
        assertThat(establish("given 2026-03-01/withdrawn 2026-05-01")).isEqualTo("consent-withdrawn");
        assertThat(given("given 2026-03-01/withdrawn 2026-05-01")).isEqualTo("consent-withdrawn");
        assertThat(establish("given 2026-03-01")).isEqualTo("passed");
        assertThat(agreements.versions(ID)).isZero();
    }

    @Test
    void aRenewalThatTheGateDoesNotLetPassReopensNothing() throws IOException {
        agreements.with(ID, "given 2026-03-01", "withdrawn 2026-05-01");

        assertThat(establish("given 2026-03-01/withdrawn 2026-05-01/given 2026-06-02"))
                .isEqualTo("consent-withdrawn");
        assertThat(given("given 2026-03-01/withdrawn 2026-05-01/given 2026-06-02"))
                .isEqualTo("consent-withdrawn");

        assertThat(agreements.versions(ID)).isEqualTo(1);
    }

    @Test
    void withAnAgreementThatCannotBeReadNothingPasses() throws IOException {
        agreements.with(ID, "given 2026-03-01");
        Files.writeString(agreements.newest(ID), "{");

        assertThat(establish("given 2026-03-01")).isEqualTo("agreement-unreadable");
        assertThat(given("given 2026-03-01")).isEqualTo("agreement-unreadable");
        assertThat(establish("given 2026-03-01/withdrawn 2026-05-01")).isEqualTo("consent-withdrawn");
        assertThat(agreements.versions(ID)).isEqualTo(1);
    }

    /** What is larger is no record; the gate says so. */
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1"})
    void aWithdrawalIsKeptFromARecordOfTheLargestSizeThatIsRead(int tooMany, int versions) throws IOException {
        agreements.with(ID, "given 2026-03-01");
        Path large = record("given 2026-03-01/withdrawn 2026-05-01");
        String blanks = " ".repeat((int) (ConsentRecordReader.MOST_BYTES + tooMany - Files.size(large)));
        Files.writeString(large, blanks, StandardOpenOption.APPEND);

        renewal().establish(Submissions.in(folder, Optional.of(large)));

        assertThat(agreements.versions(ID)).isEqualTo(versions);
    }

    @Test
    void aHeldSubmissionWithoutARecordOfItsOwnIsLeftAlone() {
        agreements.with(ID, "given 2026-03-01", "withdrawn 2026-05-01");
        Outcome<Submission> held =
                new Outcome.AlreadyHeld<>(SubmissionId.of(ANY), new HeldAs(PackageId.mint(ANY), 1, 1));

        assertThat(renewal().reconsider(IngestRequest.of(folder), held)).isSameAs(held);
    }
}
