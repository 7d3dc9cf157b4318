package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.SectionCount;

class UnknownKeysTest {
    /** A text that could be a name of the platform's structure, by its look. */
    private static final String CANARY = "canary_zq7_wren";

    /** One that could not: it has a number as ids and years have. */
    private static final String NO_NAME = "canary_zq7_2024";

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home);
    }

    @Test
    void writesAndReportsUnknownKeysAtEveryPlaceWithoutTheirText() {
        for (String resource : new String[] {"v1-2022-07/user_data.json", "v3-2024-12/user_data_tiktok.json"}) {
            String sample = new String(Donation.resource(resource), StandardCharsets.UTF_8);
            for (int brace = sample.indexOf('{'); brace >= 0; brace = sample.indexOf('{', brace + 1)) {
                boolean empty = sample.substring(brace + 1).stripLeading().startsWith("}");
                String mutated = sample.substring(0, brace + 1) + "\"" + NO_NAME + "\":{\"" + NO_NAME + " 2\":[\""
                        + NO_NAME + " 3\"]}" + (empty ? "" : ",") + sample.substring(brace + 1);
                ExportContent content = reading.content(mutated);
                assertThat(words(content)).doesNotContain(NO_NAME);
                assertThat(content.sections())
                        .anyMatch(section -> section.path().endsWith("*.*[]"));
                assertThat(content.profile().toString()).doesNotContain(NO_NAME);
            }
        }
    }

    @Test
    void neverWritesTheNameOfAChatPartnerOrRoomEvenWhenItIsAWordOfTheStructure() {
        ExportContent content = reading.content("""
                {"Direct Messages":{"Chat History":{"ChatHistory":{
                   "Chat History with canary_zq7_wren:":[{"Date":"","From":"canary_zq7_wren","Content":"canary_zq7_wren"}],
                   "Fundraiser":[{"Date":""}]},
                  "GroupChat":{"Group Chat with canary_zq7_wren":[]},"TakoChatHistory":{"canary_zq7_wren":[]}}},
                 "Tiktok Live":{"Watch Live History":{"WatchLiveMap":{"7024599852017584901":{"WatchTime":"z"},"note":{}}}}}
                """);
        assertThat(words(content)).doesNotContain(CANARY, "7024599852017584901", "Fundraiser", "note");
        assertThat(content.findings()).isEmpty();
        assertThat(items(content, "Direct Messages.Chat History.ChatHistory.*")).isEqualTo(2);
        assertThat(items(content, "Direct Messages.Chat History.ChatHistory.*[].From"))
                .isEqualTo(1);
        assertThat(items(content, "Tiktok Live.Watch Live History.WatchLiveMap.*"))
                .isEqualTo(2);
    }

    @Test
    void reportsANewFieldInsideMessages() {
        ExportContent content = reading.content(
                "{\"Direct Messages\":{\"Chat History\":{\"ChatHistory\":{\"x\":[{\"canary_zq7_wren\":1}]}}}}");
        assertThat(content.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("unknown-structure");
            assertThat(finding.where()).isEqualTo("Direct Messages.Chat History.ChatHistory.*[].*");
        });
    }

    @Test
    void readsAHundredThousandDifferentPartnersIntoOneNode() {
        StringBuilder text = new StringBuilder("{\"Direct Messages\":{\"Chat History\":{\"ChatHistory\":{");
        for (int i = 0; i < 100_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("\"Chat History with person")
                    .append(i)
                    .append(":\":[]");
        }
        ExportContent content = reading.content(text.append("}}}}").toString());
        assertThat(items(content, "Direct Messages.Chat History.ChatHistory.*")).isEqualTo(100_000);
        assertThat(content.sections()).hasSize(4);
    }

    @Test
    void namesNoValueInAFault() {
        String text =
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"" + CANARY + "\" " + CANARY + "}}}}";
        assertThat(reading.broken(text.getBytes(StandardCharsets.UTF_8)).toString())
                .doesNotContain(CANARY);
    }

    private static String words(ExportContent content) {
        return content.sections() + " " + content.findings() + " " + content.layout() + " " + content.posts();
    }

    private static long items(ExportContent content, String path) {
        return content.sections().stream()
                .filter(section -> section.path().equals(path))
                .mapToLong(SectionCount::items)
                .sum();
    }
}
