package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kill leaves undone after the commit, set up without one: the next run makes up for it, whatever it is. */
class InterruptedAccessionTest {
    @TempDir
    Path scratch;

    private Path donation;
    private Path settings;
    private ArchiveOnDisk archive;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void takeIn() throws IOException {
        donation = new PseudoDonation("kelp.and.kites", 1).writeTo(scratch.resolve("donation"), 20_000);
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of("storage.sync", "off"));
        archive = new ArchiveOnDisk(scratch.resolve("archive"));
        assertThat(ingest()).as(said.toString()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void isCompletedWithoutNotingAnythingTwice(int linesOfTheJournal) throws Exception {
        forgetFrom(linesOfTheJournal);

        assertThat(ingest()).as(said.toString()).isZero();

        assertThat(archive.journalTypes()).containsExactly("ingestion end", "validation", "fixity check", "accession");
        assertThat(archive.indexed()).hasSize(1);
        assertThat(archive.bags()).hasSize(1);
    }

    @Test
    void isTakenOutAgainWhenItDoesNotComeBackAsItWasWritten() throws Exception {
        forgetFrom(0);
        try (Stream<Path> warcs = Files.walk(archive.bags().get(0))) {
            Path warc = warcs.filter(path -> path.toString().endsWith(".warc"))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
                file.seek(file.length() - 100);
                file.write(new byte[] {1, 2, 3});
            }
        }

        assertThat(ingest()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(said.toString()).contains("did not come back from storage as it was written");
        assertThat(archive.bags()).isEmpty();
        assertThat(archive.indexed()).isEmpty();

        assertThat(ingest()).as(said.toString()).isZero();
        ArchiveOnDisk.requireValid(archive.bags().get(0));
        assertThat(archive.indexed()).hasSize(1);
    }

    /** As if the process had been killed before it wrote this line of the journal, and the index. */
    private void forgetFrom(int line) throws IOException {
        Files.delete(archive.folder().resolve("holdings.db"));
        Path journal = archive.folder().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, line));
    }

    private int ingest() {
        PrintWriter out = new PrintWriter(said, true);
        return Main.run(
                out,
                out,
                "ingest",
                donation.toString(),
                "--archive",
                archive.folder().toString(),
                "--config",
                settings.toString());
    }
}
