package org.posterity.export.tiktok.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.ContextNote;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote.Standing;

class SidecarsTest {
    private static final String P2 = "7118434817674333537";
    private static final String P8 = "7568011661844434273";

    @TempDir
    private Path folder;

    private HandedOverFiles beside;

    @BeforeEach
    void nothingYet() {
        beside = new HandedOverFiles(folder);
    }

    @Test
    void readsWhatYtDlpWroteDown() {
        beside.file("how we dry kelp.info.json", """
                {"formats":[{"id":"1","timestamp":5}],"id":"%s","title":"how we dry","description":"how we dry kelp #islandlife",
                 "uploader":"kelp.and.kites","timestamp":1657389764,"view_count":105431,"like_count":3401,"comment_count":377,
                 "repost_count":170,"save_count":12,"webpage_url":"https://www.tiktok.com/@kelp.and.kites/video/%s?x=1",
                 "extractor_key":"TikTok","epoch":1735588272}""".formatted(P2, P2));
        ContextNote note = beside.note(P2);
        assertThat(beside.found().get(0).standing()).isEqualTo(Standing.SIDECAR);
        assertThat(note.producer()).isEqualTo("yt-dlp");
        assertThat(note.date()).hasValue(Instant.parse("2022-07-09T18:02:44Z"));
        assertThat(note.caption()).hasValue("how we dry kelp #islandlife");
        assertThat(note.publicUrl()).hasValue("https://www.tiktok.com/@kelp.and.kites/video/" + P2);
        assertThat(note.engagement())
                .containsExactly(new EngagementSnapshot(
                        LocalDate.of(2024, 12, 30),
                        "stated",
                        "yt-dlp",
                        Map.of("views", 105431L, "likes", 3401L, "comments", 377L, "shares", 170L, "saves", 12L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 65_537, 300_000})
    void aCaptionThatIsCutIsSaidToBe(int length) {
        String caption = "k".repeat(length);
        beside.file("a [" + P2 + "].info.json", "{\"id\":\"" + P2 + "\",\"description\":\"" + caption + "\"}");
        beside.file("b [" + P8 + "].description", caption);
        assertThat(beside.note(P2).caption()).hasValue("k".repeat(Math.min(length, 65_536)));
        assertThat(beside.note(P8).caption()).hasValue("k".repeat(Math.min(length, 65_536)));
        assertThat(beside.findings())
                .containsExactlyElementsOf(length > 65_536 ? List.of("caption-cut", "caption-cut") : List.of());
    }

    @Test
    void withoutItsOwnTimeASidecarsCountsAreOfTheFilesDay() {
        beside.modified("2025-01-02T03:04:05Z").file("a.info.json", "{\"id\":\"" + P2 + "\",\"like_count\":3}");
        assertThat(beside.note(P2).engagement().get(0).on()).isEqualTo(LocalDate.of(2025, 1, 2));
        assertThat(beside.note(P2).engagement().get(0).dating()).contains("the file");
    }

    @Test
    void somebodyElsesPostIsNotContext() {
        beside.file(
                        "a.info.json",
                        "{\"id\":\"" + P2 + "\",\"title\":\"not mine\",\"webpage_url\":"
                                + "\"https://www.tiktok.com/@tern_and_tide/video/" + P2 + "\"}")
                .file(
                        "logs/" + P8 + ".json",
                        "{\"id\":\"" + P8 + "\",\"desc\":\"not mine\",\"author\":{\"uniqueId\":\"tern_and_tide\"}}")
                .file("b.info.json", "{\"id\":\"" + P2 + "\",\"title\":\"x\",\"extractor_key\":\"Youtube\"}");
        assertThat(beside.found()).isEmpty();
        assertThat(beside.read().sources()).isEmpty();
    }

    @Test
    void aSidecarWithTwoIdsTiesNoFileToAPost() {
        beside.file(
                "a.info.json",
                "{\"id\":\"" + P2 + "\",\"webpage_url\":\"https://www.tiktok.com/@_/video/" + P8 + "\"}");
        assertThat(beside.found().get(0).standing()).isEqualTo(Standing.CONTRADICTORY);
        assertThat(beside.findings()).containsExactly("context-contradictory");
    }

    @Test
    void readsTikTokSavesLogs() {
        beside.file(
                "logs/" + P8 + ".json",
                "{\"id\":\"" + P8 + "\",\"createTime\":\"1762065031\",\"desc\":\"part 2\","
                        + "\"author\":{\"uniqueId\":\"Kelp.and.Kites\",\"id\":\"1\"},"
                        + "\"stats\":{\"playCount\":2356,\"diggCount\":\"76\",\"collectCount\":\"4\"}}");
        assertThat(beside.found().get(0).standing()).isEqualTo(Standing.SIDECAR);
        assertThat(beside.note(P8).date()).hasValue(Instant.parse("2025-11-02T06:30:31Z"));
        assertThat(beside.note(P8).engagement().get(0).counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("views", 2356L, "likes", 76L, "saves", 4L));
    }

    @Test
    void aDescriptionIsACaptionWhoseIdIsInItsName() {
        beside.file("how we dry [" + P2 + "].description", "how we dry kelp\n#islandlife\n")
                .file("no id.description", "a caption")
                .file("empty.description", " \n");
        assertThat(beside.note(P2).caption()).hasValue("how we dry kelp\n#islandlife");
        assertThat(beside.found()).hasSize(2);
        assertThat(beside.found().get(1).note().postId()).isEmpty();
    }

    @Test
    void ofWhatSomebodyLikedOnlyIdsOfHandedOverFilesAreRead() {
        String videos = "{\"" + P2
                + "\":{\"authorId\":\"1\",\"createTime\":1657389764,\"diggCount\":3401,\"playCount\":105431}," + "\""
                + P8 + "\":{\"createTime\":\"1762065031\"}}";
        String texts = "{\"" + P8 + "\":\"part 2\",\"" + P2 + "\":\"how we dry `kelp`\"}";
        beside.file("data/.appdata/db_videos.js", "window.dbv=String.raw`" + videos + "`;")
                .file("data/.appdata/db_texts.js", "window.dbvd=String.raw`" + texts.replace("`", "\\`") + "`;")
                .file("data/Likes/videos/" + P2 + ".mp4", "x");
        assertThat(beside.found())
                .hasSize(2)
                .allMatch(found -> found.standing() == Standing.MENTION)
                .allMatch(found -> found.note().postId().equals(Optional.of(P2)));
        assertThat(beside.found().get(0).note().date()).hasValue(Instant.parse("2022-07-09T18:02:44Z"));
        assertThat(beside.found().get(1).note().caption()).hasValue("how we dry `kelp`");
    }

    @Test
    void newerListsAreCompressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("{\"" + P2 + "\":\"how we dry kelp\"}").getBytes(StandardCharsets.UTF_8));
        }
        String base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
        beside.file("db_texts.js", "window.dbvd_base64=\"" + base64 + "\";").file(P2 + ".mp4", "x");
        assertThat(beside.note(P2).caption()).hasValue("how we dry kelp");
        HandedOverFiles cut = new HandedOverFiles(folder)
                .file("db_texts.js", "window.dbvd_base64=\"" + base64.substring(0, 31) + "\";")
                .file(P2 + ".mp4", "x");
        assertThat(cut.found()).isEmpty();
        assertThat(cut.findings()).containsExactly("context-not-readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert(1)",
                "window.x=String.raw`{\"a\"",
                "window.x=String.raw`[]`",
                "window.x=\"####\"",
                "window.x=\"AAAA\"",
                ""
            })
    void aListThatIsNoneIsReported(String content) {
        beside.file("db_videos.js", content);
        assertThat(beside.found()).isEmpty();
        assertThat(beside.findings()).containsExactly("context-not-readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":\"7118434817674333537\",", "not json", "{\"id\":7118434817674333537,\"title\":tru}"})
    void aSidecarThatBreaksOffIsReportedAndNotUsed(String content) {
        beside.file("a.info.json", content);
        assertThat(beside.found()).isEmpty();
        assertThat(beside.findings()).containsExactly("context-not-readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{}", "{\"id\":null}", "{\"id\":{\"id\":\"7118434817674333537\"}}", "{\"id\":\"12\"}", ""})
    void aSidecarWithoutAnIdSaysNothing(String content) {
        beside.file("a.info.json", content);
        assertThat(beside.found()).isEmpty();
        assertThat(beside.findings()).isEmpty();
    }
}
