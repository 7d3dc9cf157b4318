package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.export.tiktok.text.TextFiles.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.Post;
import org.posterity.export.Visibility;

/** Exports of several years and languages, made from what is known, are transcribed to what was known. */
class RoundTripTest {
    @TempDir
    private Path home;

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("TikTok TXT, English, as of 2020", Dialect.english2020()),
                Arguments.of("TikTok TXT, English, as of late 2024", Dialect.english2024()),
                Arguments.of("TikTok TXT, English, as of 2026", Dialect.english2026()),
                Arguments.of("TikTok TXT, Dutch, as of 2026", Dialect.dutch2026()),
                Arguments.of("TikTok TXT, German, as of 2026", Dialect.german2026()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void whatTheAccountHoldsComesBack(String layout, Dialect dialect) {
        GroundTruth truth = GroundTruth.generated(60, 20_241_230);
        TextFiles files = new TextExportWriter(dialect).write(truth, home);
        assertThat(files.export().account()).contains(truth.account());
        Transcription.Transcript transcript = files.transcript();
        JsonNode json = TextFiles.json(transcript);

        assertThat(transcript.layout()).isEqualTo(layout);
        assertThat(transcript.findings()).isEmpty();
        assertThat(transcript.lines().notUnderstood()).isZero();
        assertThat(posts(json, dialect))
                .isEqualTo(truth.posts().stream()
                        .map(post -> expected(post, dialect))
                        .toList());
        assertThat(texts(at(json, "Comment.Comments.CommentsList"), "comment"))
                .isEqualTo(
                        truth.comments().stream().map(GroundTruth.Comment::text).toList());
        assertThat(texts(at(json, "Your Activity.Like List.ItemFavoriteList"), "link"))
                .isEqualTo(truth.likes().stream().map(GroundTruth.Dated::value).toList());
        assertThat(texts(at(json, "Your Activity.Following.Following"), "UserName"))
                .isEqualTo(
                        truth.following().stream().map(GroundTruth.Dated::value).toList());
        for (GroundTruth.Chat chat : truth.chats()) {
            JsonNode messages = at(json, "Direct Messages.Chat History.ChatHistory")
                    .path("Chat History with " + chat.partner() + ":");
            assertThat(texts(messages, "Content"))
                    .isEqualTo(chat.messages().stream()
                            .map(GroundTruth.Message::text)
                            .toList());
            assertThat(texts(messages, "From"))
                    .isEqualTo(chat.messages().stream()
                            .map(GroundTruth.Message::from)
                            .toList());
        }
        assertThat(transcript.records())
                .containsEntry("Post.Posts.VideoList", 60L)
                .containsEntry("Comment.Comments.CommentsList", 60L)
                .containsEntry("Your Activity.Like List.ItemFavoriteList", 60L)
                .containsEntry("Your Activity.Following.Following", 60L)
                .containsEntry("Direct Messages.Chat History.ChatHistory.*", 3L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void theReaderOfExportsFindsThePosts(String layout, Dialect dialect) {
        GroundTruth truth = GroundTruth.generated(40, 7);
        Donation donation = new Donation(home).covering(Donation.ALL + ",comments,messages,likes,following");
        new TextExportWriter(dialect)
                .texts(truth)
                .forEach((path, text) -> donation.with(path.replace(".zip!", ""), text));
        ExportContent content = donation.export().content();
        assertThat(content.layout()).isEqualTo(layout);
        assertThat(content.findings()).noneMatch(finding -> finding.code().equals("unknown-structure"));
        assertThat(content.posts().stream()
                        .map(post -> post.date()
                                .orElseThrow()
                                .toString()
                                .replace("T", " ")
                                .replace("Z", "")))
                .isEqualTo(truth.posts().stream().map(GroundTruth.Post::date).toList());
        assertThat(content.posts().stream().map(post -> post.media().orElse(1)))
                .isEqualTo(truth.posts().stream()
                        .map(post -> Math.max(1, post.links().size()))
                        .toList());
        if (dialect.has("who")) {
            assertThat(content.posts().stream().map(Post::visibility))
                    .isEqualTo(truth.posts().stream()
                            .map(post -> visibility(post.whoCanView()))
                            .toList());
        }
    }

    private static Visibility visibility(String word) {
        return switch (word) {
            case "Everyone" -> Visibility.EVERYONE;
            case "Friends" -> Visibility.FRIENDS;
            default -> Visibility.ONLY_CREATOR;
        };
    }

    private static List<String> expected(GroundTruth.Post post, Dialect dialect) {
        List<String> fields = new ArrayList<>(List.of(
                post.date() + dialect.dateSuffix(), String.join("\n", post.links()), Integer.toString(post.likes())));
        if (dialect.has("who")) {
            fields.addAll(List.of(
                    post.whoCanView(), "Yes", post.duets() ? "Yes" : "No", post.sound(), post.location(), "N/A"));
        }
        return fields;
    }

    private static List<List<String>> posts(JsonNode json, Dialect dialect) {
        List<List<String>> posts = new ArrayList<>();
        for (JsonNode post : at(json, "Post.Posts.VideoList")) {
            List<String> fields = new ArrayList<>();
            for (String key : dialect.has("who")
                    ? List.of(
                            "Date",
                            "Link",
                            "Likes",
                            "WhoCanView",
                            "AllowComments",
                            "AllowDuets",
                            "Sound",
                            "Location",
                            "AddYoursText")
                    : List.of("Date", "Link", "Likes")) {
                fields.add(post.path(key).asText());
            }
            posts.add(fields);
        }
        return posts;
    }

    private static List<String> texts(JsonNode list, String key) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.path(key).asText()));
        return texts;
    }
}
