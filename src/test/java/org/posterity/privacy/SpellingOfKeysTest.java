package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;

/** The platform has changed the case of its keys before; nothing may depend on it. */
class SpellingOfKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, UnaryOperator<String>> SPELLINGS = Map.of(
            "small", key -> key.toLowerCase(Locale.ROOT),
            "capital", key -> key.toUpperCase(Locale.ROOT),
            "first small", key -> key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1),
            "first capital", key -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1));
    private static final String CATEGORIES = "posts,non-public-posts,deleted-posts,media,profile,engagement,comments";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json"
            })
    void theSameIsKeptInWhicheverCaseTheKeysAre(String resource) throws IOException {
        ScreenedExport usual = screened(JSON.writeValueAsString(JSON.readTree(Donation.resource(resource))), "usual");
        assertThat(usual.posts()).isNotEmpty();
        JsonNode read = JSON.readTree(Donation.resource(resource));
        for (Map.Entry<String, UnaryOperator<String>> spelling : SPELLINGS.entrySet()) {
            ScreenedExport other =
                    screened(JSON.writeValueAsString(respelt(read, spelling.getValue())), spelling.getKey());

            assertThat(kept(other)).as(spelling.getKey()).isEqualTo(kept(usual));
            assertThat(other.posts().stream().map(ScreenedPost::notes).toList())
                    .isEqualTo(usual.posts().stream().map(ScreenedPost::notes).toList());
            assertThat(other.context().account()).isEqualTo(usual.context().account());
            assertThat(other.reidentification()).isEqualTo(usual.reidentification());
        }
    }

    private ScreenedExport screened(String export, String key) {
        return Screening.of(
                new Donation(home.resolve(key)).covering(CATEGORIES).with("user_data_tiktok.json", export),
                home.resolve("key"));
    }

    /** Of the posts and the profile what is kept, with keys in small letters. */
    private static List<Map<String, String>> kept(ScreenedExport export) {
        List<ObjectNode> objects = new ArrayList<>();
        export.posts().forEach(post -> objects.add(export.content(post).object()));
        export.profile().ifPresent(profile -> objects.add(profile.content().object()));
        return objects.stream()
                .map(object -> {
                    Map<String, String> fields = new TreeMap<>();
                    object.properties()
                            .forEach(field -> fields.put(
                                    field.getKey().toLowerCase(Locale.ROOT),
                                    field.getValue().toString()));
                    return fields;
                })
                .toList();
    }

    private static JsonNode respelt(JsonNode node, UnaryOperator<String> spelling) {
        if (node instanceof ObjectNode object) {
            ObjectNode other = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> other.set(spelling.apply(field.getKey()), respelt(field.getValue(), spelling)));
            return other;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode other = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> other.add(respelt(element, spelling)));
            return other;
        }
        return node;
    }
}
