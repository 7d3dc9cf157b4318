package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 4: kill it at any instant; no half package is ever visible, nothing is lost, a re-run adds nothing twice. */
class KilledIngestIT {
    private static final int VIDEOS = 6;
    private static final List<String> WHOLE_LIFE = List.of("ingestion end", "validation", "fixity check", "accession");

    @TempDir
    static Path scratch;

    private static Path donation;
    private static Path settings;

    @BeforeAll
    static void generate() throws Exception {
        donation = new PseudoDonation("kelp.and.kites", VIDEOS).writeTo(scratch.resolve("donation"), 10_000_000);
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());
    }

    @Test
    void killedAgainAndAgainBeforeTheCommitTheNextRunStillMakesOnePackage() throws Exception {
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("early"));
        List<PackagedProgram.Condition> moments = List.of(
                () -> Files.exists(archive.folder().resolve(".lock")),
                () -> archive.workspaceHas("posts"),
                () -> archive.workspaceHas("accessions"),
                () -> archive.workspaceHas("inventory.json"));
        for (PackagedProgram.Condition moment : moments) {
            assertThat(killWhen(archive, moment)).isTrue();
            // A kill may come late by some milliseconds; what is there by then must be whole.
            for (Path bag : archive.bags()) {
                ArchiveOnDisk.requireValid(bag);
            }
            assertThat(archive.list()).hasSameSizeAs(archive.bags());
        }
        finish(archive);
    }

    @Test
    void killedRightAfterTheCommitTheNextRunCompletesThePackageAndAddsNone() throws Exception {
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("committed"));

        assertThat(killWhen(archive, archive::holdsSomething)).isTrue();

        assertThat(archive.bags()).hasSize(1);
        assertThat(archive.list()).hasSize(1);
        assertThat(finish(archive)).contains("already in the archive");
    }

    @Test
    void killedBeforeItIsEnteredIntoTheHoldingsTheNextRunEntersIt() throws Exception {
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("verified"));

        assertThat(killWhen(archive, () -> archive.journalLines() > 0)).isTrue();

        assertThat(archive.list()).hasSize(1);
        assertThat(finish(archive)).contains("already in the archive");
    }

    /** Starts the run and kills it at the moment; whether the moment came. */
    private static boolean killWhen(ArchiveOnDisk archive, PackagedProgram.Condition moment) throws Exception {
        try (PackagedProgram program = PackagedProgram.start(scratch.resolve("output"), ingest(archive))) {
            boolean came = program.awaits(moment);
            program.kill();
            return came;
        }
    }

    /** Runs to the end, and finds one package, whole, valid and entered once. */
    private static String finish(ArchiveOnDisk archive) throws Exception {
        PackagedProgram.Ended ended = PackagedProgram.run(scratch.resolve("output"), ingest(archive));
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();

        assertThat(archive.bags()).hasSize(1);
        ArchiveOnDisk.requireValid(archive.bags().get(0));
        assertThat(archive.list())
                .singleElement()
                .satisfies(
                        holding -> assertThat(holding.at("/posts/held").asInt()).isEqualTo(VIDEOS));
        assertThat(archive.indexed()).hasSize(1);
        assertThat(archive.journalTypes()).containsExactlyElementsOf(WHOLE_LIFE);
        assertThat(archive.filesInWorkspace()).isEmpty();
        assertThat(archive.folder().resolve("refused")).doesNotExist();
        return ended.out();
    }

    private static String[] ingest(ArchiveOnDisk archive) {
        return new String[] {
            "ingest", donation.toString(), "--archive", archive.folder().toString(), "--config", settings.toString()
        };
    }
}
