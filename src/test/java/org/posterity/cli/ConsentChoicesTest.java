package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.canary.LeakScan;
import org.posterity.model.Digest;

/** What the donor leaves unticked stays out of the package, every byte of it, and is named as left out. */
class ConsentChoicesTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void donation() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5);
    }

    private StoredAip under(String categories) throws Exception {
        return desk.archived(desk.consentedTo(donation, categories));
    }

    @Test
    void postsForFriendsOrTheCreatorAloneStayOutWithTheirMedia() throws Exception {
        StoredAip aip = under("posts,media,profile,engagement");

        assertThat(aip.told().path("posts").toString())
                .isEqualTo("{\"listed\":8,\"held\":6,\"missing\":0,\"ambiguous\":0,\"leftOut\":2}");
        for (String date : List.of("2023-11-03", "2024-09-17")) {
            JsonNode post = aip.post(date);
            assertThat(post.path("status").asText()).isEqualTo("left-out");
            assertThat(post.path("rule").asText()).contains("non-public-posts");
            assertThat(post.has("warc")).isFalse();
        }
        for (String name : List.of(SampleDonation.P3_ONLY_YOU, SampleDonation.P4_FRIENDS)) {
            assertThat(file(aip, donation.media().get(name)).path("kept").asBoolean())
                    .isFalse();
            assertThat(occurrencesOfBytes(donation.media().get(name))).isEmpty();
        }
        assertThat(LeakScan.occurrences(aip.data(), List.of(), List.of("Leith Docks", "Walking Around")))
                .isEmpty();
        assertThat(aip.notKept())
                .contains("Post.Posts.VideoList[4]", "Post.Posts.VideoList[5]", SampleDonation.P3_ONLY_YOU);
    }

    private static JsonNode file(StoredAip aip, byte[] content) {
        return aip.files().stream()
                .filter(file -> file.path("digest").asText().equals(digest(content)))
                .findFirst()
                .orElseThrow();
    }

    private static String digest(byte[] content) {
        return Digest.sha256(content).toString();
    }

    @Test
    void ofTheNameOfAFileThatIsLeftOutWithItsPostOnlyTheTimeStays() throws Exception {
        donation.media("knots in fog 7415613371640204641.mp4", donation.media().get(SampleDonation.P4_FRIENDS));
        donation.media("knots in fog 7415613371640204641.info.json", new byte[] {'{', '}'});
        donation.media("7415613371640204641.json", new byte[] {'{', ' ', '}'});

        StoredAip aip = under("posts,media,profile,engagement");

        assertThat(LeakScan.occurrences(aip.data(), List.of(), List.of("knots in fog", "7415613371640204641")))
                .isEmpty();
        assertThat(aip.files())
                .extracting(file -> file.path("path").asText())
                .contains("media/" + SampleDonation.P3_ONLY_YOU, "media/" + SampleDonation.P2)
                .anyMatch(path -> path.matches("media/\\[not selected] [0-9a-f]{12}\\.info\\.json"));
    }

    /** The id that ties it to its post stands in the sidecar alone. */
    @Test
    void aSidecarThatSpeaksOfALeftOutPostKeepsNoCaptionInItsName() throws Exception {
        byte[] sidecar = ("{\"id\":\"7415613371640204641\",\"uploader\":\"kelp.and.kites\",\"title\":\"knots in fog\","
                        + "\"webpage_url\":\"https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641\"}")
                .getBytes(StandardCharsets.UTF_8);
        donation.media("knots in fog.info.json", sidecar);
        donation.media("knots in fog.description", "knots in fog".getBytes(StandardCharsets.UTF_8));

        StoredAip aip = under("posts,media,profile,engagement");

        assertThat(LeakScan.occurrences(aip.data(), List.of(), List.of("knots in fog")))
                .isEmpty();
        assertThat(file(aip, sidecar).path("path").asText())
                .matches("media/\\[not selected] [0-9a-f]{12}\\.info\\.json");
    }

    @Test
    void withNonPublicPostsTheyAreKept() throws Exception {
        StoredAip aip = under(TestArchive.EVERY_CATEGORY);

        assertThat(aip.post("2023-11-03").path("status").asText()).isEqualTo("held");
        assertThat(aip.post("2024-09-17").path("status").asText()).isEqualTo("held");
        assertThat(occurrencesOfBytes(donation.media().get(SampleDonation.P3_ONLY_YOU)))
                .isNotEmpty();
    }

    @Test
    void aCopyOfAnUnlistedPostsMediaUnderANamelessNameStaysOutToo() throws Exception {
        donation.media("3f9c0a7be2d14c58a6b0d9e1f2a3b4c5.mp4", donation.media().get(SampleDonation.P3_ONLY_YOU));

        StoredAip aip = under("posts,media,profile,engagement");

        assertThat(aip.files())
                .filteredOn(file -> file.path("digest")
                        .asText()
                        .equals(digest(donation.media().get(SampleDonation.P3_ONLY_YOU))))
                .hasSize(2)
                .noneMatch(file -> file.path("kept").asBoolean());
        assertThat(occurrencesOfBytes(donation.media().get(SampleDonation.P3_ONLY_YOU)))
                .isEmpty();
    }

    /** People photograph what they have signed; such a photo is proof, and no photo of a post. */
    @Test
    void aPhotoOfTheSignedPaperStaysOutOfThePackageAndStandsInTheAgreementFile() throws Exception {
        donation.photo("2024-12-24 signed.jpg", 77);
        Path photo = donation.folder().resolve("media/2024-12-24 signed.jpg");
        StoredAip aip = desk.archived(desk.consented(donation, "--evidence", photo));

        assertThat(aip.notKept()).contains("signed-paper");
        byte[] bytes = Files.readAllBytes(photo);
        assertThat(holding(desk.archive().resolve("storage"), bytes)).isEmpty();
        assertThat(holding(desk.archive().resolve("agreements"), bytes)).hasSize(1);
    }

    @Test
    void whatSignedPapersAndTheRecordAreCalledStaysOutOfThePackageToo() throws Exception {
        Path papers = Files.createDirectories(donation.folder().resolve("papers of Odile Strand"));
        Path deed = Files.writeString(papers.resolve("Deed of gift, Odile Strand.pdf"), "I give.");
        desk.consented(donation, "--evidence", deed);
        Path record = Files.move(
                donation.folder().resolve("consent.json"), donation.folder().resolve("consent, Odile Strand.json"));
        StoredAip aip = desk.archived(donation, "--consent", record);

        assertThat(aip.notKept())
                .contains("[signed paper] "
                        + digest(Files.readAllBytes(deed))
                                .replace("sha256:", "")
                                .substring(0, 12));
        assertThat(holding(desk.archive().resolve("storage"), "Odile".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(holding(desk.archive().resolve("agreements"), "I give.".getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    private static List<Path> holding(Path folder, byte[] bytes) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> holding = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    holding.add(file);
                }
            }
            return holding;
        }
    }

    @Test
    void withoutMediaNoMediaFileIsKeptAndThePostsAre() throws Exception {
        StoredAip aip = under("posts,non-public-posts,profile,engagement");

        for (Map.Entry<String, byte[]> file : donation.media().entrySet()) {
            assertThat(aip.file("media/" + file.getKey()).path("kept").asBoolean())
                    .isFalse();
            assertThat(occurrencesOfBytes(file.getValue())).as(file.getKey()).isEmpty();
        }
        assertThat(aip.posts()).hasSize(8).allMatch(post -> post.has("warc"));
        assertThat(aip.records())
                .noneMatch(record ->
                        record.fields().getOrDefault("Content-Type", "").matches("(video|image)/.*"));
    }

    @Test
    void withoutProfileNothingOfTheProfileIsKept() throws Exception {
        StoredAip aip = under("posts,non-public-posts,media,engagement");

        assertThat(LeakScan.occurrences(
                        desk.archive(),
                        List.of(),
                        List.of(
                                "kelp. kites. kettles.",
                                "\"Juno\"",
                                "Juno Marsh",
                                "27a26bca625b223971909dd88fc93fae",
                                "followerCount\"")))
                .filteredOn(place -> !place.contains("accounting.json"))
                // The donor's name stands in the consent record, which lies apart from all packages.
                .filteredOn(place -> !place.startsWith("Juno Marsh in archive/agreements/"))
                .isEmpty();
        assertThat(aip.data().resolve("account")).doesNotExist();
    }

    @Test
    void withoutEngagementNoCountOfOtherPeoplesActsIsKept() throws Exception {
        StoredAip aip = under("posts,non-public-posts,media,profile");

        for (PlainWarc.Record record : aip.records()) {
            if (record.target().endsWith("/export.json")) {
                JsonNode object = ExportVersion.tree(record.block());
                assertThat(object.path("object").has("Likes")).isFalse();
                assertThat(object.path("object").has("NumberOfCollections")).isFalse();
                assertThat(object.path("redactions").toString()).contains("\"Likes\"");
            } else if (record.target().endsWith("/profile.json")) {
                assertThat(record.text()).contains("kelp. kites. kettles.").doesNotContain("3857");
            }
        }
        assertThat(occurrencesOfBytes("\"3401\"".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void withoutPostsOnlyWhatIsNotPublicIsKept() throws Exception {
        StoredAip aip = under("non-public-posts,media");

        assertThat(aip.posts())
                .filteredOn(post -> post.path("status").asText().equals("held"))
                .extracting(post -> post.path("visibility").asText())
                .containsExactlyInAnyOrder("friends", "only the creator");
        assertThat(occurrencesOfBytes(donation.media().get(SampleDonation.P1))).isEmpty();
    }

    @Test
    void theInstitutionsTableOverrulesTheDonorsGenerosity() throws Exception {
        Path table = desk.config().resolve("selection.yaml");
        String shipped = StoredAip.read(table);
        Files.writeString(
                table,
                shipped.replaceFirst("(?s)(  non-public-posts:\\s+treatment: leave-out\\s+)if-chosen: \\w+", "$1"));
        assertThat(StoredAip.read(table)).isNotEqualTo(shipped);

        StoredAip aip = under(TestArchive.EVERY_CATEGORY);

        assertThat(aip.post("2023-11-03").path("rule").asText()).isEqualTo("selection:non-public-posts");
        assertThat(occurrencesOfBytes(donation.media().get(SampleDonation.P3_ONLY_YOU)))
                .isEmpty();
    }

    @Test
    void ofAMinorNoMoreIsKeptThanThePublicWorkWhateverTheGuardianSigned() throws Exception {
        Path record = donation.folder().resolve("consent.json");
        StoredAip aip = desk.archived(desk.consentedTo(
                donation,
                TestArchive.EVERY_CATEGORY + ",comments",
                "--minor",
                "--majority",
                "2040-05-01",
                "--capacity",
                "guardian",
                "--birth-date-in-export",
                "wrong",
                "--contact",
                "Quay 3"));

        assertThat(StoredAip.read(record)).contains("\"minor\"");
        assertThat(aip.post("2023-11-03").path("rule").asText()).isEqualTo("law:minors");
        assertThat(aip.notKept()).contains("law:minors", "Only public work of a minor is kept");
        assertThat(aip.post("2024-09-17").has("warc")).isFalse();
    }

    @Test
    void commentsAreKeptWhereTheDonorChoseThemAndOtherPeopleInThemAreNot() throws Exception {
        StoredAip aip = under("posts,media,comments,likes");

        String account = StoredAip.read(aip.data().resolve("account/0001.warc"));
        assertThat(account).contains("/sections/comment.jsonl", "/sections/aggregates.json");
        assertThat(account).doesNotContain("/sections/like.jsonl");
        assertThat(StoredAip.read(aip.ledger("accounting.json"))).contains("consent:favourites", "selection:messages");
    }

    /** Files of the archive that hold these bytes in one piece. */
    private List<String> occurrencesOfBytes(byte[] bytes) throws Exception {
        String needle = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (String name : ArchiveListing.of(desk.archive()).keySet()) {
            Path file = desk.archive().resolve(name);
            if (Files.isRegularFile(file)
                    && new String(StoredAip.bytes(file), StandardCharsets.ISO_8859_1).contains(needle)) {
                found.add(name);
            }
        }
        return found;
    }
}
