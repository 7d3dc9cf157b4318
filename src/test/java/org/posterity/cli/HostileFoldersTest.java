package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot lie in a repository: links, pipes, files without permission. */
class HostileFoldersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void aDonation() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = desk.consented(SampleDonation.in(folder.resolve("batch/kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1));
    }

    @Test
    void aLoopOfLinksIsRefusedAndNotFollowed() throws Exception {
        Path media = Files.createDirectories(donation.folder().resolve("media"));
        Files.createSymbolicLink(media.resolve("again"), media);
        Files.createSymbolicLink(media.resolve("up"), Path.of(".."));

        JsonNode told = rejected("refused", "link");
        assertThat(report(told))
                .extracting(fault -> fault.path("where").asText())
                .containsExactlyInAnyOrder("media/again", "media/up");
    }

    @Test
    void aPipeIsRefusedAndNobodyWaitsForIt() throws Exception {
        pipe("media/film.mp4");
        rejected("refused", "special-file");
    }

    @Test
    void aPipeInPlaceOfTheConsentRecordIsRefusedAndNobodyWaitsForIt() throws Exception {
        Files.delete(donation.folder().resolve("consent.json"));
        pipe("consent.json");
        rejected("refused", "special-file");
    }

    @Test
    void aPipeBesideTheSubmissionsOfABatchIsPassedBy() throws Exception {
        pipe("../pipe");
        pipe("../pipe.zip");
        TestArchive.Answer answer = Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> desk.run("ingest", folder.resolve("batch"), "--dry-run", "--json"));
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
    }

    @Test
    void aFileWithoutPermissionIsNamed() throws Exception {
        Path film = donation.folder().resolve("locked.mp4");
        Files.writeString(film, "film");
        Files.setPosixFilePermissions(film, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(film)) {
            // Whoever runs this is the superuser, to whom nothing is closed.
            assertThat(desk.run("ingest", donation.folder()).exit()).isZero();
            return;
        }

        assertThat(report(rejected("refused", "unreadable-file")))
                .extracting(fault -> fault.path("where").asText())
                .containsExactly("locked.mp4");
    }

    private void pipe(String name) throws Exception {
        Path pipe = donation.folder().resolve(name);
        Files.createDirectories(pipe.getParent());
        try {
            Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("needs mkfifo: that pipes are refused is not tested");
        }
    }

    private JsonNode rejected(String outcome, String reason) {
        TestArchive.Answer answer =
                Assertions.assertTimeoutPreemptively(PATIENCE, () -> desk.run("ingest", donation.folder(), "--json"));
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.NOT_ALL);
        JsonNode told = answer.json().get(0);
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo(outcome);
        assertThat(told.path("reason").asText()).isEqualTo(reason);
        return told;
    }

    private static List<JsonNode> report(JsonNode told) {
        Path page = Path.of(told.path("report").asText());
        return StoredAip.list(ExportVersion.tree(StoredAip.bytes(page.resolveSibling("report.json")))
                .path("faults"));
    }
}
