package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.SectionCount;
import org.posterity.export.json.ExportJson;
import org.posterity.export.json.IndependentCount;

class IndependentCountTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v2-2023-11/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json",
                "damaged/bom_user_data_tiktok.json",
                "damaged/trailing_comma_user_data_tiktok.json"
            })
    void findsTheSameNumbersAsTheReadingWhateverIsRead(String resource) {
        for (String categories : new String[] {"posts", Reading.EVERYTHING}) {
            ExportContent content = new Reading(home.resolve(categories.length() + "c"), categories, new TikTokReader())
                    .content(Donation.resource(resource));
            assertThat(content.counted()).isEqualTo(numbers(content));
        }
    }

    @Test
    void findsTheSameNumbersInExportsWithNewAndStrangeStructure() throws IOException {
        Random random = new Random(20_261_122);
        Reading reading = new Reading(home);
        for (int round = 0; round < 200; round++) {
            ObjectNode export = (ObjectNode) JSON.readTree(Donation.resource("v4-2025-11/user_data_tiktok.json"));
            for (int i = 0; i < 5; i++) {
                graft(export, random);
            }
            ExportContent content = reading.content(export.toString());
            assertThat(content.counted()).isEqualTo(numbers(content));
        }
    }

    @Test
    void missesWhatTheReadingWouldForget() throws IOException {
        Path whole = Files.write(home.resolve("whole"), Donation.resource("v4-2025-11/user_data_tiktok.json"));
        SortedMap<String, Long> counted = new IndependentCount(ExportJson.STRICT, whole, new Structure().root()).call();
        String text = Files.readString(whole, StandardCharsets.UTF_8);
        ObjectNode less = (ObjectNode) JSON.readTree(text);
        ((ObjectNode) less.path("Your Activity").path("Watch History"))
                .withArray("VideoList")
                .remove(0);

        SortedMap<String, Long> forgetful = numbers(new Reading(home).content(less.toString()));

        assertThat(counted.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(forgetful.get(entry.getKey())))
                        .map(Map.Entry::getKey))
                .containsExactly(
                        "Your Activity.Watch History.VideoList[]",
                        "Your Activity.Watch History.VideoList[].Date",
                        "Your Activity.Watch History.VideoList[].Link");
    }

    private static SortedMap<String, Long> numbers(ExportContent content) {
        SortedMap<String, Long> numbers = new TreeMap<>();
        content.sections().forEach((SectionCount count) -> numbers.put(count.path(), count.items()));
        return numbers;
    }

    /** Puts something new at a place of the export that is an object. */
    private static void graft(ObjectNode export, Random random) throws IOException {
        JsonNode at = export;
        while (random.nextInt(4) > 0 && !at.isEmpty()) {
            int step = random.nextInt(at.size());
            Iterator<JsonNode> children = at.iterator();
            JsonNode child = children.next();
            for (int i = 0; i < step; i++) {
                child = children.next();
            }
            if (!child.isContainerNode()) {
                break;
            }
            at = child;
        }
        if (at instanceof ObjectNode object) {
            String[] names = {"New Name", "canary", "VideoList", "Comments", "7024599852017584901", "a.b", "Like List"};
            String[] values = {
                "1", "null", "[{\"Some Field\":1,\"x\":{}}]", "{\"ann\":[{\"From\":\"b\"}]}", "[[1]]", "{}"
            };
            object.set(names[random.nextInt(names.length)], JSON.readTree(values[random.nextInt(values.length)]));
        }
    }
}
