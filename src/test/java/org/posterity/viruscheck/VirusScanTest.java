package org.posterity.viruscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** What becomes of clamd's answers; that they are those of the real clamd, {@code VirusCheckIT} shows. */
class VirusScanTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<ReceivedFile> files = new ArrayList<>();

    private VirusScanTest file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        files.add(new ReceivedFile(
                name,
                content.length(),
                Instant.EPOCH,
                Digest.sha256(content.getBytes(StandardCharsets.UTF_8)),
                file,
                false));
        return this;
    }

    private Outcome<Submission> scan(StandInClamd clamd, boolean refusing) {
        Digest digest = Digest.sha256(new byte[0]);
        return new VirusScan(clamd.clamd(), refusing, CLOCK, Progress.NONE)
                .check(new Submission(
                        SubmissionId.of(digest),
                        digest,
                        "folder",
                        IngestRequest.of(folder),
                        Instant.EPOCH,
                        Workspace.under(folder.resolve("workspace")),
                        files,
                        VirusCheck.NOT_SCANNED,
                        Optional.empty(),
                        List.of()));
    }

    private static VirusCheck passed(Outcome<Submission> outcome) {
        return outcome.match(
                Submission::virusCheck,
                rejection -> {
                    throw new AssertionError(rejection);
                },
                held -> {
                    throw new AssertionError(held);
                });
    }

    private static Rejection rejected(Outcome<Submission> outcome) {
        return outcome.match(
                passed -> {
                    throw new AssertionError(passed.virusCheck());
                },
                rejection -> rejection,
                held -> {
                    throw new AssertionError(held);
                });
    }

    private static String byContent(String content) {
        return content.contains("evil") ? "stream: Evil.Test-1 FOUND" : "stream: OK";
    }

    @Test
    void whatIsCleanSaysWhoScannedItAndWhen() throws IOException {
        file("a", "good").file("b", "x".repeat(200_000)).file("empty", "");
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            VirusCheck check = passed(scan(clamd, true));

            assertThat(check.isClean()).isTrue();
            assertThat(check.detail()).isEqualTo("clean.");
            assertThat(check.files()).isEqualTo(3);
            assertThat(check.scanner().orElseThrow().version()).isEqualTo("1.4.6/27500");
            assertThat(check.at()).contains(CLOCK.instant());
        }
    }

    @Test
    void whatIsInfectedIsRefusedWithEveryFileThatIs() throws IOException {
        file("a", "evil").file("b", "good").file("c", "x".repeat(200_000) + "evil");
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            Rejection rejection = rejected(scan(clamd, false));

            assertThat(rejection.code()).isEqualTo("infected");
            assertThat(rejection.faults()).extracting(it -> it.where()).containsExactly("a", "c");
            assertThat(rejection.faults().get(0).what()).contains("Evil.Test-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND, Heuristics.Limits.Exceeded.MaxFileSize",
        "stream: Heuristics.Encrypted.Zip FOUND, Heuristics.Encrypted.Zip",
        "INSTREAM size limit exceeded. ERROR, StreamMaxLength",
        "stream: Can't allocate memory ERROR, error of clamd",
        "something new, error of clamd"
    })
    void whateverIsNotKnownToMeanCleanIsNotScanned(String answer, String why) throws IOException {
        file("a", "good").file("b", "odd");
        try (StandInClamd clamd = new StandInClamd(content -> content.equals("odd") ? answer : "stream: OK")) {
            VirusCheck check = passed(scan(clamd, false));

            assertThat(check.isClean()).isFalse();
            assertThat(check.words()).isEqualTo("1 of 2 files not scanned, the others clean");
            assertThat(check.detail())
                    .contains(files.get(1).sha256().hex() + " (" + why + ")")
                    .doesNotContain(files.get(0).sha256().hex());
            assertThat(rejected(scan(clamd, true)).code()).isEqualTo("not-scanned");
        }
    }

    @Test
    void aFileThatClamdDoesNotTakeToTheEndIsNotScanned() throws IOException {
        file("a", "x".repeat(8_000_000));
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            clamd.takes = 100_000;

            assertThat(passed(scan(clamd, false)).words()).isEqualTo("not scanned");
        }
    }

    @Test
    void aFileLongerThanClamdCanReadIsNotSent() throws IOException {
        Path film = folder.resolve("film");
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(Clamd.LONGEST + 1);
        }
        files.add(new ReceivedFile("film", Clamd.LONGEST + 1, Instant.EPOCH, Digest.sha256(new byte[1]), film, false));
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            clamd.takes = 1_000_000;

            assertThat(passed(scan(clamd, false)).detail()).contains("longer than 2 GiB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {StandInClamd.BREAKS_OFF, StandInClamd.HANGS})
    void aFileThatBringsClamdDownIsNotScannedAndHoldsUpNoOther(String mishap) throws IOException {
        file("a", "odd").file("b", "good");
        try (StandInClamd clamd = new StandInClamd(content -> content.equals("odd") ? mishap : "stream: OK")) {
            assertThat(passed(scan(clamd, false)).words()).startsWith("1 of 2 files not scanned");
        }
    }

    @Test
    void archivesThatWereUnpackedAreNotScannedThemselves() throws IOException {
        file("a.zip", "evil");
        ReceivedFile zip = files.remove(0);
        files.add(new ReceivedFile(zip.path(), zip.size(), zip.modified(), zip.sha256(), zip.location(), true));
        file("a.zip!b", "good");
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            assertThat(passed(scan(clamd, true)).files()).isEqualTo(1);
        }
    }

    @Test
    void aScannerThatIsSilentAboutItsLimitsIsNotTrusted() throws IOException {
        file("a", "good");
        try (StandInClamd clamd = new StandInClamd(VirusScanTest::byContent)) {
            clamd.ofTooDeep = "stream: OK";

            assertThatThrownBy(() -> scan(clamd, false))
                    .isInstanceOf(TerminalFailure.class)
                    .hasMessageContaining("AlertExceedsMax");
        }
    }

    @Test
    void aScannerThatDoesNotAnswerIsAskedAgain() throws IOException {
        file("a", "good");
        StandInClamd clamd = new StandInClamd(VirusScanTest::byContent);
        assertThat(clamd.clamd().answers()).isTrue();
        clamd.close();

        assertThat(clamd.clamd().answers()).isFalse();
        assertThatThrownBy(() -> scan(clamd, false)).isInstanceOf(TransientFailure.class);
    }

    @Test
    void onlyTheFirstFilesThatWereNotScannedAreNamed() {
        List<VirusCheck.Unscanned> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(new VirusCheck.Unscanned(Digest.sha256(new byte[] {(byte) i}), "StreamMaxLength"));
        }
        VirusCheck check = new VirusCheck(40, all, Optional.empty(), Optional.empty());

        assertThat(check.detail())
                .contains("30 of 40")
                .endsWith(", and 10 more.")
                .hasSizeLessThan(3000);
    }

    @ParameterizedTest
    @CsvSource({
        "/run/clamav/clamd.ctl, true",
        "127.0.0.1:3310, true",
        "localhost:3310, true",
        "[::1]:3310, true",
        "127.0.0.1:99999, false",
        "clamd.example.org:3310, false",
        "0.0.0.0:3310, false",
        "clamd.ctl, false"
    })
    void onlyAScannerOnThisMachineIsSentWhatNobodyHasConsentedToYet(String place, boolean fits) {
        assertThat(Clamd.at(place).isPresent()).isEqualTo(fits);
    }
}
