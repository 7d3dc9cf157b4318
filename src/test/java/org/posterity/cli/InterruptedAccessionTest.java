package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.Main;
import org.posterity.model.PackageId;

/** What a kill leaves undone after the commit, set up without one: the next run makes up for it, whatever it is. */
class InterruptedAccessionTest {
    @TempDir
    Path scratch;

    private Path donation;
    private Path settings;
    private ArchiveOnDisk archive;
    private PackageId aip;
    private Path storagePlace;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void takeIn() throws Exception {
        donation = new PseudoDonation("kelp.and.kites", 1).writeTo(scratch.resolve("donation"), 20_000);
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of("storage.sync", "off"));
        archive = new ArchiveOnDisk(scratch.resolve("archive"));
        assertThat(ingest()).as(said.toString()).isZero();
        storagePlace = archive.bags().get(0).getParent().getParent();
        aip = new PackageId(archive.indexed().get(0));
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
    void isSetAsideWhenItDoesNotComeBackAsItWasWritten() throws Exception {
        forgetFrom(0);
        Path rotten = rot();
        Map<String, String> before = ArchiveListing.of(rotten);

        assertThat(ingest()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(said.toString()).contains("failed the check after it was written to storage");
        assertThat(archive.bags()).isEmpty();
        assertThat(archive.indexed()).isEmpty();
        assertThat(archive.journalTypes()).containsExactly("validation", "deaccession");
        assertThat(ArchiveListing.of(only(archive.folder().resolve("set-aside")).resolve("v1/content")))
                .isEqualTo(before);

        assertThat(ingest()).as(said.toString()).isZero();
        ArchiveOnDisk.requireValid(archive.bags().get(0));
        assertThat(archive.indexed()).hasSize(1);
        assertThat(archive.journalTypes())
                .containsExactly(
                        "validation", "deaccession", "ingestion end", "validation", "fixity check", "accession");
    }

    /** Killed between the line that says what is wrong and the move, or between the move and the line that says so. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKillWhileItIsSetAsideLosesNeitherThePackageNorTheWord(boolean moved) throws Exception {
        forgetFrom(0);
        rot();
        assertThat(ingest()).isEqualTo(Exit.ENVIRONMENT);
        mark();
        Path journal = archive.folder().resolve("journal.jsonl");
        Files.write(journal, Files.readAllLines(journal).subList(0, 1));
        if (!moved) {
            Files.createDirectories(storagePlace.getParent());
            Files.move(only(archive.folder().resolve("set-aside")), storagePlace);
            assertThat(ingest()).isEqualTo(Exit.ENVIRONMENT);
        }

        assertThat(ingest()).as(said.toString()).isZero();

        assertThat(archive.journalTypes().stream().filter(type -> type.equals("deaccession")))
                .hasSize(1);
        assertThat(only(archive.folder().resolve("set-aside"))).isDirectory();
        ArchiveOnDisk.requireValid(archive.bags().get(0));
    }

    /** Nothing says that Posterity was committing it: index and journal are lost, or the package is back from a backup. */
    @Test
    void aPackageOfAnotherRunIsNeverTakenOutWhateverIsWrongWithIt() throws Exception {
        forgetFrom(0);
        unmark();
        Path rotten = rot();
        Map<String, String> before = ArchiveListing.of(rotten);
        donation = new PseudoDonation("paper.lanterns", 1).writeTo(scratch.resolve("other"), 20_000);

        assertThat(ingest()).as(said.toString()).isZero();

        assertThat(ArchiveListing.of(rotten)).isEqualTo(before);
        assertThat(archive.folder().resolve("set-aside")).doesNotExist();
        assertThat(archive.bags()).hasSize(2);
        assertThat(archive.indexed()).as("known again").hasSize(2);
    }

    @Test
    void theMarkOfACommitGoesWithItsEnd() throws Exception {
        assertThat(archive.folder().resolve("commits")).isEmptyDirectory();
        forgetFrom(0);
        assertThat(ingest()).isZero();
        assertThat(archive.folder().resolve("commits")).isEmptyDirectory();
    }

    /**
     * As a kill leaves it within a commit: the root of the object lags behind its newest version, journal and index know nothing. Who
     * audits is told of no damage; without the mark it is.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anAuditCompletesWhatAKillLeftAndCallsItNoDamage(int lagging) throws Exception {
        Path root = archive.bags().get(0).getParent().getParent();
        Path journal = archive.folder().resolve("journal.jsonl");
        Path before = Files.createDirectory(scratch.resolve("before" + lagging));
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Files.copy(root.resolve(name), before.resolve(name));
        }
        Path index = archive.folder().resolve("holdings.db");
        Files.copy(index, before.resolve("holdings.db"));
        List<String> lines = Files.readAllLines(journal);
        assertThat(run("restrict", aip.value(), "--reason", "error", "--by", "Ida Bauer"))
                .isZero();
        List<String> names = List.of("inventory.json.sha512", "inventory.json").subList(0, lagging);
        for (String name : names) {
            Files.copy(before.resolve(name), root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(run("audit")).as("lagging, and no commit is in progress").isEqualTo(Exit.NOT_ALL);
        Files.copy(before.resolve("holdings.db"), index, StandardCopyOption.REPLACE_EXISTING);
        Files.write(journal, lines);
        mark();

        assertThat(run("audit")).as(said.toString()).isZero();

        assertThat(markPlace()).doesNotExist();
        assertThat(run("journal", "verify")).as(said.toString()).isZero();
        assertThat(Files.mismatch(
                        root.resolve("inventory.json"), root.resolve("v2").resolve("inventory.json")))
                .isEqualTo(-1);
        assertThat(archive.journalTypes())
                .filteredOn("policy assignment"::equals)
                .hasSize(1);
    }

    /** The same of an agreement, which no mark tells of. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anAuditCompletesAnAgreementToo(int lagging) throws Exception {
        Path root;
        try (Stream<Path> all = Files.walk(archive.folder().resolve("agreements"))) {
            root = all.filter(path -> path.getFileName().toString().equals("v1"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
        assertThat(run("restrict", aip.value(), "--reason", "error", "--by", "Ida Bauer"))
                .isZero();
        for (String name : List.of("inventory.json.sha512", "inventory.json").subList(0, lagging)) {
            Files.copy(root.resolve("v1").resolve(name), root.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(run("audit")).as(said.toString()).isZero();

        assertThat(Files.mismatch(
                        root.resolve("inventory.json"), root.resolve("v2").resolve("inventory.json")))
                .isEqualTo(-1);
    }

    /** Files that are no marks, and marks of packages that are not there, undo nothing and stop nothing. */
    @Test
    void whatIsNoMarkMarksNothing() throws Exception {
        Path commits = archive.folder().resolve("commits");
        Files.writeString(commits.resolve("stray"), aip.value());
        Files.writeString(commits.resolve("empty"), "");
        Files.createDirectory(commits.resolve("folder"));
        Files.writeString(commits.resolve("urn%3Ax%3Anobody"), "urn:x:nobody\n");
        rot();

        assertThat(ingest()).as(said.toString()).isZero();

        assertThat(archive.bags()).hasSize(1);
        assertThat(commits.resolve("urn%3Ax%3Anobody")).doesNotExist();
    }

    /** One byte of a WARC file changed; which bag it is in. */
    private Path rot() throws IOException {
        Path bag = archive.bags().get(0);
        try (Stream<Path> warcs = Files.walk(bag)) {
            Path warc = warcs.filter(path -> path.toString().endsWith(".warc"))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
                file.seek(file.length() - 100);
                file.write(new byte[] {1, 2, 3});
            }
        }
        return bag;
    }

    private int run(String... words) {
        List<Object> line = new ArrayList<>(List.of((Object[]) words));
        line.addAll(List.of("--archive", archive.folder(), "--config", settings));
        TestArchive.Answer answer = TestArchive.say(line.toArray());
        said.append(answer.toString());
        return answer.exit();
    }

    private void mark() throws IOException {
        Files.writeString(markPlace(), aip.value() + "\n");
    }

    private void unmark() throws IOException {
        Files.delete(markPlace());
    }

    private Path markPlace() {
        return archive.folder().resolve("commits").resolve(aip.value().replace(":", "%3A"));
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> all = listed.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** As if the process had been killed before it wrote this line of the journal, and the index. */
    private void forgetFrom(int line) throws IOException {
        mark();
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
