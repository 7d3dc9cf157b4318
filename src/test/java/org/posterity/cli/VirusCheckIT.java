package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The virus check with the real clamd, set as the settings file and the handbook say, and otherwise. */
class VirusCheckIT {
    private static final String[] AS_TOLD = {
        "AlertExceedsMax yes", "MaxFileSize 0", "MaxScanSize 0", "StreamMaxLength 0"
    };

    @TempDir
    private Path folder;

    private TestArchive archive;
    private SampleDonation donation;

    @BeforeEach
    void makeDonation() throws IOException {
        archive = TestArchive.in(folder);
        donation = archive.consented(SampleDonation.complete(folder.resolve("donation"), ExportVersion.V4));
    }

    private Path film() throws IOException {
        try (Stream<Path> files = Files.walk(donation.folder())) {
            return files.filter(file -> file.endsWith(SampleDonation.P7))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<JsonNode> virusChecks(StoredAip aip) throws IOException {
        return Files.readAllLines(aip.ledger("events.jsonl")).stream()
                .map(line -> ExportVersion.tree(line.getBytes(StandardCharsets.UTF_8)))
                .filter(event -> event.path("type").asText().equals("virus-check"))
                .toList();
    }

    @Test
    void aCleanDonationIsStoredWithTheEvent() throws Exception {
        try (Clamds clamd = Clamds.with(folder, AS_TOLD)) {
            archive.set("viruscheck.clamd", clamd.socket());

            StoredAip aip = archive.archived(donation);

            assertThat(virusChecks(aip)).singleElement().satisfies(event -> {
                assertThat(event.path("detail").asText()).isEqualTo("clean.");
                assertThat(event.path("outcome").asText()).isEqualTo("success");
                assertThat(event.path("agent").path("name").asText()).isEqualTo("ClamAV");
            });
            assertThat(Files.readString(aip.data().resolve("premis.xml")))
                    .contains("eventType/vir", ">ClamAV</agentName>");
        }
    }

    @Test
    void anInfectedDonationIsRefusedAndUntouched() throws Exception {
        Path film = film();
        Files.writeString(film, Clamds.SIGNED, StandardOpenOption.APPEND);
        Map<String, String> before = ArchiveListing.withTimes(donation.folder());
        try (Clamds clamd = Clamds.with(folder, AS_TOLD)) {
            archive.set("viruscheck.clamd", clamd.socket());

            TestArchive.Answer answer = archive.run("ingest", donation.folder());

            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.out()).contains("refused (infected)", SampleDonation.P7, Clamds.NAME);
            assertThat(ArchiveListing.withTimes(donation.folder())).isEqualTo(before);
            assertThat(new ArchiveOnDisk(archive.archive()).bags()).isEmpty();
        }
    }

    @Test
    void whatClamdIsSetNotToReadIsRecordedAsNotScannedOrRefused() throws Exception {
        Path film = film();
        Files.write(film, new byte[3 << 20], StandardOpenOption.APPEND);
        try (Clamds clamd = Clamds.with(folder, "AlertExceedsMax yes", "MaxFileSize 2M", "StreamMaxLength 0")) {
            archive.set("viruscheck.clamd", clamd.socket()).set("viruscheck.not-scanned", "refuse");
            TestArchive.Answer refused = archive.run("ingest", donation.folder());
            assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(refused.out()).contains("refused (not-scanned)", SampleDonation.P7);

            StoredAip aip = archive.set("viruscheck.not-scanned", "record").archived(donation);

            assertThat(virusChecks(aip)).singleElement().satisfies(event -> {
                assertThat(event.path("detail").asText())
                        .contains("1 of 12 files not scanned", ArchiveListing.sha256(Files.readAllBytes(film)))
                        .contains("Heuristics.Limits.Exceeded");
                assertThat(event.path("outcome").asText()).isEqualTo("warning");
            });
        }
    }

    @Test
    void aClamdThatIsSilentAboutWhatItDoesNotReadEndsTheRun() throws Exception {
        try (Clamds clamd = Clamds.with(folder, "MaxFileSize 2M")) {
            archive.set("viruscheck.clamd", clamd.socket());

            TestArchive.Answer answer = archive.run("ingest", donation.folder());

            assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(answer.err()).contains("AlertExceedsMax");
            assertThat(new ArchiveOnDisk(archive.archive()).bags()).isEmpty();
        }
    }

    @Test
    void withoutClamdNothingIsTakenInUntilItIsBack() throws Exception {
        try (Clamds clamd = Clamds.with(folder, AS_TOLD)) {
            archive.set("viruscheck.clamd", folder.resolve("none.ctl").toString());
            TestArchive.Answer answer = archive.run("ingest", donation.folder());
            assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(answer.err()).contains("viruscheck.clamd", "does not answer");
            assertThat(new ArchiveOnDisk(archive.archive()).bags()).isEmpty();

            archive.set("viruscheck.clamd", clamd.socket());

            assertThat(virusChecks(archive.archived(donation))).hasSize(1);
        }
    }
}
