package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which handed-over file belongs to which post, and what is said of those that do not. */
class MatchedMediaTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;

    @BeforeEach
    void donation() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = SampleDonation.in(folder.resolve("kelp")).export(ExportVersion.V4);
    }

    private StoredAip takenIn() throws Exception {
        return desk.archived(desk.consented(donation));
    }

    @Test
    void aDonationWithoutMediaIsArchivedAllTheSame() throws Exception {
        StoredAip aip = takenIn();

        assertThat(aip.told().path("posts").toString())
                .isEqualTo("{\"listed\":8,\"held\":0,\"missing\":8,\"ambiguous\":0,\"leftOut\":0}");
        assertThat(aip.posts()).allSatisfy(post -> {
            assertThat(post.path("status").asText()).isEqualTo("missing");
            assertThat(post.path("reason").asText()).contains("No file for it was received");
            assertThat(post.has("warc")).isTrue();
        });
        assertThat(desk.run("validate", aip.bag()).exit()).isZero();
    }

    @Test
    void anExportWithoutPostsIsArchivedAllTheSame() throws Exception {
        for (String empty : List.of("[]", "null", "{}", "absent")) {
            ObjectNode export = (ObjectNode) ExportVersion.V4.tree();
            ObjectNode posts = (ObjectNode) export.path("Post").path("Posts");
            if (empty.equals("absent")) {
                export.remove("Post");
            } else {
                posts.set("VideoList", ExportVersion.tree(empty.getBytes(StandardCharsets.UTF_8)));
            }
            TestArchive own = TestArchive.in(folder.resolve("desk-" + empty.hashCode()));
            SampleDonation bare = SampleDonation.in(folder.resolve("bare" + empty.hashCode()))
                    .export(ExportVersion.V4.fileName(), ExportVersion.JSON.writeValueAsBytes(export))
                    .video("IMG_4821.mp4", 5);

            StoredAip aip = own.archived(own.consented(bare));

            assertThat(aip.told().path("posts").path("listed").asInt()).isZero();
            assertThat(aip.file("media/IMG_4821.mp4").path("kept").asBoolean()).isTrue();
            assertThat(own.run("validate", aip.bag()).exit()).as(empty).isZero();
        }
    }

    @Test
    void aPhotoPostWithTwoOfThreeImagesIsMissingOne() throws Exception {
        donation.photo(String.format(SampleDonation.P5_PHOTO, 1), 1)
                .photo(String.format(SampleDonation.P5_PHOTO, 3), 3);

        JsonNode post = takenIn().post("2024-12-24");

        assertThat(post.path("status").asText()).isEqualTo("missing");
        assertThat(post.path("mediaExpected").asInt()).isEqualTo(3);
        assertThat(post.path("mediaPresent").asInt()).isEqualTo(2);
        assertThat(post.path("media")).hasSize(2);
    }

    @Test
    void twoCopiesOfOneImageAreNotTwoImages() throws Exception {
        donation.photo(String.format(SampleDonation.P5_PHOTO, 1), 1)
                .photo(String.format(SampleDonation.P5_PHOTO, 2), 2)
                .photo("copy/" + String.format(SampleDonation.P5_PHOTO, 1), 1);

        JsonNode post = takenIn().post("2024-12-24");

        assertThat(post.path("status").asText()).isEqualTo("missing");
        assertThat(post.path("mediaPresent").asInt()).isEqualTo(2);
    }

    @Test
    void severalFilesForOnePostAreAllKeptAndTheSameBytesOnlyOnce() throws Exception {
        donation.video(SampleDonation.P2, 2)
                .video("kelp.and.kites_1657389764_7118434817674333537.mp4", 2)
                .video("2022-07-09_18-02-44.mp4", 22);

        StoredAip aip = takenIn();

        JsonNode post = aip.post("2022-07-09");
        assertThat(post.path("media")).hasSize(3);
        assertThat(post.path("status").asText()).isEqualTo("held");
        List<PlainWarc.Record> videos = aip.records(post.path("warc").asText()).stream()
                .filter(record -> record.target().endsWith(".mp4"))
                .toList();
        assertThat(videos)
                .extracting(PlainWarc.Record::type)
                .containsExactlyInAnyOrder("resource", "resource", "revisit");
        PlainWarc.Record revisit = videos.stream()
                .filter(record -> record.type().equals("revisit"))
                .findFirst()
                .orElseThrow();
        assertThat(revisit.fields().get("WARC-Profile")).contains("identical-payload-digest");
        assertThat(revisit.fields().get("WARC-Payload-Digest"))
                .isEqualTo("sha256:" + ArchiveListing.sha256(TinyMedia.mp4(2)));
        assertThat(videos)
                .filteredOn(record -> record.type().equals("resource"))
                .extracting(PlainWarc.Record::target)
                .contains(revisit.fields().get("WARC-Refers-To-Target-URI"));
    }

    @Test
    void copiesOfOneFileAreDeliveredUnderEachOfTheirNames() throws Exception {
        donation.video(SampleDonation.P2, 2).video("kelp.and.kites_1657389764_7118434817674333537.mp4", 2);
        StoredAip aip = takenIn();
        Path out = folder.resolve("out");

        assertThat(desk.deliver(aip.id(), "files", out).exit()).isZero();

        assertThat(ArchiveListing.of(out).entrySet())
                .filteredOn(file -> file.getValue().equals(ArchiveListing.sha256(TinyMedia.mp4(2))))
                .extracting(file -> file.getKey().substring(file.getKey().lastIndexOf('/') + 1))
                .containsExactlyInAnyOrderElementsOf(donation.media().keySet());
    }

    @Test
    void filesOfOneNameFromSeveralFoldersAreAllKeptAndDelivered() throws Exception {
        donation.video("phone/IMG_1.mp4", 2).video("camera/IMG_1.mp4", 3).video("camera/img_1.MP4", 4);
        donation.video("a/" + SampleDonation.P1, 5).video("b/" + SampleDonation.P1, 6);
        StoredAip aip = takenIn();
        Path out = folder.resolve("out");

        assertThat(desk.deliver(aip.id(), "files", out).exit()).isZero();

        assertThat(ArchiveListing.of(out).values())
                .containsAll(donation.media().values().stream()
                        .map(ArchiveListing::sha256)
                        .toList());
        assertThat(desk.run("validate", aip.bag()).exit()).isZero();
    }

    @Test
    void eachMatchSaysByWhichEvidence() throws Exception {
        donation.video(SampleDonation.P1, 1)
                .video(SampleDonation.P6, 6)
                .video("kelp (edited).mp4", 2)
                .media("kelp (edited).info.json", "{\"id\":7118434817674333537}".getBytes(StandardCharsets.UTF_8))
                .video("7452132452060908897/0.mp4", 8);

        StoredAip aip = takenIn();

        assertThat(evidence(aip, SampleDonation.P1)).isEqualTo("[\"id-in-name\",\"id-time\"]");
        assertThat(evidence(aip, SampleDonation.P6)).isEqualTo("[\"date-in-name\"]");
        assertThat(evidence(aip, "kelp (edited).mp4")).contains("id-in-sidecar");
        assertThat(evidence(aip, "7452132452060908897/0.mp4")).contains("id-in-folder");
        assertThat(aip.post("2022-07-09").path("status").asText()).isEqualTo("held");
        assertThat(aip.post("2022-07-09").path("postId").asText()).isEqualTo("7118434817674333537");
    }

    private static String evidence(StoredAip aip, String name) {
        return aip.file("media/" + name).path("evidence").toString();
    }

    @Test
    void aFileThatFitsTwoPostsIsAmbiguousAndKeptOnItsOwn() throws Exception {
        ObjectNode export = (ObjectNode) ExportVersion.V4.tree();
        ArrayNode posts = (ArrayNode) export.path("Post").path("Posts").path("VideoList");
        ((ObjectNode) posts.get(0)).put("Date", "2025-11-02 06:30:00");
        donation.export(ExportVersion.V4.fileName(), ExportVersion.JSON.writeValueAsBytes(export))
                .video(SampleDonation.P7, 7);

        StoredAip aip = takenIn();

        JsonNode file = aip.file("media/" + SampleDonation.P7);
        assertThat(file.path("kept").asBoolean()).isTrue();
        assertThat(file.path("candidates").toString()).isEqualTo("[\"2025-11-02T06:30:00Z\",\"2025-11-02T06:30:00Z\"]");
        assertThat(aip.told().path("posts").path("ambiguous").asInt()).isEqualTo(1);
        assertThat(aip.told().path("posts").path("held").asInt()).isZero();
        assertThat(ArchiveListing.of(aip.data().resolve("unmatched"))).hasSize(2);
    }

    @Test
    void filesThatBelongToNoPostAreKeptAndListedAsUnmatched() throws Exception {
        donation.video("3f9c0a7be2d14c58a6b0d9e1f2a3b4c5.mp4", 41)
                .video("ssstik.io_@kelp.and.kites_1731000000000.mp4", 42)
                .photo("drafts/cover idea.jpg", 43)
                .video("video_1.mp4", 44);

        StoredAip aip = takenIn();

        for (String name : donation.media().keySet()) {
            JsonNode file = aip.file("media/" + name);
            assertThat(file.path("kept").asBoolean()).as(name).isTrue();
            assertThat(file.has("posts")).as(name).isFalse();
        }
        assertThat(ArchiveListing.of(aip.data().resolve("unmatched"))).hasSize(5);
    }

    @Test
    void aFileThatIsNoMediaWhateverItsNameSaysIsLeftOutAndListed() throws Exception {
        donation.media(SampleDonation.P1, "This is a letter.".getBytes(StandardCharsets.UTF_8))
                .media("empty.mp4", new byte[0]);

        StoredAip aip = takenIn();

        assertThat(aip.file("media/" + SampleDonation.P1).path("rule").asText()).isEqualTo("not-media-content");
        assertThat(aip.file("media/empty.mp4").path("kept").asBoolean()).isTrue();
        assertThat(aip.post("2021-05-14").path("status").asText()).isEqualTo("missing");
        assertThat(aip.notKept()).contains(SampleDonation.P1);
    }

    @Test
    void everyHandedOverFileIsListed() throws Exception {
        donation.video(SampleDonation.P1, 1)
                .media("readme.txt", new byte[] {65})
                .media(".DS_Store", new byte[] {1});

        List<JsonNode> files = takenIn().files();

        assertThat(files)
                .extracting(file -> file.path("path").asText())
                .containsExactlyInAnyOrder(
                        "consent.json",
                        "user_data_tiktok.json",
                        "media/" + SampleDonation.P1,
                        "media/readme.txt",
                        "media/.DS_Store");
        assertThat(files)
                .allSatisfy(file -> assertThat(file.path("digest").asText()).startsWith("sha256:"));
    }
}
