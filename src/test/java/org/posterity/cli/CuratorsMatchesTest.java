package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest --match}: what a curator decides, and what the command says of a list that it cannot follow. */
class CuratorsMatchesTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void aDonationWithOneNamelessFile() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = desk.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video("IMG_1.MOV", 1));
    }

    @Test
    void aFileThatSaysNothingIsKeptWithThePostThatTheListNames() throws Exception {
        assertThat(desk.run("ingest", "--dry-run", donation.folder()).out()).contains("0 complete");
        Path list = list("file,post\nIMG_1.MOV,2025-11-02 06:30:31\n");

        TestArchive.Answer answer = desk.run("ingest", "--match", list, donation.folder());

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).contains("1 complete");
    }

    @Test
    void aListWithFaultsKeepsNothingAndTellsThemAll() throws Exception {
        Path list = list("file,post\nIMG_2.MOV,none\nIMG_1.MOV,2020-01-01 00:00:00\n");

        TestArchive.Answer answer = desk.run("ingest", "--match", list, donation.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("refused", "row 2 of the list", "row 3 of the list");
        assertThat(desk.run("list").out()).contains("The archive holds no packages");
        assertThat(desk.run("ingest", donation.folder()).exit()).isZero();
    }

    @Test
    void aListIsForOneSubmission() throws Exception {
        SampleDonation second =
                desk.consented(SampleDonation.in(folder.resolve("other")).export(ExportVersion.V3));

        TestArchive.Answer answer =
                desk.run("ingest", "--match", list("file,post\n"), donation.folder(), second.folder());

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains("--match", "2");
        assertThat(desk.run("ingest", "--match", folder.resolve("absent.csv"), donation.folder())
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    private Path list(String text) throws Exception {
        return Files.writeString(folder.resolve("matches.csv"), text);
    }
}
