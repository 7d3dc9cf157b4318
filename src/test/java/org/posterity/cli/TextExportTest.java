package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export in TikTok's text form becomes the same kind of package as one in JSON. */
class TextExportTest {
    private static final Path FIXTURE = Path.of("src/test/resources/exports/tiktok/txt-2024-12");

    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void mediaBesideTheTextFiles() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = SampleDonation.in(folder.resolve("kelp"));
        donation.video(SampleDonation.P1, 1).video(SampleDonation.P2, 2).video(SampleDonation.P4_FRIENDS, 4);
        for (int image = 1; image <= 3; image++) {
            donation.photo(String.format(SampleDonation.P5_PHOTO, image), 10 + image);
        }
    }

    private void text() throws Exception {
        try (Stream<Path> files = Files.walk(FIXTURE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = donation.folder().resolve(FIXTURE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void itsPostsAreReadAndMatched() throws Exception {
        text();
        StoredAip aip = desk.archived(desk.consented(donation));

        assertThat(aip.told().path("posts").path("listed").asInt()).isEqualTo(5);
        assertThat(aip.told().path("posts").path("held").asInt()).isEqualTo(4);
        assertThat(aip.post("2024-12-24").path("kind").asText()).isEqualTo("photo");
        assertThat(aip.post("2024-12-24").path("mediaPresent").asInt()).isEqualTo(3);
        assertThat(aip.post("2024-09-17").path("visibility").asText()).isEqualTo("friends");
        assertThat(aip.post("2023-11-03").path("status").asText()).isEqualTo("missing");
    }

    @Test
    void everyRecordIsAccountedForUnderThePathsOfTheJson() throws Exception {
        text();
        StoredAip aip = desk.archived(desk.consented(donation));
        JsonNode accounting = ExportVersion.JSON.readTree(StoredAip.read(aip.ledger("accounting.json")));

        assertThat(accounting.path("layout").asText()).startsWith("TikTok TXT, English");
        assertThat(accounting.path("paths").findValuesAsText("path"))
                .contains("Post.Posts.VideoList[]")
                .anyMatch(path -> path.endsWith("CommentsList[]"))
                .anyMatch(path -> path.endsWith("ItemFavoriteList[]"));
        assertThat(aip.notKept()).contains("selection:shop", "consent:comments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Birthdate: 17-Mar-2014", "Birth Date: 2014-03-17"})
    void aBirthDateThatContradictsTheRecordStopsItWithoutBeingNamed(String line) throws Exception {
        text();
        Files.writeString(
                donation.folder().resolve("TikTok_Data_1735588272/TikTok/Profile/Profile Info.txt"),
                "Username: kelp.and.kites\n" + line + "\n");

        TestArchive.Answer answer =
                desk.run("ingest", "--json", desk.consented(donation).folder());

        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("age-contradicted");
        assertThat(desk.said(answer)).doesNotContain("2014");
    }

    @Test
    void theJsonIsReadWhereBothFormsCome() throws Exception {
        text();
        donation.export(ExportVersion.V5);
        StoredAip aip = desk.archived(desk.consented(donation));

        assertThat(aip.told().path("posts").path("listed").asInt()).isEqualTo(8);
        assertThat(StoredAip.read(aip.ledger("accounting.json"))).contains("text-form-not-read");
    }
}
