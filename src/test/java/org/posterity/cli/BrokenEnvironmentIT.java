package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Account;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;

/** A broken world ends the run with exit code 3 and one sentence; nothing is lost, and the next run succeeds. */
class BrokenEnvironmentIT {
    @TempDir
    static Path scratch;

    private static Path donation;
    private static Path settings;

    @BeforeAll
    static void generate() throws Exception {
        donation = new PseudoDonation("kelp.and.kites", 3).writeTo(scratch.resolve("donation"), 4_000_000);
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());
    }

    @Test
    void aDiskThatRefusesToTakeMoreLosesNothing() throws Exception {
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("full"));
        // A limit on the size of files, in blocks of 1024 bytes, makes writing fail as a full disk does.
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 2000; exec \"$@\"", "limited"));
        limited.addAll(PackagedProgram.command(ingest(archive.folder())));

        PackagedProgram.Ended failed = PackagedProgram.run(scratch, limited);
        assertSays(failed, "is the disk full?");
        assertThat(archive.bags()).isEmpty();
        assertThat(archive.filesInWorkspace()).isEmpty();
        assertThat(archive.list()).isEmpty();

        PackagedProgram.Ended again = PackagedProgram.run(scratch, ingest(archive.folder()));
        assertThat(again.exit()).as(again.err()).isZero();
        ArchiveOnDisk.requireValid(archive.bags().get(0));
        assertThat(archive.list()).hasSize(1);

        damageTheIndex(archive);
        aLockThatIsHeld(archive);
    }

    private static void damageTheIndex(ArchiveOnDisk archive) throws Exception {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        Files.write(archive.folder().resolve("holdings.db"), noise);

        assertSays(
                PackagedProgram.run(scratch, ingest(archive.folder())),
                "The index of holdings is damaged. Run posterity reindex");
        assertThat(archive.list()).as("storage tells what is held").hasSize(1);

        Files.delete(archive.folder().resolve("holdings.db"));
        assertThat(PackagedProgram.run(scratch, ingest(archive.folder())).out()).contains("already in the archive");
        assertThat(archive.indexed()).hasSize(1);
        assertThat(archive.journalTypes()).as("nothing is noted twice").hasSize(4);
    }

    private static void aLockThatIsHeld(ArchiveOnDisk archive) throws Exception {
        try (Workplace workplace = Workplace.in(archive.folder())) {
            workplace.lock(Subject.of(new Account("tiktok", "paper.lanterns")));
            String[] arguments = ingest(archive.folder());
            arguments[1] = new PseudoDonation("paper.lanterns", 1)
                    .writeTo(scratch.resolve("lanterns"), 1000)
                    .toString();
            assertSays(4, PackagedProgram.run(scratch, arguments), "already at work on this account in this archive.");
        }
    }

    @Test
    void anArchiveThatCannotBeAFolderIsNamed() throws Exception {
        Path file = Files.writeString(scratch.resolve("file"), "in the way");

        assertSays(PackagedProgram.run(scratch, ingest(file)), "The archive's folder cannot be written", "file");
        assertThat(file).hasContent("in the way");
        // Nobody, root included, can make a folder there.
        assertSays(
                PackagedProgram.run(scratch, ingest(Path.of("/proc/archive"))),
                "The archive's folder cannot be written",
                "/proc/archive");
    }

    private static void assertSays(PackagedProgram.Ended ended, String... words) {
        assertSays(3, ended, words);
    }

    private static void assertSays(int exit, PackagedProgram.Ended ended, String... words) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        assertThat(ended.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("posterity: ").contains(words));
        assertThat(ended.out()).isEmpty();
    }

    private static String[] ingest(Path archive) {
        return new String[] {
            "ingest", donation.toString(), "--archive", archive.toString(), "--config", settings.toString()
        };
    }
}
