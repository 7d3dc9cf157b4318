package org.posterity.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;

class RefusedTransfersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC);
    private static final SubmissionId ID = SubmissionId.of(Digest.sha256(new byte[0]));

    private static final Provenance FROM = Provenance.of(Path.of("/donations/juno <marsh>"), Optional.empty(), true);
    private static final PackageId AIP = PackageId.parse("urn:example:kelp");

    @TempDir
    private Path folder;

    @Test
    void writesAReportForProgramsAndOneForPeople() throws IOException {
        RefusalReport report = new RefusedTransfers(folder.resolve("refused"), CLOCK)
                .report(
                        Rejection.refused(
                                ID,
                                "truncated-export",
                                "The export <breaks> off.",
                                new Fault("a & b.json, line 1", "It ends \"early\".", "Copy it again."),
                                new Fault("c", "d", "e")),
                        FROM);

        Path own = folder.resolve("refused").resolve(ID.value());
        assertThat(report.report()).hasValue(own.resolve("report.html"));
        JsonNode json = new ObjectMapper().readTree(own.resolve("report.json").toFile());
        assertThat(json.path("submission").asText()).isEqualTo(ID.value());
        assertThat(json.path("outcome").asText()).isEqualTo("refused");
        assertThat(json.path("reason").asText()).isEqualTo("truncated-export");
        assertThat(json.path("summary").asText()).isEqualTo("The export <breaks> off.");
        assertThat(json.path("name").asText()).isEqualTo("juno <marsh>");
        assertThat(json.path("time").asText()).isEqualTo("2026-04-01T08:09:10Z");
        assertThat(json.path("faults")).hasSize(2);
        assertThat(json.at("/faults/0/where").asText()).isEqualTo("a & b.json, line 1");
        assertThat(Files.readString(own.resolve("report.html")))
                .contains("a &amp; b.json, line 1", "Copy it again.", ID.value(), "juno &lt;marsh&gt;")
                .doesNotContain("<breaks>");
        try (Stream<Path> files = Files.list(own)) {
            assertThat(files).hasSize(2);
        }
    }

    /** What is wrong with an old report must not be laid to a donation that is stored. */
    @Test
    void aReportThatCannotBeReadIsLeftAndHindersNothing() throws IOException {
        Files.createDirectories(folder.resolve("folder/report.json"));
        Files.createDirectories(folder.resolve("huge"));
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("huge/report.json").toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        new RefusedTransfers(folder, CLOCK).mended(ID, FROM, AIP);
        assertThat(folder.resolve("huge/report.json")).hasSize(3L << 30);
    }

    @Test
    void aMistakeWhileStoringIsNotSaidToHaveLeftNothing() throws IOException {
        RefusedTransfers refused = new RefusedTransfers(folder, CLOCK);
        for (String code : List.of("internal-error", Rejection.WHILE_STORING)) {
            Path report = refused.report(Rejection.refused(ID, code, "A mistake."), FROM)
                    .report()
                    .orElseThrow();
            assertThat(Files.readString(report).contains("Nothing was kept")).isEqualTo(code.equals("internal-error"));
        }
    }

    @Test
    void replacesAnEarlierReportOnTheSameSubmissionAndLeavesOthers() throws IOException {
        RefusedTransfers refused = new RefusedTransfers(folder, CLOCK);
        SubmissionId other = SubmissionId.of(Digest.sha256(new byte[1]));
        refused.report(Rejection.refused(other, "other", "Other."), FROM);
        refused.report(Rejection.refused(ID, "first", "First."), FROM);
        Files.writeString(folder.resolve(ID.value()).resolve("report.json.new"), "left by a kill");
        refused.report(Rejection.refused(ID, "second", "Second."), FROM);
        assertThat(Files.readString(folder.resolve(ID.value()).resolve("report.json")))
                .contains("second", "refused")
                .doesNotContain("first");
        assertThat(Files.readString(folder.resolve(other.value()).resolve("report.json")))
                .contains("other");
    }

    @Test
    void saysWhenItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> new RefusedTransfers(file, CLOCK).report(Rejection.refused(ID, "a", "A."), FROM))
                .isInstanceOf(TerminalFailure.class);
    }

    @Test
    void namesNobodyWhereTheInstitutionDoesNotWantIt() throws IOException {
        new RefusedTransfers(folder, CLOCK)
                .report(
                        Rejection.refused(ID, "a", "A."),
                        Provenance.of(Path.of("/donations/juno"), Optional.empty(), false));
        for (String file : List.of("report.json", "report.html")) {
            assertThat(Files.readString(folder.resolve(ID.value()).resolve(file)))
                    .doesNotContain("juno", "donations");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void marksAReportWhenADonationFromTheSamePlaceIsHeldAndKeepsWhatItSaid(boolean named) throws IOException {
        Provenance from = Provenance.of(Path.of("/donations/juno"), Optional.empty(), named);
        SubmissionId other = SubmissionId.of(Digest.sha256(new byte[1]));
        SubmissionId mended = SubmissionId.of(Digest.sha256(new byte[2]));
        new RefusedTransfers(folder, CLOCK)
                .report(Rejection.refused(ID, "first", "First.", new Fault("w", "x", "y")), from);
        new RefusedTransfers(folder, CLOCK).report(Rejection.refused(other, "other", "Other."), FROM);
        byte[] untouched = Files.readAllBytes(folder.resolve(other.value()).resolve("report.json"));
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(Files.createDirectories(folder.resolve("broken")).resolve("report.json"), "{");

        new RefusedTransfers(folder, CLOCK).mended(mended, from, AIP);

        JsonNode json = json(ID);
        assertThat(json.at("/mended/aip").asText()).isEqualTo(AIP.value());
        assertThat(json.at("/mended/time").asText()).isEqualTo("2026-04-01T08:09:10Z");
        assertThat(json.path("reason").asText()).isEqualTo("first");
        assertThat(json.path("outcome").asText()).isEqualTo("refused");
        assertThat(json.at("/faults/0/remedy").asText()).isEqualTo("y");
        assertThat(Files.readString(folder.resolve(ID.value()).resolve("report.html")))
                .contains("Mended", AIP.value(), "First.")
                .doesNotContain("hand it in again");
        assertThat(folder.resolve(other.value()).resolve("report.json")).hasBinaryContent(untouched);
        assertThat(folder.resolve("broken/report.json")).hasContent("{");
    }

    @Test
    void marksWhatWasReportedOfTheVerySubmissionWhereverItLiesNow() throws IOException {
        RefusedTransfers refused = new RefusedTransfers(folder, CLOCK);
        refused.mended(ID, FROM, AIP);
        assertThat(folder).isEmptyDirectory();
        refused.report(Rejection.refused(ID, "a", "A."), FROM);
        refused.mended(ID, Provenance.of(Path.of("/elsewhere"), Optional.empty(), true), AIP);
        assertThat(json(ID).has("mended")).isTrue();
        refused.report(Rejection.refused(ID, "again", "Again."), FROM);
        assertThat(json(ID).has("mended")).isFalse();
    }

    @Test
    void marksOnceAndLeavesTheMark() throws IOException {
        RefusedTransfers refused = new RefusedTransfers(folder, CLOCK);
        refused.report(Rejection.refused(ID, "a", "A."), FROM);
        refused.mended(ID, FROM, AIP);
        for (RefusedTransfers later : List.of(refused, new RefusedTransfers(folder, CLOCK))) {
            later.mended(ID, FROM, PackageId.parse("urn:example:later"));
            assertThat(json(ID).at("/mended/aip").asText()).isEqualTo(AIP.value());
        }
    }

    private JsonNode json(SubmissionId submission) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(submission.value())
                        .resolve("report.json")
                        .toFile());
    }
}
