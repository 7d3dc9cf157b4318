package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Context;
import org.posterity.export.ContextNote;
import org.posterity.export.Donation;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.Export;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;
import org.posterity.privacy.HandMadeExport;

/** What the files beside the export say of posts and account, as it is kept. */
class ContextOfPostsTest {
    private static final String POST = """
            {"Post":{"Posts":{"VideoList":[{"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Likes":"341",
            "NumberOfCollections":"12","Title":"N/A"}]}},
            "Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp.and.kites","likesReceived":"900","followerCount":31}}}}
            """;
    private static final String URL = "https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641";
    private static final EngagementSnapshot STUDIO = new EngagementSnapshot(
            LocalDate.parse("2024-10-01"),
            "inferred: the year, from the post's id",
            "tiktok-studio",
            Map.of("views", 12_301L, "likes", 340L));

    @TempDir
    private Path home;

    private Export base;

    @BeforeEach
    void read() {
        base = donation(Donation.ALL);
    }

    private Export donation(String categories) {
        return new Donation(home.resolve(categories))
                .covering(categories)
                .with("user_data.json", POST)
                .export();
    }

    @Test
    void aPostHasItsCaptionItsAddressItsIdAndItsCounts() {
        Sealed sealed = seal(base, note("tiktok-studio", "Kites over the @harbour.master! <b>", STUDIO));

        String warc = "posts/2024/20240917T140721Z-7415613371640204641.warc";
        JsonNode context = Sealed.tree(sealed.record(warc, "context.json").text());
        assertThat(context.at("/caption/text").asText()).matches("Kites over the @person-[0-9a-f]{12}! <b>");
        assertThat(context.at("/caption/source").asText()).isEqualTo("tiktok-studio");
        assertThat(context.path("captionRedactions").toString()).contains("third-party");
        assertThat(context.path("publicUrl").asText()).isEqualTo(URL);
        assertThat(context.path("publicUrlIs").asText()).contains("tiktok-studio");
        assertThat(context.path("postId").asText()).isEqualTo("7415613371640204641");
        assertThat(context.path("engagement")).hasSize(2);
        assertThat(context.at("/engagement/0").toString())
                .isEqualTo("{\"on\":\"2024-10-01\",\"dating\":\"inferred: the year, from the post's id\","
                        + "\"source\":\"tiktok-studio\",\"counts\":{\"likes\":340,\"views\":12301}}");
        assertThat(context.at("/engagement/1/source").asText()).isEqualTo("export");
        assertThat(context.at("/engagement/1/on").asText()).isEqualTo("2025-11-27");
        assertThat(context.at("/engagement/1/counts").toString()).isEqualTo("{\"likes\":341,\"saves\":12}");

        JsonNode line = sealed.lines("posts.jsonl").get(0);
        assertThat(line.at("/caption/text").asText()).startsWith("Kites over");
        assertThat(line.path("address").asText()).isEqualTo(URL);
        assertThat(line.path("engagement")).hasSize(2);
    }

    @Test
    void thePageShowsTheCaptionEscapedAndTheCountsWithDayAndSourceAndTheAddressAsText() {
        Sealed sealed = seal(base, note("tiktok-studio", "Kites <script>alert(1)</script>\nand tides", STUDIO));
        String page = sealed.record(sealed.warcs().get(1), "index.html").text();
        assertThat(page)
                .contains("Kites &lt;script&gt;", "12,301 views", "1 October 2024", "from TikTok Studio", URL)
                .contains("341 likes, 12 saves")
                .doesNotContain("<script>", "href=\"https");
        assertThat(sealed.read("index/pages.jsonl"))
                .contains("2024-09-17 14:07:21 UTC, unknown: Kites <script>alert(1)</script> and tides");
    }

    @Test
    void theCrateDescribesThePostByItsCaptionAndItsNewestCounts() {
        Sealed sealed = seal(base, note("tiktok-studio", "Kites", STUDIO));
        String crate = sealed.read("ro-crate-metadata.json");
        assertThat(crate)
                .contains("\"articleBody\" : \"Kites\"", URL, "schema.org/WatchAction", "12301", "341")
                .doesNotContain("\"userInteractionCount\" : 340");
    }

    @Test
    void differentCaptionsAreAllKeptThePlatformsOwnListFirst() {
        Sealed sealed = seal(
                base,
                note("tiktok-save", "third"),
                note("yt-dlp", "second"),
                note("tiktok-studio", "first"),
                note("yt-dlp", "first"));
        JsonNode context =
                Sealed.tree(sealed.record(sealed.warcs().get(1), "context.json").text());
        assertThat(context.at("/caption/text").asText()).isEqualTo("first");
        assertThat(context.path("otherCaptions"))
                .extracting(caption -> caption.path("text").asText())
                .containsExactly("second", "third");
        assertThat(sealed.record(sealed.warcs().get(1), "index.html").text())
                .contains("Caption from yt-dlp", "Caption from tiktok-save");
    }

    @Test
    void idsThatContradictEachOtherAreNotBelieved() {
        ReceivedFile file = base.files().get(0).file();
        ContextNote other = new ContextNote(
                file,
                "yt-dlp",
                Optional.of("7415613371640204999"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Sealed sealed = seal(base, note("tiktok-studio", "Kites"), other);
        assertThat(sealed.lines("posts.jsonl").get(0).has("postId")).isFalse();
    }

    @Test
    void withoutConsentForEngagementNoCountIsKeptFromAnySource() {
        Sealed sealed = seal(donation("posts,media,profile"), note("tiktok-studio", "Kites", STUDIO));
        assertThat(sealed.lines("posts.jsonl").get(0).has("engagement")).isFalse();
        assertThat(sealed.lines("posts.jsonl").get(0).at("/caption/text").asText())
                .isEqualTo("Kites");
        assertThat(sealed.record("account/0001.warc", "profile.json").text()).doesNotContain("900");
        sealed.warcs()
                .forEach(warc ->
                        assertThat(sealed.read(warc)).doesNotContain("12301", "12,301", "\"341\"", "341 likes"));
    }

    @Test
    void aPostThatIsLeftOutKeepsNoCaption() {
        Sealed sealed = seal(donation("media,engagement"), note("tiktok-studio", "Kites", STUDIO));
        assertThat(sealed.ledger("posts.jsonl")).contains("left-out").doesNotContain("Kites", "12301", "tiktok.com");
        assertThat(sealed.ledger("report.html")).doesNotContain("Kites");
    }

    @Test
    void theSeriesOfTheAccountLiesInItsWarcAndEveryCountInTheAccession() {
        EngagementSnapshot day = new EngagementSnapshot(
                LocalDate.parse("2025-08-31"), "stated", "tiktok-studio", Map.of("followers", 30L, "profileViews", 4L));
        Context context = new Context(
                Set.of(),
                Map.of(0, List.of(note("tiktok-studio", "Kites", STUDIO))),
                Map.of(),
                List.of(day),
                List.of(new Finding("studio-rows", "Content.csv", "Two rows were not understood.")));
        Sealed sealed = seal(base, context);

        List<JsonNode> account = sealed.record("account/0001.warc", "/account/0001/engagement.jsonl")
                .text()
                .lines()
                .map(Sealed::tree)
                .toList();
        assertThat(account).hasSize(2);
        assertThat(account.get(0).path("account").asText()).isEqualTo("tiktok:kelp.and.kites");
        assertThat(account.get(0).at("/counts/followers").asInt()).isEqualTo(30);
        assertThat(account.get(1).at("/counts").toString()).isEqualTo("{\"followers\":31,\"likes\":900}");
        JsonNode post = sealed.ledgers().posts().get(0);
        assertThat(post.path("warc").asText()).startsWith("posts/2024/");
        assertThat(post.path("engagement")).hasSize(2);
        assertThat(post.at("/engagement/0/on").asText()).isEqualTo("2024-10-01");
        assertThat(sealed.json("accounting.json").path("findings").toString()).contains("studio-rows");
    }

    @Test
    void withoutKnowingWhenTheExportWasMadeItsCountsAreOfTheDayItArrived() {
        Sealed sealed =
                Sealed.keepingAll(new HandMadeExport(base).export(), home).sound();
        JsonNode own = sealed.lines("posts.jsonl").get(0).at("/engagement/0");
        assertThat(own.path("on").asText()).isEqualTo("2026-04-01");
        assertThat(own.path("dating").asText()).startsWith("not stated");
    }

    private ContextNote note(String producer, String caption, EngagementSnapshot... snapshots) {
        return new ContextNote(
                base.files().get(0).file(),
                producer,
                Optional.of("7415613371640204641"),
                Optional.empty(),
                Optional.of(caption),
                Optional.of(URL + "?is_from_webapp=canary"),
                List.of(snapshots));
    }

    private Sealed seal(Export export, ContextNote... notes) {
        return seal(export, new Context(Set.of(), Map.of(0, List.of(notes)), Map.of(), List.of(), List.of()));
    }

    private Sealed seal(Export export, Context context) {
        return Sealed.keepingAll(
                        new HandMadeExport(export)
                                .generatedAt("2025-11-27T08:00:00Z")
                                .context(context)
                                .export(),
                        home)
                .sound();
    }
}
