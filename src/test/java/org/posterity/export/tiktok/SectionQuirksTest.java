package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.ExportContent;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.export.Visibility;
import org.posterity.model.Category;
import org.posterity.model.Finding;

/** The sections' own quirks, one test each. */
class SectionQuirksTest {
    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home, Reading.EVERYTHING, new TikTokReader());
    }

    @Test
    void commentsMayBeAnEmptyObject() {
        nothingIn("{\"Comment\":{\"Comments\":{}}}");
    }

    @Test
    void hashtagMayBeAnEmptyObject() {
        nothingIn("{\"Activity\":{\"Hashtag\":{},\"Favorite Drama\":{},\"Off TikTok Activity\":{}}}");
    }

    @Test
    void watchLiveMapMayBeNull() {
        nothingIn("{\"Tiktok Live\":{\"Watch Live History\":{\"WatchLiveMap\":null}}}");
    }

    @Test
    void chatHistoryMayBeAnEmptyObjectOrList() {
        nothingIn("{\"Direct Message\":{\"Direct Messages\":{\"ChatHistory\":{}},\"Group Chat\":{\"GroupChat\":[]}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"\"", "\"N/A\"", "\"None\""})
    void anythingMayBeEmptyInEverySpellingOfEmpty(String empty) {
        for (String json : new String[] {
            "{\"Activity\":%s}",
            "{\"Activity\":{\"Like List\":%s}}",
            "{\"Activity\":{\"Like List\":{\"App\":1,\"ItemFavoriteList\":%s}}}",
            "{\"Your Activity\":{\"Purchases\":{\"SendGifts\":%s,\"BuyGifts\":{\"BuyGifts\":%s}}}}",
            "{\"Tiktok Live\":{\"Watch Live History\":{\"WatchLiveMap\":%s}}}",
            "{\"App Settings\":{\"Settings\":{\"SettingsMap\":%s}}}"
        }) {
            nothingIn(json.replace("%s", empty));
        }
    }

    @Test
    void likesHaveDateAndLinkInSmallLettersSinceThe2024Layouts() {
        assertThat(reading.items("""
                {"Activity":{"Like List":{"ItemFavoriteList":[{"Date":"2022-07-01 10:00:00","VideoLink":"a"}]}},
                 "Your Activity":{"Like List":{"App":1,"ItemFavoriteList":[{"date":"2024-07-01 10:00:00","link":"b"}]}}}
                """))
                .extracting(
                        Item::type,
                        Item::path,
                        item -> item.fields().stream().map(ItemField::key).toList(),
                        item -> item.fields().stream().map(ItemField::name).toList())
                .containsExactly(
                        tuple(
                                "like",
                                "Activity.Like List.ItemFavoriteList[]",
                                List.of("Date", "VideoLink"),
                                List.of("date", "link")),
                        tuple(
                                "like",
                                "Your Activity.Like List.ItemFavoriteList[]",
                                List.of("date", "link"),
                                List.of("date", "link")));
    }

    @Test
    void commentsNameThePostTheyAreOnInThreeWays() {
        List<Item> items = reading.items("""
                {"Comment":{"Comments":{"App":1,"CommentsList":[
                 {"date":"2024-11-20 22:00:58 UTC","comment":"hi","photo":"N/A","url":"u"},
                 {"date":"2024-11-20 22:00:58","comment":"hi","originalPostUrl":"p"},
                 {"Date":"2022-07-02 11:12:13","Comment":"hi","original post link":"p"}]}}}
                """);
        assertThat(items).extracting(Item::type).containsOnly("comment");
        assertThat(items)
                .extracting(item -> item.fields().get(item.fields().size() - 1).name())
                .containsExactly("link", "post", "post");
        assertThat(items)
                .extracting(item -> item.date().orElseThrow().zone())
                .containsExactly(
                        ExportDate.Zone.STATED, ExportDate.Zone.UTC_BY_EVIDENCE, ExportDate.Zone.UTC_BY_EVIDENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"Activity\":{\"Comments\":{\"CommentsList\":[{\"comment\":\"x\"}]}}}; comment; COMMENTS",
                "{\"Activity\":{\"POI Review\":{\"ReviewsList\":[{\"PlaceName\":\"x\"}]}}}; place-review; PLACES",
                "{\"Profile\":{\"Follower List\":{\"FansList\":[{\"UserName\":\"x\"}]}}}; follower; FOLLOWERS",
                "{\"Comments\":{\"CommentsList\":[{\"comment\":\"x\"}]}}; comment; COMMENTS",
                "{\"Your Activity\":{\"ItemFavoriteList\":[{\"link\":\"x\"}]}}; like; LIKES",
                "{\"Your Activity\":{\"Ads and data\":{\"Ad Interests\":{\"AdInterestCategories\":\"x\"}}}}; ad-interests; ADS",
                "{\"Video\":{},\"Next Year\":{\"Searches\":{\"SearchList\":[{\"SearchTerm\":\"x\"}]}}}; search; SEARCHES"
            })
    void aPartialRequestOrANewYearPutsASectionElsewhere(String json, String type, Category category) {
        assertThat(reading.items(json)).extracting(Item::type, Item::category).containsExactly(tuple(type, category));
    }

    @Test
    void offTikTokActivityStandsTwiceIn2026AndBothAreRead() {
        assertThat(reading.items("""
                {"Profile And Settings":{"Off TikTok Activity":{"OffTikTokActivityDataList":[{"Source":"1"}]}},
                 "Your Activity":{"Off TikTok Activity":{"OffTikTokActivityDataList":[{"Source":"2"}]}}}
                """))
                .extracting(item -> item.fields().get(0).value())
                .containsExactly("1", "2");
    }

    @Test
    void aChatsPartnerIsItsKeyWithoutTheWordsAroundIt() {
        List<Item> items = reading.items("""
                {"Direct Messages":{"Chat History":{"ChatHistory":{
                  "Chat History with tern_and_tide:":[{"Date":"2022-07-03 10:00:00","From":"a","Content":"b"}],
                  "Chat History with :":[], "gull":null}},
                 "Group Chat":{"GroupChat":{"Group Chat with Group_Chat_choir:":[]}}}}
                """);
        assertThat(items)
                .extracting(Item::type, Item::path, item -> item.fields().get(0))
                .containsExactly(
                        tuple("chat", "Direct Messages.Chat History.ChatHistory.*", partner("tern_and_tide")),
                        tuple(
                                "message",
                                "Direct Messages.Chat History.ChatHistory.*[]",
                                new ItemField("Date", "date", FieldRole.DATE, "2022-07-03 10:00:00")),
                        tuple("chat", "Direct Messages.Chat History.ChatHistory.*", partner(":")),
                        tuple("chat", "Direct Messages.Chat History.ChatHistory.*", partner("gull")),
                        tuple("group-chat", "Direct Messages.Group Chat.GroupChat.*", partner("Group_Chat_choir")));
    }

    @Test
    void aWatchedRoomIsAMapEntryWithListsInIt() {
        assertThat(reading.items("""
                {"Tiktok Live":{"Watch Live History":{"WatchLiveMap":{
                  "-1":{"Comments":[{"CommentTime":"2021-10-30 01:15:20","CommentContent":"ahoy","RawTime":1635556520}],
                        "Questions":null,"WatchTime":"2021-10-30 01:15:15","Link":"l"}}}}}
                """))
                .extracting(
                        Item::type,
                        item -> item.fields().stream()
                                .map(field -> field.key() + "=" + field.value())
                                .toList())
                .containsExactly(
                        tuple(
                                "live-comment",
                                List.of(
                                        "CommentTime=2021-10-30 01:15:20",
                                        "CommentContent=ahoy",
                                        "RawTime=1635556520")),
                        tuple("room", List.of("*=-1", "WatchTime=2021-10-30 01:15:15", "Link=l")));
    }

    @Test
    void theTimeOfALiveSettingIsInMillisecondsAndZeroIsNone() {
        List<Item> items = reading.items("""
                {"Tiktok Live":{"Watch Live Settings":{"WatchLiveSettingsMap":{"app":"720p","web":"N/A"},
                 "MostRecentModificationTimeInWeb":"0","MostRecentModificationTimeInApp":"1733588884798"}}}
                """);
        assertThat(items).extracting(Item::type).containsExactly("watch-live-quality", "watch-live-settings");
        assertThat(items.get(1).date().flatMap(ExportDate::instant)).hasValue(Instant.ofEpochMilli(1733588884798L));
    }

    @Test
    void giftsLieInAListInAnObjectOfTheSameName() {
        assertThat(reading.items("""
                {"Activity":{"Purchase History":{"SendGifts":{"SendGifts":[{"Date":"2022-07-22 21:26:29","GiftAmount":"1","UserName":null}]},
                 "BuyGifts":{"BuyGifts":[{"Price":"$0.60 US Dollars"}]}}}}
                """))
                .extracting(
                        Item::type,
                        item -> item.fields().get(item.fields().size() - 1).value())
                .containsExactly(tuple("gift-sent", ""), tuple("gift-bought", "$0.60 US Dollars"));
    }

    @Test
    void ordersAreKeyedByTheirNumbersOrStandInAList() {
        assertThat(reading.items("""
                {"TikTok Shop":{"Order History":{"OrderHistories":{"576460000000000001":{"order_date":"2025-01-01 10:00:00",
                 "Products":[{"product_name":"kite","quantity":2}]}}}},
                 "Tiktok Shopping":{"Order History":{"OrderHistories":[{"order_status":"sent"}]}}}
                """))
                .extracting(Item::type, Item::path)
                .containsExactly(
                        tuple("ordered-product", "TikTok Shop.Order History.OrderHistories.*.Products[]"),
                        tuple("order", "TikTok Shop.Order History.OrderHistories.*"),
                        tuple("order", "Tiktok Shopping.Order History.OrderHistories[]"));
    }

    @Test
    void settingsHaveOddKeysAndNewOnesEveryYear() {
        ExportContent content = reading.content("""
                {"Profile And Settings":{"Settings":{"SettingsMap":{"Allow DownLoad":"Everyone","Who can see your following list::":"x",
                 "A Setting Of Next Year":"y","Another":{"deep":[1]},"Content Preferences":{"Video Languages Preferences":["en"]}}}}}
                """);
        assertThat(content.findings()).isEmpty();
        assertThat(content.sections()).allMatch(section -> section.understood());
        assertThat(content.sections().toString()).doesNotContain("Next Year", "Another", "deep");
    }

    @Test
    void autofillHasItsFieldsInTheSectionItself() {
        assertThat(reading.items("{\"Profile\":{\"Autofill\":{\"PhoneNumber\":\"N/A\",\"City\":\"x\"}}}"))
                .extracting(Item::type, Item::path, item -> item.fields().size())
                .containsExactly(tuple("autofill", "Profile.Autofill", 2));
    }

    @Test
    void idsBeyondDoublePrecisionStayAsTheyAreWritten() {
        assertThat(reading.items(
                                "{\"Activity\":{\"Status\":{\"Status List\":[{\"UID\":9007199254740993,\"DID\":1.10}]}}}")
                        .get(0)
                        .fields())
                .extracting(ItemField::value)
                .containsExactly("9007199254740993", "1.10");
    }

    @Test
    void halvesOfSurrogatePairsAndLongTextsSurviveTheWorkspace() {
        String text = "\ud83e\udeb1".repeat(30_000);
        assertThat(reading.items("{\"Comments\":{\"CommentsList\":[{\"comment\":\"a\\ud83e\"},{\"comment\":\"" + text
                        + "\"}]}}"))
                .extracting(item -> item.fields().get(0).value())
                .containsExactly("a\ud83e", text);
    }

    @Test
    void aTextThatIsTooLongIsNotUnderstood() {
        ExportContent content = reading.content(
                "{\"Comments\":{\"CommentsList\":[{\"comment\":\"" + "x".repeat(65_537) + "\",\"url\":\"u\"}]}}");
        assertThat(content.findings())
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("unknown-structure", "Comments.CommentsList[].comment"));
        content.items().forEach(item -> assertThat(item.fields()).hasSize(1));
    }

    @Test
    void photoPostsPutAllImagesInOneLink() {
        Post post = reading.content("""
                {"Post":{"Posts":{"VideoList":[{"Date":"2024-12-24 23:59:58","Link":"https://p.example/1\\nhttps://p.example/2"}]}}}
                """).posts().get(0);
        assertThat(post.kind()).isEqualTo(PostKind.PHOTO);
        assertThat(post.media()).hasValue(2);
    }

    @Test
    void aDeletedPostsLinkIsALoginPage() {
        List<Post> posts = reading.content("""
                {"Video":{"RecentlyDeletedPosts":{"PostList":[
                  {"Date":"2024-11-24 09:31:53","DateDeleted":"2024-12-13 07:05:00","Likes":"2",
                   "Link":"https://www.tiktok.com/login/?redirect_url=http%3A%2F%2Fw.example%2F3d80%2F67690f3e%2Ftos-useast2a-ve-0068%2Fok%3Fmime_type%3Dvideo_mp4"},
                  {"Link":"https://www.tiktok.com/login/?redirect_url=http%3A%2F%2Fw.example%2F3d80"}]},
                 "Videos":{"VideoList":[{"Date":"2024-09-17 14:07:21","Link":"https://v.example/x","Likes":"1"}]}}}
                """).posts();
        assertThat(posts)
                .extracting(Post::ordinal, Post::deleted, Post::kind, Post::visibility, Post::where)
                .containsExactly(
                        tuple(0, true, PostKind.VIDEO, Visibility.UNSTATED, "Video.RecentlyDeletedPosts.PostList[0]"),
                        tuple(1, true, PostKind.UNKNOWN, Visibility.UNSTATED, "Video.RecentlyDeletedPosts.PostList[1]"),
                        tuple(2, false, PostKind.VIDEO, Visibility.UNSTATED, "Video.Videos.VideoList[0]"));
    }

    @Test
    void valuesThatConsentDoesNotCoverAreOnlyCounted(@TempDir Path elsewhere) {
        Reading likesAlone = new Reading(elsewhere, "posts,likes", new TikTokReader());
        assertThat(likesAlone.items("""
                {"Your Activity":{"Like List":{"ItemFavoriteList":[{"link":"a"}]},"Searches":{"SearchList":[{"SearchTerm":"b"}]}},
                 "Direct Messages":{"Chat History":{"ChatHistory":{"x":[{"Content":"c"}]}}},"Profile":{"Autofill":{"City":"d"}}}
                """)).extracting(Item::type).containsExactly("like");
    }

    private static ItemField partner(String name) {
        return new ItemField("*", "partner", FieldRole.PERSON, name);
    }

    private void nothingIn(String json) {
        ExportContent content = reading.content(json);
        assertThat(content.findings()).as(json).isEmpty();
        assertThat(content.posts()).isEmpty();
        assertThat(content.profile()).isEqualTo(Optional.empty());
        content.items().forEach(item -> {
            throw new AssertionError(json + " gave an item");
        });
    }
}
