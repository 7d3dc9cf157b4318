package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.export.Recognition;
import org.posterity.export.SectionCount;
import org.posterity.export.Visibility;
import org.posterity.model.Category;

class LayoutsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home);
    }

    @ParameterizedTest
    @CsvSource({
        "v1-2022-07/user_data.json, as of 2021, Video.Videos.VideoList",
        "v2-2023-11/user_data.json, TikTok JSON, Video.Videos.VideoList",
        "v3-2024-12/user_data_tiktok.json, as of late 2024, Video.Videos.VideoList",
        "v4-2025-11/user_data_tiktok.json, as of March 2025, Post.Posts.VideoList",
        "v5-2026-05/user_data_tiktok.json, as of 2026, Post.Posts.VideoList",
        "damaged/bom_user_data_tiktok.json, as of March 2025, Post.Posts.VideoList",
        "damaged/trailing_comma_user_data_tiktok.json, as of March 2025, Post.Posts.VideoList"
    })
    void readsThePostsOfEveryLayoutAsTheTruthHasThem(String resource, String layout, String list) throws IOException {
        ExportContent content = reading.content(Donation.resource(resource));

        assertThat(content.layout()).endsWith(layout);
        Map<Instant, JsonNode> truth = truth();
        assertThat(content.posts()).isNotEmpty();
        boolean says = !resource.startsWith("v1") && !resource.startsWith("v2");
        List<Post> ordinary =
                content.posts().stream().filter(post -> !post.deleted()).toList();
        for (Post post : ordinary) {
            JsonNode expected = truth.get(post.date().orElseThrow());
            assertThat(post.where()).matches(list.replace(".", "\\.") + "\\[\\d+]");
            assertThat(post.kind().id()).isEqualTo(expected.path("kind").asText());
            assertThat(post.kind() == PostKind.PHOTO ? post.media().orElseThrow() : 0)
                    .isEqualTo(expected.path("images").asInt());
            assertThat(post.visibility())
                    .isEqualTo(says ? visibility(expected.path("who_can_view").asText()) : Visibility.UNSTATED);
        }
        assertThat(ordinary.stream().map(Post::date).distinct())
                .hasSameSizeAs(ordinary)
                .hasSize(posts(JSON.readTree(plain(resource)), list).size());
    }

    @Test
    void readsAllEightPostsOfTheNewestSample() throws IOException {
        ExportContent content = reading.content(Donation.resource("v4-2025-11/user_data_tiktok.json"));
        assertThat(content.posts().stream().map(post -> post.date().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(truth().keySet());
        assertThat(content.generatedAt()).hasValue(Instant.ofEpochSecond(1765111751L - 864_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v2-2023-11/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json"
            })
    void knowsEveryKeyOfTheSamplesAndCountsThemAsAnIndependentWalkDoes(String resource) throws IOException {
        ExportContent content = reading.content(Donation.resource(resource));

        assertThat(content.findings()).isEmpty();
        assertThat(content.sections()).allMatch(SectionCount::understood);
        assertThat(content.sections().stream().mapToLong(SectionCount::items).sum())
                .isEqualTo(items(JSON.readTree(Donation.resource(resource))));
        assertThat(content.sections())
                .allMatch(section -> content.counted().get(section.path()) == section.items())
                .hasSameSizeAs(content.counted().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "Video, Videos, VideoLink",
        "Video, Videos, Link",
        "Post, Posts, Link",
        "Some Root Of Next Year, Posts, Link"
    })
    void findsPostsUnderEveryRootAndSpelling(String root, String section, String link) {
        ExportContent content = reading.content("""
                {"Profile":{},"%s":{"%s":{"VideoList":[{"Date":"2022-05-12 13:13:21","%s":"https://v.example/x?a=1","Likes":"2"}]}}}
                """.formatted(root, section, link));
        assertThat(content.posts()).hasSize(1);
        assertThat(content.posts().get(0).kind()).isEqualTo(PostKind.VIDEO);
        assertThat(content.posts().get(0).visibility()).isEqualTo(Visibility.UNSTATED);
    }

    @Test
    void readsRootsOfSeveralYearsInOneFile() {
        ExportContent content = reading.content("""
                {"Video":{"Videos":{"VideoList":[{"Date":"2022-05-12 13:13:21","VideoLink":"https://v/a","Likes":2}]}},
                 "Post":{"Posts":{"VideoList":[{"date":"2024-05-12 13:13:21 UTC","link":"https://v/b","Likes":"3"}]}},
                 "Your Activity":{"Like List":{"ItemFavoriteList":[{"date":"x","link":"y"}]}},
                 "Activity":{"Like List":{"ItemFavoriteList":[{"Date":"x","VideoLink":"y"},{"Date":"x","Link":"y"}]}}}
                """);
        assertThat(content.posts().stream().map(Post::ordinal)).containsExactly(0, 1);
        assertThat(content.posts().stream().map(post -> post.date().orElseThrow()))
                .containsExactly(Instant.parse("2022-05-12T13:13:21Z"), Instant.parse("2024-05-12T13:13:21Z"));
        assertThat(content.sections())
                .filteredOn(section -> section.path().endsWith("ItemFavoriteList[]"))
                .extracting(SectionCount::path, SectionCount::items, SectionCount::category)
                .containsExactlyInAnyOrder(
                        tuple("Activity.Like List.ItemFavoriteList[]", 2L, Optional.of(Category.LIKES)),
                        tuple("Your Activity.Like List.ItemFavoriteList[]", 1L, Optional.of(Category.LIKES)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Post\":null}",
                "{\"Post\":{}}",
                "{\"Post\":[]}",
                "{\"Post\":{\"Posts\":null}}",
                "{\"Post\":{\"Posts\":{}}}",
                "{\"Post\":{\"Posts\":[]}}",
                "{\"Post\":{\"Posts\":{\"VideoList\":null}}}",
                "{\"Post\":{\"Posts\":{\"VideoList\":[]}}}",
                "{\"Post\":{\"Posts\":{\"VideoList\":{}}}}",
                "{\"Post\":{\"Posts\":{\"VideoList\":\"\"}}}",
                "{\"Activity\":{\"Comments\":{\"CommentsList\":null},\"POI Review\":{}}}",
                "{}"
            })
    void takesEverySpellingOfNothingForNoPosts(String json) {
        ExportContent content = reading.content(json);
        assertThat(content.posts()).isEmpty();
        assertThat(content.findings()).isEmpty();
    }

    @Test
    void reportsListEntriesThatAreNoPosts() {
        ExportContent content = reading.content(
                "{\"Post\":{\"Posts\":{\"VideoList\":[null,1,\"x\",[{}],{\"Date\":\"2022-05-12 13:13:21\"}]}}}");
        assertThat(content.posts()).hasSize(1);
        assertThat(content.posts().get(0).where()).isEqualTo("Post.Posts.VideoList[4]");
        assertThat(content.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("posts-not-understood");
            assertThat(finding.what()).startsWith("4 ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2024-09-17 14:07:21, 2024-09-17T14:07:21Z",
                "2024-09-17 14:07:21 UTC, 2024-09-17T14:07:21Z",
                "2024-02-29 23:59:59, 2024-02-29T23:59:59Z",
                "2023-02-29 10:00:00, none",
                "2023-02-31 10:00:00, none",
                "2023-04-31 10:00:00, none",
                "2023-01-01 24:00:00, none",
                "2023-01-01 23:59:60, none",
                "17-Sep-2024, none",
                "N/A, none",
                "'', none"
            })
    void readsDatesAsUtcAndNeverBendsAnImpossibleOne(String text, String instant) {
        assertThat(post("\"Date\":\"" + text + "\"").date().map(Instant::toString))
                .isEqualTo(Optional.ofNullable(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "12", "[]", "{}", "true"})
    void readsAPostWhoseDateIsNoText(String value) {
        assertThat(post("\"Date\":" + value).date()).isEmpty();
    }

    @Test
    void takesADateThatIsGivenTwiceOnlyWhenBothSayTheSame() {
        assertThat(post("\"Date\":\"2024-09-17 14:07:21\",\"date\":\"2024-09-17 14:07:21 UTC\"")
                        .date())
                .hasValue(Instant.parse("2024-09-17T14:07:21Z"));
        assertThat(post("\"Date\":\"2024-09-17 14:07:21\",\"Date\":\"2024-09-17 14:07:22\"")
                        .date())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Everyone, EVERYONE",
        "everyone, EVERYONE",
        "Friends, FRIENDS",
        "Only You, ONLY_CREATOR",
        "Only me, ONLY_CREATOR",
        "Followers, UNKNOWN",
        "N/A, UNKNOWN",
        "'', UNKNOWN"
    })
    void readsWhoCanView(String text, Visibility visibility) {
        assertThat(post("\"WhoCanView\":\"" + text + "\"").visibility()).isEqualTo(visibility);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"WhoCanView\":null",
                "\"WhoCanView\":[\"Only You\"]",
                "\"WhoCanView\":{\"a\":1}",
                "\"WhoCanSee\":\"Only You\"",
                "\"AllowDuets\":\"No\"",
                "\"WhoCanView\":\"Only You\",\"WhoCanView\":\"Everyone\"",
                "\"WhoCanView\":\"Everyone\",\"whoCanView\":\"Only You\""
            })
    void neverTakesAPostForPublicThatMayNotBe(String fields) {
        assertThat(post(fields).visibility().treatedAsPublic()).isFalse();
    }

    @Test
    void readsAVisibilityInAnotherCaseOfLetters() {
        assertThat(post("\"whoCanView\":\"Only You\"").visibility()).isEqualTo(Visibility.ONLY_CREATOR);
    }

    @Test
    void countsTheImagesOfAPhotoPostByItsLinks() {
        Post three = post("\"Link\":\"https://p/1.jpeg?x=1\\nhttps://p/2.jpeg?x=1\\nhttps://p/3.jpeg?x=1\\n\"");
        assertThat(three.kind()).isEqualTo(PostKind.PHOTO);
        assertThat(three.media()).hasValue(3);
        Post one = post("\"Link\":\"https://p16-ttdyd-sign-va.ibyteimg.com/tos-i-photomode-x/a~tplv-noop.jpeg?x=1\"");
        assertThat(one.kind()).isEqualTo(PostKind.PHOTO);
        assertThat(one.media()).hasValue(1);
        assertThat(post("\"Link\":\"https://v/x?mime_type=video_mp4\"").kind()).isEqualTo(PostKind.VIDEO);
        assertThat(post("\"Link\":\"N/A\"").kind()).isEqualTo(PostKind.UNKNOWN);
        assertThat(post("\"Link\":null").kind()).isEqualTo(PostKind.UNKNOWN);
        assertThat(post("\"Link\":\"\",\"VideoLink\":\"https://v/x\"").kind()).isEqualTo(PostKind.VIDEO);
        assertThat(post("\"VideoLink\":\"https://v/x\",\"Link\":\"\"").kind()).isEqualTo(PostKind.VIDEO);
    }

    @Test
    void keepsProfileNumbersAsNumbersOfAnySize() {
        ExportContent content = reading.content("""
                {"Profile":{"Profile Info":{"App":1,"ProfileMap":{"userName":"x","followerCount":9007199254740993,
                 "likesReceived":"None","aiSelf":true,"bioDescription":null,"PlatformInfo":[{"Name":"n"}],"youtubeLink":1.10}}}}
                """);
        assertThat(content.profile().orElseThrow().object().json().toString())
                .isEqualTo("{\"userName\":\"x\",\"followerCount\":9007199254740993,\"likesReceived\":\"None\","
                        + "\"aiSelf\":true,\"youtubeLink\":1.10}");
        assertThat(content.profile().get().where()).isEqualTo("Profile.Profile Info.ProfileMap");
    }

    @Test
    void takesNoProfileThatConsentDoesNotCover(@TempDir Path elsewhere) {
        Donation donation = new Donation(elsewhere)
                .covering("posts")
                .with("user_data.json", Donation.resource("v1-2022-07/user_data.json"));
        assertThat(donation.export().content().profile()).isEmpty();
        assertThat(donation.export().content().posts()).isNotEmpty();
    }

    @Test
    void reportsKeysThatStandTwice() {
        assertThat(reading.content(
                                "{\"Post\":{\"Posts\":{\"VideoList\":[{\"Likes\":\"1\",\"Likes\":\"2\",\"zz\":1,\"zz\":2}]}}}")
                        .findings())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo("repeated-key");
                    assertThat(finding.what()).startsWith("2 keys");
                });
    }

    private Post post(String fields) {
        List<Post> posts = reading.content("{\"Post\":{\"Posts\":{\"VideoList\":[{" + fields + "}]}}}")
                .posts();
        assertThat(posts).hasSize(1);
        return posts.get(0);
    }

    private static byte[] plain(String resource) {
        return Donation.resource(resource.startsWith("damaged") ? "v4-2025-11/user_data_tiktok.json" : resource);
    }

    private static List<ObjectNode> posts(JsonNode export, String list) {
        JsonNode at = export;
        for (String key : list.split("\\.")) {
            at = at.path(key);
        }
        List<ObjectNode> posts = new ArrayList<>();
        ((ArrayNode) at).forEach(post -> posts.add((ObjectNode) post));
        return posts;
    }

    static Map<Instant, JsonNode> truth() throws IOException {
        Map<Instant, JsonNode> truth = new LinkedHashMap<>();
        JSON.readTree(Donation.resource("ground_truth.json"))
                .path("posts")
                .forEach(post -> truth.put(
                        Instant.parse(post.path("export_date_utc").asText().replace(' ', 'T') + "Z"), post));
        return truth;
    }

    private static Visibility visibility(String words) {
        return Map.of(
                        "Everyone", Visibility.EVERYONE,
                        "Friends", Visibility.FRIENDS,
                        "Only You", Visibility.ONLY_CREATOR)
                .get(words);
    }

    /** Elements of lists and entries of maps, at all depths. */
    private static long items(JsonNode node) {
        long items = node.size();
        for (JsonNode child : node) {
            items += items(child);
        }
        return items;
    }

    @Test
    void recognisesTheAccountOfEverySample() {
        for (String resource : List.of(
                "v1-2022-07/user_data.json", "v3-2024-12/user_data_tiktok.json", "v4-2025-11/user_data_tiktok.json")) {
            assertThat(reading.recognise(Donation.resource(resource)))
                    .isInstanceOfSatisfying(
                            Recognition.Recognised.class,
                            it -> assertThat(it.account()).hasValue(Donation.ACCOUNT));
        }
    }
}
