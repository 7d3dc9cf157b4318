package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.export.tiktok.text.TextFiles.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Category;

/** What consent does not cover keeps its structure in the transcript, and loses every value. */
class RefusedCategoriesTest {
    @TempDir
    private Path home;

    private final GroundTruth truth = GroundTruth.generated(12, 5);

    private TextFiles files() {
        return new TextExportWriter(Dialect.dutch2026()).write(truth, home);
    }

    @Test
    void nothingButStructureIsWrittenWithoutConsent() {
        Transcription.Transcript refused = files().transcript(category -> false);
        String json = TextFiles.text(refused);
        assertThat(json)
                .doesNotContain(
                        "tern_and_tide", "gull.gale", "kelp", "http", "knot", "Tarn", "2020-", "2021-", "Everyone");
        Transcription.Transcript allowed = files().transcript();
        assertThat(refused.records()).isEqualTo(allowed.records());
        assertThat(refused.lines()).isEqualTo(allowed.lines());
        assertThat(shape(TextFiles.json(refused))).isEqualTo(shape(TextFiles.json(allowed)));
    }

    @Test
    void eachCategoryIsDecidedByItself() {
        JsonNode json = TextFiles.json(files().transcript(category -> category == Category.LIKES));
        assertThat(at(json, "Your Activity.Like List.ItemFavoriteList")
                        .get(0)
                        .path("link")
                        .asText())
                .startsWith("https://");
        assertThat(at(json, "Your Activity.Following.Following")
                        .get(0)
                        .path("UserName")
                        .asText())
                .isEmpty();
        assertThat(at(json, "Post.Posts.VideoList").get(0).path("Date").asText())
                .isEmpty();
    }

    @Test
    void chatsGetNumbersInsteadOfNames() {
        JsonNode chats = at(
                TextFiles.json(files().transcript(category -> category != Category.MESSAGES)),
                "Direct Messages.Chat History.ChatHistory");
        assertThat(chats.fieldNames()).toIterable().containsExactly("Chat History with 1:", "Chat History with 2:");
    }

    @Test
    void labelsOfSettingsThatNobodyKnowsAreNotWrittenWithoutConsent() {
        TextFiles files = new TextFiles(home)
                .with("TikTok/App Settings/Settings.txt", "App Language: en\nGreeting by Ilse: hello");
        JsonNode settings =
                at(TextFiles.json(files.transcript(category -> false)), "App Settings.Settings.SettingsMap");
        assertThat(settings.toString()).isEqualTo("{\"App Language\":\"\",\"*2\":\"\"}");
    }

    /** The same JSON without values, and without names of chats. */
    private static List<String> shape(JsonNode node) {
        return List.of(node.toString()
                .replaceAll("Chat History with [^:]+:", "chat")
                .replaceAll(":\"(?:[^\"\\\\]|\\\\.)*\"", ":\"\""));
    }
}
