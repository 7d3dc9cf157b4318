package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Desk.Answer;

/** A donor gets all that is held about them, whatever readers may see. */
class DonorCopyTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Donation donation;

    @BeforeEach
    void aDarkPackage() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
        donation = Donation.complete(folder.resolve("kelp"), Vintage.V5);
        desk.newRecord(donation.folder().resolve("consent.json"), Desk.EVERY_CATEGORY, "dark");
        desk.archived(donation);
    }

    private Answer copy(String donor, Path to) {
        return Desk.say("request", "copy", "--archive", desk.archive(), "--donor", donor, "--to", to);
    }

    @Test
    void givesEveryPackageOfTheAccountAsAValidBagAndAPageInWords() throws Exception {
        Path to = folder.resolve("copy");
        Answer answer = copy("tiktok:@Kelp.and.Kites", to);

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .contains("nobody: preserved only", "the video and photo files", "What happened to package");
        List<Path> bags;
        try (var listed = Files.list(to.resolve("packages"))) {
            bags = listed.toList();
        }
        assertThat(bags).hasSize(1);
        assertThat(desk.run("validate", bags.get(0)).exit()).isZero();
        assertThat(bags.get(0).resolve("data/posts")).isDirectory();
    }

    @Test
    void theCopyIsOnRecord() {
        copy("tiktok:kelp.and.kites", folder.resolve("copy"));
        assertThat(folder.resolve("desk/archive/journal.jsonl")).content().contains("Copy handed out as bag");
    }

    @Test
    void saysThatNothingIsHeldOfAnotherAccount() {
        Answer answer = copy("tiktok:tern_and_tide", folder.resolve("copy"));

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.err()).contains("holds nothing of this account");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void overwritesNothing() throws Exception {
        Path to = Files.createDirectory(folder.resolve("mine"));

        assertThat(copy("tiktok:kelp.and.kites", to).exit()).isEqualTo(Exit.USAGE);
        assertThat(to).isEmptyDirectory();
    }
}
