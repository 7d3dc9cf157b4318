package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.export.tiktok.text.TextFiles.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Finding;

/** What is peculiar to TikTok's text files, one test each. */
class TextQuirksTest {
    private static final String COMMENTS = "Comment.Comments.CommentsList";

    @TempDir
    private Path home;

    private JsonNode json(String path, String text) {
        return new TextFiles(home).with("TikTok/" + path, text).json();
    }

    private Transcription.Transcript transcript(String path, String text) {
        return new TextFiles(home).with("TikTok/" + path, text).transcript();
    }

    private List<String> comments(String text) {
        List<String> comments = new ArrayList<>();
        at(json("Comments/Comments.txt", text), COMMENTS)
                .forEach(it -> comments.add(it.path("comment").asText()));
        return comments;
    }

    @Test
    void theSampleOf2024IsReadToTheLastLine() {
        Transcription.Transcript transcript =
                TextFiles.ofResources(home, "txt-2024-12").transcript();
        assertThat(transcript.layout()).isEqualTo("TikTok TXT, English, as of late 2024");
        assertThat(transcript.findings()).isEmpty();
        assertThat(transcript.lines().notUnderstood()).isZero();
        assertThat(transcript.records())
                .containsEntry("Post.Posts.VideoList", 5L)
                .containsEntry("Post.Recently Deleted Posts.PostList", 0L)
                .containsEntry(COMMENTS, 2L)
                .containsEntry("Your Activity.Purchases.SendGifts.SendGifts", 0L)
                .containsEntry("Your Activity.Purchases.BuyGifts.BuyGifts", 1L)
                .hasSize(10);
        JsonNode posts = at(TextFiles.json(transcript), "Post.Posts.VideoList");
        assertThat(posts.get(0).path("Link").asText().split("\n")).hasSize(3);
        assertThat(posts.get(0).path("Sound").asText()).isEqualTo(" - ");
        assertThat(posts.get(1).path("Location").asText()).isEqualTo("Tarn Wharf");
        assertThat(posts.get(2).path("WhoCanView").asText()).isEqualTo("Only You");
    }

    @Test
    void aLabelMayHaveTwoColons() {
        JsonNode json = json(
                "Activity/Favorite HashTags.txt",
                "Date: 2024-01-01 00:00:00\nHashTag Link:: https://m.tiktok.com/h5/share/tag/48.html");
        assertThat(at(json, "Your Activity.Favorite Hashtags.FavoriteHashtagList")
                        .get(0)
                        .path("Link")
                        .asText())
                .isEqualTo("https://m.tiktok.com/h5/share/tag/48.html");
    }

    @Test
    void aNewLabelOfTheProfileIsNoLineOfTheDescription() {
        JsonNode profile = at(
                json(
                        "Profile/Profile Info.txt",
                        "Username: kelp\nBio Description: boats\nand nets, from 9:30\n\nName at Birth: Sedge\nEmail: None\n"),
                "Profile.Profile Info.ProfileMap");
        assertThat(profile.path("bioDescription").asText()).isEqualTo("boats\nand nets, from 9:30");
        assertThat(profile.path("emailAddress").asText()).isEqualTo("None");
        assertThat(profile.toString()).doesNotContain("Name at Birth");
    }

    @Test
    void aCommentMayHoldBlankLines() {
        assertThat(
                        comments(
                                "Date: 2024-01-02 00:00:00\nComment: one\n\n\ntwo\n\nDate: 2024-01-01 00:00:00\nComment: three\n"))
                .containsExactly("one\n\n\ntwo", "three");
    }

    @Test
    void aLineOfACommentThatLooksLikeALabelIsText() {
        assertThat(comments("Date: 2024-01-02 00:00:00\nComment: recipe\nsalt: little\n\nkelp: much\nDate: tomorrow\n"
                        + "Url: ask me\n\nDate: 2024-01-01 00:00:00\nComment: b"))
                .containsExactly("recipe\nsalt: little\n\nkelp: much\nDate: tomorrow\nUrl: ask me", "b");
    }

    @Test
    void aDateInsideACommentWithoutABlankLineBeforeItIsText() {
        assertThat(comments("Date: 2024-01-02 00:00:00\nComment: log\nDate: 2023-12-31 23:59:59\nend"))
                .containsExactly("log\nDate: 2023-12-31 23:59:59\nend");
    }

    @Test
    void lineEndsOfWindowsAndAByteOrderMarkMakeNoDifference() {
        assertThat(
                        comments(
                                "\ufeffDate: 2024-01-02 00:00:00\r\nComment: one\r\ntwo\r\n\r\nDate: 2024-01-01 00:00:00\r\nComment: b\r\n"))
                .containsExactly("one\ntwo", "b");
    }

    @Test
    void aSectionWithoutDataSaysSoInASentence() {
        JsonNode json = json("Activity/Like List.txt", "You have no data in this section");
        assertThat(at(json, "Your Activity.Like List.ItemFavoriteList").isArray())
                .isTrue();
        assertThat(at(json, "Your Activity.Like List.ItemFavoriteList")).isEmpty();
        assertThat(
                        comments(
                                "Date: 2024-01-02 00:00:00\nComment: You have no data in this section\nYou have no data in this section"))
                .containsExactly("You have no data in this section\nYou have no data in this section");
    }

    @Test
    void aSentenceOfWhichOnlyTheBeginningIsKnownCounts() {
        Transcription.Transcript transcript =
                transcript("Aktivit\u00e4t/Like-Liste.txt", "Du hast keine Daten in diesem Bereich.");
        assertThat(transcript.lines()).isEqualTo(new Transcription.LineCount(0, 1, 0));
    }

    @Test
    void aFileOfNoBytesIsAnEmptySectionAndReported() {
        Transcription.Transcript transcript = transcript("Activity/Like List.txt", "");
        assertThat(transcript.findings()).extracting(Finding::code).containsExactly("empty-text-file");
        assertThat(transcript.records()).containsEntry("Your Activity.Like List.ItemFavoriteList", 0L);
    }

    @Test
    void aFileMayHoldSeveralSections() {
        JsonNode json = json(
                "Activity/Purchases.txt",
                "Send Gifts History:\nDate: 2024-01-01 00:00:00\nGift Amount: 3\nUsername: tern_and_tide\n\n"
                        + "Buy Gifts History:\nYou have no data in this section\n");
        assertThat(at(json, "Your Activity.Purchases.SendGifts.SendGifts")
                        .get(0)
                        .path("GiftAmount")
                        .asText())
                .isEqualTo("3");
        assertThat(at(json, "Your Activity.Purchases.BuyGifts.BuyGifts").isArray())
                .isTrue();
    }

    @Test
    void aHeadingMayStandAboveTheSentenceThatThereIsNothing() {
        Transcription.Transcript transcript = transcript(
                "Your Activity/Favorite Comments.txt", "Favorite Comment:\nYou have no data in this section");
        assertThat(transcript.lines()).isEqualTo(new Transcription.LineCount(0, 2, 0));
    }

    @Test
    void postAndPostsAreTheSameSection() {
        String post = "Date: 2024-01-0%d 00:00:00\nLink: https://v.example/1\nLike(s): 1\n";
        Transcription.Transcript transcript = new TextFiles(home)
                .with("TikTok/Posts/Post.txt", post.formatted(1))
                .with("TikTok/Posts/Posts.txt", post.formatted(2))
                .transcript();
        assertThat(at(TextFiles.json(transcript), "Post.Posts.VideoList")).hasSize(2);
        assertThat(transcript.records()).containsEntry("Post.Posts.VideoList", 2L);
    }

    @Test
    void repostsHaveACreationTime() {
        JsonNode json = json(
                "Your Activity/Reposts.txt",
                "Creation Time: 2026-08-16 18:18:02 UTC\nLink: https://www.tiktokv.com/share/video/7/");
        assertThat(at(json, "Your Activity.Reposts.RepostList")
                        .get(0)
                        .path("Date")
                        .asText())
                .isEqualTo("2026-08-16 18:18:02 UTC");
    }

    @Test
    void chatsMayHaveArrowsAndOneMessageALine() {
        JsonNode chats = at(
                json(
                        "Direct Messages/Direct Messages.txt",
                        ">>> Chat History with tern_and_tide::\n2020-01-01 10:00:00 kelp.and.kites: hello\nagain: yes\n\nend\n"
                                + "2020-01-01 10:01:00 UTC tern_and_tide: \n\n>>> Chat History with gull:\n2020-01-02 10:00:00 gull: x"),
                "Direct Messages.Chat History.ChatHistory");
        assertThat(chats.path("Chat History with tern_and_tide:").toString())
                .isEqualTo(
                        "[{\"Date\":\"2020-01-01 10:00:00\",\"From\":\"kelp.and.kites\",\"Content\":\"hello\\nagain: yes\\n\\nend\"},"
                                + "{\"Date\":\"2020-01-01 10:01:00 UTC\",\"From\":\"tern_and_tide\",\"Content\":\"\"}]");
        assertThat(chats.path("Chat History with gull:")).hasSize(1);
    }

    @Test
    void settingsAreFlatWithGroupsAndLists() {
        Transcription.Transcript transcript = transcript(
                "App Settings/Settings.txt",
                "Private Account: Off\nSome New Switch: On\nInterests: [kelp, kites]\nWho can see your following list:: Everyone\n\n"
                        + "Content Preferences:\nKeyword filters for videos in For You feed: [fog]\n\nPush Notification\nNew Fans: Off\n"
                        + "App Language: en\n");
        JsonNode settings = at(TextFiles.json(transcript), "App Settings.Settings.SettingsMap");
        assertThat(settings.path("Private Account").asText()).isEqualTo("Off");
        assertThat(settings.path("Some New Switch").asText()).isEqualTo("On");
        assertThat(settings.path("Interests").asText()).isEqualTo("[kelp, kites]");
        assertThat(settings.path("Who can see your following list").asText()).isEqualTo("Everyone");
        assertThat(at(settings, "Content Preferences.Keyword filters for videos in For You feed")
                        .asText())
                .isEqualTo("[fog]");
        assertThat(at(settings, "Push Notification.New Fans").asText()).isEqualTo("Off");
        assertThat(settings.path("App Language").asText()).isEqualTo("en");
        assertThat(transcript.lines().notUnderstood()).isZero();
    }

    @Test
    void aNoteInBracketsStandsBeforeTheSummary() {
        JsonNode summary = at(
                json(
                        "Your Activity/Activity Summary.txt",
                        "(Note: data may have delays)\n\nVideos shared since account registration: 5\n"),
                "Your Activity.Activity Summary.ActivitySummaryMap");
        assertThat(summary.path("note").asText()).isEqualTo("(Note: data may have delays)");
        assertThat(summary.path("videosSharedSinceAccountRegistration").asText())
                .isEqualTo("5");
    }

    @Test
    void linesOfDashesMaySeparateRecords() {
        Transcription.Transcript transcript = transcript(
                "TikTok Shopping/Vouchers.txt",
                "Date Received: 2026-01-01 10:00:00\nVoucher Id: 1\n-----\nDate Received: 2026-01-02 10:00:00\nVoucher Id: 2\n");
        assertThat(at(TextFiles.json(transcript), "TikTok Shop.Vouchers.Vouchers"))
                .hasSize(2);
    }

    @Test
    void aValueMayStandBelowItsLabel() {
        JsonNode cart = at(
                json(
                        "TikTok Shopping/Shopping Cart List.txt",
                        "Creation date: 2026-01-01 10:00:00\nShop Name: Kite Loft\n>>Name:\nblue kite\n>>Quantity: 2\n"),
                "TikTok Shop.Shopping Cart List.ShoppingCart");
        assertThat(cart.get(0).path("ProductName").asText()).isEqualTo("blue kite");
        assertThat(cart.get(0).path("SkuCount").asText()).isEqualTo("2");
    }

    @Test
    void dutchExportsMixDutchAndEnglishWords() {
        Transcription.Transcript transcript = transcript(
                "Je activiteit/Kijkgeschiedenis.txt", "Date: 2026-01-01 10:00:00 UTC\nLink: https://v.example/1\n");
        assertThat(transcript.layout()).isEqualTo("TikTok TXT, Dutch, as of 2025");
        assertThat(transcript.records()).containsEntry("Your Activity.Watch History.VideoList", 1L);
    }

    @Test
    void wordsAreTranslatedButNamesAndTextsAreNot() {
        JsonNode json = new TextFiles(home)
                .with("TikTok/Reacties/Reacties.txt", "Datum: 2026-01-01 10:00:00 UTC\nReactie: Ja\nFoto: N.v.t.")
                .with("TikTok/Profiel/Volgend.txt", "Datum: 2026-01-01 10:00:00 UTC\nGebruikersnaam: vrienden")
                .json();
        assertThat(at(json, COMMENTS).get(0).toString())
                .isEqualTo("{\"date\":\"2026-01-01 10:00:00 UTC\",\"comment\":\"Ja\",\"photo\":\"N/A\"}");
        assertThat(at(json, "Your Activity.Following.Following")
                        .get(0)
                        .path("UserName")
                        .asText())
                .isEqualTo("vrienden");
    }

    @Test
    void aNewLabelInManyRecordsIsAnUnknownKey() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            text.append("Date: 2026-01-0").append(i).append(" 10:00:00\nComment: x\nMood: calm\n\n");
        }
        Transcription.Transcript transcript = transcript("Comments/Comments.txt", text.toString());
        assertThat(at(TextFiles.json(transcript), COMMENTS).get(0).toString())
                .isEqualTo("{\"date\":\"2026-01-01 10:00:00\",\"comment\":\"x\",\"Mood\":\"calm\"}");
        assertThat(transcript.findings()).isEmpty();
    }

    @Test
    void anUnknownLabelInFewRecordsIsNeverNamed() {
        JsonNode likes = at(
                json(
                        "Activity/Following.txt",
                        "Date: 2026-01-02 10:00:00\nUsername: a\nIlse: x\n\nDate: 2026-01-01 10:00:00\nUsername: b\nIlse: y\n"),
                "Your Activity.Following.Following");
        assertThat(likes.toString()).doesNotContain("Ilse").contains("\"*3\":\"x\"");
    }

    @Test
    void aRecordThatLacksItsFirstLabelIsStillARecord() {
        Transcription.Transcript transcript = transcript(
                "Activity/Like List.txt",
                "Date: 2026-01-02 10:00:00\nLink: https://a\n\nLink: https://b\n\nDate: 2026-01-01 10:00:00\nLink: https://c");
        assertThat(at(TextFiles.json(transcript), "Your Activity.Like List.ItemFavoriteList"))
                .hasSize(3);
        assertThat(transcript.findings()).isEmpty();
    }

    @Test
    void recordsMayStandWithoutBlankLinesBetweenThem() {
        Transcription.Transcript transcript = transcript(
                "Activity/Like List.txt",
                "Date: 2026-01-02 10:00:00\nLink: https://a\nDate: 2026-01-01 10:00:00\nLink: https://c");
        assertThat(at(TextFiles.json(transcript), "Your Activity.Like List.ItemFavoriteList"))
                .hasSize(2);
        assertThat(transcript.findings()).isEmpty();
    }

    @Test
    void countsThatDifferAreReported() {
        Transcription.Transcript transcript = transcript(
                "Comments/Comments.txt",
                "Date: 2026-01-03 10:00:00\nComment: a\n\nstray\nDate: 2026-01-02 10:00:00\nPhoto: N/A\nDate: 2026-01-01 10:00:00\n");
        assertThat(transcript.records()).containsEntry(COMMENTS, 1L);
        assertThat(at(TextFiles.json(transcript), COMMENTS)).hasSize(2);
        assertThat(transcript.findings()).extracting(Finding::code).containsExactly("record-count");
    }

    @Test
    void linesThatBelongToNothingAreCountedAsEntriesOfAnUnknownKey() {
        Transcription.Transcript transcript = transcript(
                "Activity/Like List.txt",
                "stray\nDate: 2026-01-02 10:00:00\nstray two\nLink: https://a\n\nstray three\n");
        assertThat(at(TextFiles.json(transcript), "Your Activity.Like List").toString())
                .isEqualTo("{\"ItemFavoriteList\":[{\"date\":\"2026-01-02 10:00:00\",\"link\":\"https://a\"}],"
                        + "\"notUnderstood\":[\"\",\"\",\"\"]}");
        assertThat(transcript.findings()).extracting(Finding::code).contains("lines-not-understood");
    }

    @Test
    void anUnknownFileIsCountedLineByLineAndNamedOnlyIfItsNameIsTikToks() {
        Transcription.Transcript transcript = new TextFiles(home)
                .with("TikTok/Activity/Like List.txt", "You have no data in this section")
                .with("TikTok/Activity/Moon Phases.txt", "Date: 2026-01-02 10:00:00\n\nMoon: full")
                .with("TikTok/Direct Messages/Ilse Quist.txt", "Date: x")
                .with("TikTok/Activity/ilse_99.txt", "Date: x")
                .transcript();
        assertThat(TextFiles.json(transcript).path("notUnderstood")).hasSize(4);
        assertThat(transcript.findings())
                .extracting(Finding::where)
                .containsExactlyInAnyOrder("Activity/Moon Phases.txt", "a .txt file", "a .txt file");
    }

    @Test
    void sectionsWhoseFormIsNotKnownAreCounted() {
        JsonNode json = new TextFiles(home)
                .with("TikTok/Activity/Like List.txt", "You have no data in this section")
                .with("TikTok/TikTok Live/Watch Live History.txt", "Room: 7\nWatch Time: x\n")
                .json();
        assertThat(at(json, "Tiktok Live.Watch Live History").toString()).isEqualTo("{\"notUnderstood\":[\"\",\"\"]}");
    }

    @Test
    void aLineBeyondAllMeasureIsAProblem() {
        Transcription.Problem problem = new TextFiles(home)
                .with("TikTok/Comments/Comments.txt", "Date: 2024-01-01 10:00:00\nComment: " + "x".repeat(1 << 21))
                .problem();
        assertThat(problem.code()).isEqualTo("unusual-export");
    }
}
