package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Wiring;

class BatchListingTest {
    @TempDir
    Path temp;

    private final BatchListing arrivals = new BatchListing(Wiring.platforms());
    private Path root;

    @BeforeEach
    void aFolder() throws IOException {
        root = Files.createDirectories(temp.resolve("root"));
    }

    @Test
    void findsEverySubmissionOfTheSamples() throws IOException {
        touch("README.md", "generate", "SHA256SUMS", ".DS_Store");
        touch("kelp-and-kites/consent.json", "kelp-and-kites/videos/a.mp4");
        zip("kelp-and-kites/TikTok_Data_1735588272.zip", "user_data_tiktok.json");
        touch("half-a-drawer/consent.json", "half-a-drawer/user_data.json");
        touch("no-consent/user_data_tiktok.json", "no-consent/videos/b.mp4");
        touch("batch/README.md", "batch/one/consent.json", "batch/two/consent.json");
        zip("batch/three.zip", "three/consent.json", "three/user_data_tiktok.json");

        assertThat(submissions(root))
                .containsExactly(
                        "batch/one", "batch/three.zip", "batch/two", "half-a-drawer", "kelp-and-kites", "no-consent");
        assertThat(submissions(root.resolve("kelp-and-kites"))).containsExactly("kelp-and-kites");
        assertThat(submissions(root.resolve("no-consent"))).containsExactly("no-consent");
        assertThat(submissions(root.resolve("batch/three.zip"))).containsExactly("batch/three.zip");
    }

    @Test
    void takesAFolderWithAnExportAtItsTopForOneSubmission() throws IOException {
        touch("videos/consent.json");
        zip("my data.zip", "__MACOSX/._user_data.json", "/user_data.json");

        assertThat(submissions(root)).containsExactly("");
    }

    @Test
    void takesExportsOfSeveralPeopleForABatch() throws IOException {
        touch("anna/user_data_tiktok.json", "anna/a.mp4", "notes.txt");
        zip("bert/TikTok_Data_1.zip", "user_data_tiktok.json");

        assertThat(submissions(root)).containsExactly("anna", "bert");
    }

    @Test
    void takesArchivesThatBringTheirConsentForABatch() throws IOException {
        zip("anna.zip", "consent.json", "user_data_tiktok.json", "a.mp4");
        Files.write(
                root.resolve("bert.tar.gz"),
                IntakeOfArchivesTest.gzip(IntakeOfArchivesTest.tar(
                        Map.of("consent.json", new byte[1], "user_data.json", new byte[1]), "bert/")));
        Files.write(root.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 9});

        assertThat(submissions(root)).containsExactly("anna.zip", "bert.tar.gz", "broken.zip");
    }

    @Test
    void looksIntoFoldersOfBatches() throws IOException {
        touch("README.md", "2024/june/anna/consent.json", "2024/june/bert/consent.json");

        assertThat(submissions(root)).containsExactly("2024/june/anna", "2024/june/bert");
    }

    @Test
    void takesAFolderWithMediaBesideABatchForOneSubmission() throws IOException {
        touch("holiday.mp4", "2024/june/anna/consent.json");

        assertThat(submissions(root)).containsExactly("");
    }

    @Test
    void goesNoDeeperThanFourBatches() throws IOException {
        touch("1/2/3/4/5/consent.json");

        assertThat(submissions(root)).containsExactly("");
    }

    @Test
    void takesWhatItDoesNotUnderstandForOneSubmission() throws IOException {
        touch("videos/a.mp4", "papers/deed.pdf");

        assertThat(submissions(root)).containsExactly("");
        assertThat(submissions(root.resolve("papers/deed.pdf"))).containsExactly("papers/deed.pdf");
        assertThat(submissions(Files.createDirectories(root.resolve("empty")))).containsExactly("empty");
    }

    @Test
    void doesNotFollowLinksInABatchButHandsThemToIntake() throws IOException {
        touch("anna/consent.json");
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Door.write(elsewhere.resolve("inner/consent.json"), "{}");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);

        assertThat(submissions(root)).containsExactly("anna", "link");
        assertThat(new Door(temp, Door.SMALL).rejected(root.resolve("link")).code())
                .isEqualTo("link");
    }

    @Test
    void followsALinkThatTheOperatorNames() throws IOException {
        touch("anna/consent.json");
        Path link = Files.createSymbolicLink(temp.resolve("link"), root);

        assertThat(arrivals.expand(link)).containsExactly(root.toRealPath().resolve("anna"));
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThatThrownBy(() -> arrivals.expand(root.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is nothing at");
    }

    private List<String> submissions(Path path) {
        return arrivals.expand(path).stream()
                .map(found -> root.relativize(found).toString())
                .toList();
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Door.write(root.resolve(name), "x");
        }
    }

    private void zip(String archive, String... names) throws IOException {
        RawZip zip = new RawZip();
        for (String name : names) {
            zip.add(name, "x");
        }
        Files.createDirectories(root.resolve(archive).getParent());
        zip.to(root.resolve(archive));
    }
}
