package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code consent new --without-export} to a package that holds the media by themselves. */
class MediaWithoutExportTest {
    @TempDir
    Path folder;

    @Test
    void mediaOfABannedAccountBecomeAPackage() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = desk.consented(
                SampleDonation.in(folder.resolve("kelp"))
                        .video(SampleDonation.P8, 1)
                        .video("IMG_1.MOV", 2)
                        .photo("cover.jpg", 3),
                "--without-export",
                "The platform banned the account.");

        StoredAip aip = desk.archived(donation);

        assertThat(TestArchive.say("consent", "check", donation.folder().resolve("consent.json"))
                        .out())
                .contains("without an export. Reason: The platform banned the account.");
        assertThat(aip.data().resolve("unmatched")).isDirectoryContaining(file -> true);
        assertThat(desk.run("list").out())
                .contains("tiktok:kelp.and.kites", "no list of posts, so nothing says whether it is complete");
    }
}
