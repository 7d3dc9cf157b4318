package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/** What becomes of comments, likes, messages and the other sections, under each treatment of the table. */
class ItemScreenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMMENTS = "Comment.Comments.CommentsList[]";
    private static final String CHATS = "Direct Message.Direct Messages.ChatHistory.*[]";

    @TempDir
    private Path home;

    private HandMadeExport made;

    @BeforeEach
    void export() {
        made = new HandMadeExport(new Donation(home)
                .covering("comments,messages,likes,logins,live")
                .with("user_data.json", "{\"Post\":{\"Posts\":{\"VideoList\":[]}}}"));
    }

    @Test
    void keepsACommentButForOtherPeopleAndSignedLinks() {
        made.with(comment("2024-11-20T22:00:58", "hello @tern_and_tide and @kelp.and.kites https://a.example/x?sig=1"));
        ScreenedExport screened = screen("comments: keep");

        JsonNode line = lines(screened, "comment").get(0);
        assertThat(line.path("section").asText()).isEqualTo(COMMENTS);
        assertThat(line.path("date").asText()).isEqualTo("2024-11-20T22:00:58Z");
        assertThat(line.path("dateIs").asText()).contains("UTC");
        assertThat(line.at("/fields/text").asText())
                .matches("hello @person-[0-9a-f]{12} and @kelp\\.and\\.kites https://a\\.example/x");
        assertThat(line.path("redactions").toString()).contains("third-party", "signed-query");
        assertThat(line(screened, COMMENTS).kept()).isEqualTo(1);
        assertThat(line(screened, COMMENTS + ".comment").pseudonymised()).isEqualTo(1);
        assertThat(line(screened, COMMENTS + ".date").kept()).isEqualTo(1);
        assertThat(line(screened, "Comment.Comments.CommentsList").kept()).isEqualTo(1);
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
    }

    @Test
    void keepAndPseudonymiseAreTheSameSinceOtherPeoplesNamesAreNeverKept() {
        made.with(comment("2024-11-20T22:00:58", "hello @tern_and_tide"));
        assertThat(lines(screen("comments: pseudonymise"), "comment"))
                .isEqualTo(lines(screen("comments: keep"), "comment"));
    }

    @Test
    void replacesTheChatPartnerInTheKeyAndInTheFieldButNotTheDonor() {
        made.with(message("tern_and_tide", "kelp.and.kites", "good morning"))
                .with(message("tern_and_tide", "tern_and_tide", "morning!"));
        ScreenedExport screened = screen("messages: keep");

        List<JsonNode> lines = lines(screened, "message");
        String partner = lines.get(0).at("/fields/partner").asText();
        assertThat(partner).matches("person-[0-9a-f]{12}");
        assertThat(lines.get(0).at("/fields/from").asText()).isEqualTo("kelp.and.kites");
        assertThat(lines.get(1).at("/fields/from").asText()).isEqualTo(partner);
        assertThat(text(screened)).doesNotContain("tern");
        assertThat(line(screened, "Direct Message.Direct Messages.ChatHistory.*"))
                .extracting(LedgerLine::pseudonymised, LedgerLine::kept)
                .containsExactly(1L, 0L);
        assertThat(line(screened, CHATS + ".From"))
                .extracting(LedgerLine::pseudonymised, LedgerLine::kept)
                .containsExactly(1L, 1L);
    }

    @Test
    void leavesPersonalFieldsOutOfKeptItems() {
        made.with(item(
                "login",
                Category.LOGINS,
                "Your Activity.Login History.LoginHistoryList[]",
                "2024-11-20T22:00:58",
                field("IP", "ip", FieldRole.PERSONAL, "192.0.2.17"),
                field("NetworkType", "network", FieldRole.WORD, "Wi-Fi")));
        ScreenedExport screened = screen("logins: keep");

        assertThat(text(screened)).contains("Wi-Fi").doesNotContain("192.0.2.17");
        assertThat(line(screened, "Your Activity.Login History.LoginHistoryList[].IP")
                        .leftOut())
                .containsEntry("personal-field", 1L);
    }

    @Test
    void replacesTheMakerInALinkToAnotherPersonsVideoAndCutsItsQuery() {
        String list = "Your Activity.Like List.ItemFavoriteList[]";
        for (String link : List.of(
                "https://www.tiktok.com/@tern_and_tide/video/7415613371640204641?u_code=canary",
                "https://www.tiktok.com/%40tern_and_tide/video/7415613371640204641",
                "https://www.tiktokv.com/share/user/6812345678901234567/",
                "https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641",
                "https://www.tiktokv.com/share/video/7415613371640204641/")) {
            made.with(item("like", Category.LIKES, list, "", field("link", "link", FieldRole.LINK, link)));
        }
        ScreenedExport screened = screen("likes: keep");

        assertThat(lines(screened, "like"))
                .extracting(line -> line.at("/fields/link").asText())
                .satisfiesExactly(
                        link -> assertThat(link)
                                .matches("https://www\\.tiktok\\.com/@person-[0-9a-f]{12}/video/7415613371640204641"),
                        link -> assertThat(link)
                                .matches("https://www\\.tiktok\\.com/@person-[0-9a-f]{12}/video/7415613371640204641"),
                        link -> assertThat(link).matches("https://www\\.tiktokv\\.com/share/user/person-[0-9a-f]{12}/"),
                        link -> assertThat(link)
                                .isEqualTo("https://www.tiktok.com/@kelp.and.kites/video/7415613371640204641"),
                        link -> assertThat(link).isEqualTo("https://www.tiktokv.com/share/video/7415613371640204641/"));
        assertThat(line(screened, list + ".link"))
                .extracting(LedgerLine::pseudonymised, LedgerLine::kept)
                .containsExactly(3L, 2L);
    }

    @Test
    void keepsOfAnAggregatedSectionTheNumberPerYearAndNothingElse() {
        made.with(comment("2023-01-01T00:00:00", "canary_1"))
                .with(comment("2024-11-20T22:00:58", "canary_2"))
                .with(comment("2024-11-21T22:00:58", "canary_3"))
                .with(comment("", "canary_4"))
                .with(comment("+999999-01-01T00:00:00", "canary_5"));
        ScreenedExport screened = screen("comments: aggregate");

        assertThat(screened.items().sections()).isEmpty();
        assertThat(screened.items().aggregates())
                .containsExactly(new ScreenedItems.Aggregate(
                        "comment", Category.COMMENTS, new TreeMap<>(Map.of("2023", 1L, "2024", 2L, "undated", 2L))));
        assertThat(line(screened, COMMENTS).aggregated()).isEqualTo(5);
        assertThat(line(screened, COMMENTS + ".comment").aggregated()).isEqualTo(5);
        assertThat(line(screened, "Comment.Comments").aggregated()).isEqualTo(1);
        assertThat(text(screened)).doesNotContain("canary");
        assertThat(made.workspace("screened/items")).isEmptyDirectory();
    }

    @Test
    void leavesOutByTheTableWhatTheDonorAllowed() {
        made.with(comment("2024-11-20T22:00:58", "hello"));
        ScreenedExport screened = screen("comments: leave-out");
        assertThat(screened.items().isEmpty()).isTrue();
        assertThat(line(screened, COMMENTS).leftOut()).containsEntry("selection:comments", 1L);
        assertThat(line(screened, COMMENTS + ".comment").leftOut()).containsEntry("selection:comments", 1L);
    }

    @Test
    void leavesOutByConsentWhatTheTableAllows() {
        made.with(item(
                "search",
                Category.SEARCHES,
                "Your Activity.Searches.SearchList[]",
                "",
                field("SearchTerm", "term", FieldRole.TEXT, "kites")));
        ScreenedExport screened = screen("searches: keep");
        assertThat(screened.items().isEmpty()).isTrue();
        assertThat(line(screened, "Your Activity.Searches.SearchList[]").leftOut())
                .containsEntry("consent:searches", 1L);
    }

    @Test
    void fieldsThatAreNotInTheItemStillAddUp() {
        made.with(comment("2024-11-20T22:00:58", "hello"))
                .count(COMMENTS + ".photo", 1, Category.COMMENTS, "null")
                .count(COMMENTS + ".comment", 2, Category.COMMENTS, "null", "string")
                .section(new SectionCount(
                        COMMENTS + ".url",
                        4,
                        SectionCount.Standing.UNKNOWN_SHAPE,
                        new TreeSet<>(List.of("object")),
                        Category.COMMENTS))
                .section(new SectionCount(
                        COMMENTS + ".mood",
                        1,
                        SectionCount.Standing.UNKNOWN_KEY,
                        new TreeSet<>(List.of("string")),
                        Category.COMMENTS))
                .section(new SectionCount(
                        COMMENTS + ".weather",
                        1,
                        SectionCount.Standing.ACCEPTED,
                        new TreeSet<>(List.of("string")),
                        Category.COMMENTS));
        ScreenedExport screened = screen("comments: keep");

        assertThat(line(screened, COMMENTS + ".photo").leftOut()).containsEntry("no-value", 1L);
        assertThat(line(screened, COMMENTS + ".comment"))
                .extracting(LedgerLine::kept, line -> line.leftOut().get("no-value"))
                .containsExactly(1L, 2L);
        assertThat(line(screened, COMMENTS + ".url").notUnderstood()).isEqualTo(4);
        assertThat(line(screened, COMMENTS + ".mood").notUnderstood()).isEqualTo(1);
        assertThat(line(screened, COMMENTS + ".weather").leftOut()).containsEntry("accepted-structure", 1L);
        assertThat(screened.ledger()).allMatch(LedgerLine::balances);
        for (String rule : List.of("no-value", "accepted-structure", "heading", "personal-field")) {
            assertThat(screened.facts().selection().reasonFor(rule)).isNotBlank();
        }
    }

    @Test
    void anEmptySectionThatMayBeKeptIsAHeadingAndNotAPromise() {
        made.count("Comment", 1, Category.COMMENTS, "object")
                .count("Comment.Comments", 1, Category.COMMENTS, "object")
                .count("Comment.Comments.CommentsList", 1, Category.COMMENTS, "null");
        ScreenedExport screened = screen("comments: keep");
        assertThat(line(screened, "Comment.Comments.CommentsList").leftOut()).containsEntry("heading", 1L);
    }

    @Test
    void anItemThatIsAMapEntryOfItsOwnKeepsItsKeyAsAField() {
        String room = "TikTok Live.Watch Live History.WatchLiveMap.*";
        made.with(item(
                "watched-live",
                Category.LIVE,
                room,
                "",
                field("*", "room", FieldRole.ID, "7415613371640204641"),
                field("Link", "link", FieldRole.LINK, "https://www.tiktok.com/@tern_and_tide/live")));
        ScreenedExport screened = screen("live: keep");
        assertThat(lines(screened, "watched-live").get(0).at("/fields/room").asText())
                .isEqualTo("7415613371640204641");
        assertThat(line(screened, room).kept()).isEqualTo(1);
        assertThat(text(screened)).doesNotContain("tern");
    }

    @Test
    void filesOfItemsAreWhatTheirDigestsSay() throws IOException {
        made.with(comment("2024-11-20T22:00:58", "one")).with(comment("2024-11-20T22:00:59", "two"));
        ScreenedItems.Section section =
                screen("comments: keep").items().sections().get(0);
        byte[] bytes = Files.readAllBytes(section.file());
        assertThat(section.items()).isEqualTo(2);
        assertThat(section.size()).isEqualTo(bytes.length);
        assertThat(section.sha256()).isEqualTo(Digest.sha256(bytes));
    }

    @Test
    void aFieldThatAnItemHoldsTwiceBecomesAList() {
        made.with(item(
                "comment",
                Category.COMMENTS,
                COMMENTS,
                "",
                field("comment", "text", FieldRole.TEXT, "a"),
                field("comment", "text", FieldRole.TEXT, "b"),
                field("comment", "text", FieldRole.TEXT, "c")));
        assertThat(lines(screen("comments: keep"), "comment")
                        .get(0)
                        .at("/fields/text")
                        .toString())
                .isEqualTo("[\"a\",\"b\",\"c\"]");
    }

    @Test
    void aHundredThousandItemsAreKeptAndCounted() {
        for (int i = 0; i < 100_000; i++) {
            made.with(comment("2024-11-20T22:00:58", "number " + i));
        }
        ScreenedExport screened = screen("comments: keep");
        assertThat(screened.items().sections().get(0).items()).isEqualTo(100_000);
        assertThat(line(screened, COMMENTS).kept()).isEqualTo(100_000);
    }

    private static Item comment(String date, String text) {
        return item(
                "comment",
                Category.COMMENTS,
                COMMENTS,
                date,
                field("date", "date", FieldRole.DATE, date),
                field("comment", "text", FieldRole.TEXT, text));
    }

    private static Item message(String partner, String from, String text) {
        return item(
                "message",
                Category.MESSAGES,
                CHATS,
                "2024-11-20T22:00:58",
                field("*", "partner", FieldRole.PERSON, partner),
                field("From", "from", FieldRole.PERSON, from),
                field("Content", "text", FieldRole.TEXT, text));
    }

    private ScreenedExport screen(String row) {
        String category = row.substring(0, row.indexOf(':'));
        String treatment = row.substring(row.indexOf(' ') + 1);
        return Screening.of(
                made.export(),
                home.resolve("key"),
                SelectionPolicyTest.table(
                        "categories:\n  " + category + ":\n    treatment: " + treatment + "\n    reason: why\n"));
    }

    private static LedgerLine line(ScreenedExport screened, String path) {
        return screened.ledger().stream()
                .filter(line -> line.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> lines(ScreenedExport screened, String type) {
        return section(screened, type).stream()
                .flatMap(section -> read(section.file()).lines())
                .map(ItemScreenTest::tree)
                .toList();
    }

    private static Optional<ScreenedItems.Section> section(ScreenedExport screened, String type) {
        return screened.items().sections().stream()
                .filter(section -> section.type().equals(type))
                .findFirst();
    }

    private static String text(ScreenedExport screened) {
        StringBuilder text = new StringBuilder();
        screened.items().sections().forEach(section -> text.append(read(section.file())));
        return text.append(screened.ledger()).toString();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
