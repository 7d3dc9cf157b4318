package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package of the sample, and what comes out of it, in a browser that reaches nothing but this machine. Pictures of what
 * it showed lie in {@code target/replay} afterwards.
 */
class ReplayIT {
    private static final Path SAMPLES = Path.of("archive-samples").toAbsolutePath();
    private static final Path PICTURES = Path.of("target", "replay").toAbsolutePath();

    /** A phone's own film of a post that has one already; every character of its name means something in a URL. */
    private static final String PHONE_FILM = "2024-09-17_14-07-21 Kopie ä 100% #1.MOV";
    /** The same bytes again, which the package holds once. */
    private static final String SAME_FILM = "2025-03-30-01-30-00 again.mp4";

    /** What the subtitles are of is told by the date in their name, and that they are subtitles by their content. */
    private static final String SUBTITLES = "2024-09-17_14-07-21 Untertitel 100%";

    private static final String SUBRIP = """
            1
            00:00:00,100 --> 00:00:02,000
            <i>Vliegers</i> <script>alert(1)</script><img src=x onerror=alert(1)> & getij

            """;

    @TempDir
    static Path folder;

    private static StoredAip aip;
    private static JsonNode told;

    @BeforeAll
    static void lookOnce() throws Exception {
        BrowserScript script = new BrowserScript("replay.mjs", "replaywebpage", "whether packages play in a browser");
        ReplaySite site = prepare();
        told = script.run(folder, site.folder(), PICTURES);
    }

    private static ReplaySite prepare() throws Exception {
        Path donation = copy(SAMPLES.resolve("kelp-and-kites"), folder.resolve("donation"));
        Files.copy(SAMPLES.resolve("half-a-drawer/phone/IMG_4821.MOV"), donation.resolve("media/" + PHONE_FILM));
        Files.copy(donation.resolve("media/2025-03-30-01-30-00.mp4"), donation.resolve("media/" + SAME_FILM));
        Files.writeString(donation.resolve("media/" + SUBTITLES + ".nl.sub"), SUBRIP);
        Files.writeString(
                donation.resolve("media/" + SUBTITLES + ".en.sub"), "WEBVTT\n\n00:00.100 --> 00:02.000\nKites.\n");
        Path config = PackagedProgram.settings(folder.resolve("config"), Map.of("stills", "on", "storage.sync", "off"));
        Path archive = folder.resolve("archive");
        ReplaySite site = new ReplaySite(folder.resolve("site"));

        aip = new StoredAip(
                archive,
                ExportVersion.tree(run(0, "ingest", donation, "--json", "--archive", archive, "--config", config)));
        run(1, "ingest", SAMPLES.resolve("no-consent"), "--archive", archive, "--config", config);
        run(
                0,
                "deliver",
                aip.id(),
                "--as",
                "files",
                "--purpose",
                "preservation",
                "--recipient",
                "Reading room",
                "--to",
                site.delivered(),
                "--archive",
                archive);
        site.wacz(aip);
        site.post(aip.warcs().stream()
                .filter(warc -> warc.getFileName().toString().startsWith("20240917T140721Z"))
                .findFirst()
                .orElseThrow());
        site.report("package.html", aip.ledger("report.html"));
        site.report("refusal.html", refusalReport(archive));
        return site;
    }

    @Test
    void theWholePackageListsEveryPost() {
        List<String> listed = told.at("/package/listed").findValuesAsText("url");

        assertThat(listed)
                .hasSize(8)
                .containsExactlyInAnyOrderElementsOf(aip.posts().stream()
                        .map(post -> post.path("page").asText())
                        .toList());
        assertThat(told.at("/package/listed").findValuesAsText("title"))
                .contains("2024-12-24 23:59:58 UTC, photo", "2024-09-17 14:07:21 UTC, video")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPostOfTheWholePackageShowsAndPlays() {
        everythingShowsAndPlays(pages("package"));
    }

    @Test
    void onePostsWarcOpensByItself() {
        assertThat(told.at("/post/listed").findValuesAsText("title")).containsExactly("2024-09-17 14:07:21 UTC, video");
        List<JsonNode> pages = pages("post");
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0).path("heading").asText()).contains("17 September 2024");
        assertThat(films(pages)).hasSize(2).allSatisfy(ReplayIT::plays);
    }

    @Test
    void theCopyForReadersShowsAndPlaysFromAWebServer() {
        theCopyShowsAndPlays("served");
    }

    @Test
    void theCopyForReadersShowsAndPlaysByADoubleClick() {
        theCopyShowsAndPlays("doubleClicked");
    }

    @Test
    void theSubtitlesOfAPostAreLoadedWithItsFilmAndStayText() {
        for (String view : List.of("package", "post", "served", "doubleClicked")) {
            List<JsonNode> tracks = films(pages(view)).stream()
                    .flatMap(film -> StoredAip.list(film.path("tracks")).stream())
                    .toList();
            assertThat(tracks).as(view).hasSize(2);
            assertThat(tracks)
                    .as(view)
                    .allSatisfy(track ->
                            assertThat(track.path("complaint").asText()).isEmpty());
            assertThat(tracks)
                    .as(view)
                    .extracting(track -> track.path("label").asText() + ": " + track.path("texts"))
                    .containsExactlyInAnyOrder(
                            "English: [\"Kites.\"]",
                            "Dutch: [\"Vliegers <script>alert(1)</script><img src=x onerror=alert(1)> & getij\"]");
            assertThat(tracks)
                    .as(view)
                    .flatExtracting(track -> StoredAip.list(track.path("elements")))
                    .extracting(JsonNode::asText)
                    .containsOnly("i");
        }
    }

    @Test
    void reportsAskForNothingAndComplainOfNothing() {
        List<JsonNode> reports = StoredAip.list(told.path("reports"));

        assertThat(reports)
                .extracting(report -> report.path("name").asText())
                .containsExactly("package.html", "refusal.html");
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.path("heading").asText()).isNotBlank();
            nothingElse(report);
        });
        assertThat(StoredAip.list(reports.get(0).path("photos")))
                .as("the stills of eight posts, or of one where no film can be cut")
                .isNotEmpty()
                .allSatisfy(ReplayIT::shows);
    }

    /** The page with which a reader begins, and those of the posts to which it leads. */
    private void theCopyShowsAndPlays(String view) {
        List<JsonNode> pages = pages(view);
        assertThat(pages.get(0).path("heading").asText()).isEqualTo("@kelp.and.kites on TikTok");
        everythingShowsAndPlays(pages.subList(1, pages.size()));
        nothingElse(told.path(view));
    }

    private static void everythingShowsAndPlays(List<JsonNode> pages) {
        assertThat(pages).hasSize(8);
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.path("heading").asText()).isNotBlank())
                .extracting(page -> page.path("posted").asText())
                .allMatch(posted -> posted.matches("20[0-9T:-]{17}Z"))
                .doesNotHaveDuplicates();
        assertThat(films(pages)).hasSize(9).allSatisfy(ReplayIT::plays);
        assertThat(films(pages))
                .extracting(film -> film.path("source").asText())
                .anyMatch(source -> source.endsWith(".MOV"))
                .anyMatch(source -> source.endsWith("%20again.mp4"))
                .anyMatch(source -> source.contains("%23islandlife"));
        List<JsonNode> photos = pages.stream()
                .flatMap(page -> StoredAip.list(page.path("photos")).stream())
                .toList();
        assertThat(photos).hasSize(3).allSatisfy(ReplayIT::shows);
    }

    private static void plays(JsonNode film) {
        assertThat(film.path("complaint").asText()).as(film.toString()).isEmpty();
        assertThat(film.path("played").asDouble()).as(film.toString()).isGreaterThan(0.3);
        assertThat(film.path("lasts").asDouble()).as(film.toString()).isBetween(2.0, 5.0);
        assertThat(film.path("width").asInt()).as(film.toString()).isPositive();
        // 9:16, as it was filmed
        assertThat(film.path("height").asInt() * 9).isEqualTo(film.path("width").asInt() * 16);
    }

    private static void shows(JsonNode photo) {
        assertThat(photo.path("complaint").asText()).as(photo.toString()).isEmpty();
        assertThat(photo.path("width").asInt()).as(photo.toString()).isPositive();
    }

    private static void nothingElse(JsonNode seen) {
        assertThat(seen.path("complaints")).as("in the console").isEmpty();
        assertThat(seen.path("elsewhere")).as("asked for from elsewhere").isEmpty();
    }

    private static List<JsonNode> pages(String view) {
        return StoredAip.list(told.path(view).path("pages"));
    }

    private static List<JsonNode> films(List<JsonNode> pages) {
        return pages.stream()
                .flatMap(page -> StoredAip.list(page.path("films")).stream())
                .toList();
    }

    private static byte[] run(int exit, Object... arguments) throws Exception {
        PackagedProgram.Ended ended = PackagedProgram.run(
                folder.resolve("output"),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(exit);
        return ended.out().getBytes(StandardCharsets.UTF_8);
    }

    private static Path refusalReport(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive.resolve("refused"))) {
            return files.filter(file -> file.endsWith("report.html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
        return to;
    }
}
