package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.export.ExportContent;
import org.posterity.export.OwnObject;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.export.ReadResult;
import org.posterity.export.SharedField;

class MutatedExportsTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "{}",
        "[]",
        "\\",
        "\\u0000",
        "\ufeff",
        "\0",
        "\"VideoList\":",
        "1e999",
        "-",
        "0",
        "\"Posts\":{\"VideoList\":[{}]},",
        "\ud83e\udeb1",
        "\n",
        "\"userName\":\"@\","
    };

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "damaged/bom_user_data_tiktok.json",
                "damaged/trailing_comma_user_data_tiktok.json",
                "damaged/truncated_user_data_tiktok.json"
            })
    void neverThrowsHangsOrTakesABrokenExportForAWholeOne(String resource) throws IOException {
        Reading reading = new Reading(home);
        byte[] sample = Donation.resource(resource);
        Random random = new Random(20_260_401);
        int whole = 0;
        for (int round = 0; round < 250; round++) {
            byte[] mutated = mutated(sample, random);
            ReadResult result = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> reading.read(mutated), "round " + round);
            if (result instanceof ReadResult.Read it) {
                boolean commaTooMany = it.content().findings().stream()
                        .anyMatch(finding -> finding.code().equals("trailing-comma"));
                assertThat(HandJson.isWellFormed(mutated)).as("round %d", round).isEqualTo(!commaTooMany);
                assertEachPostCanBeRead(it.content());
                whole++;
            } else if (HandJson.isWellFormed(mutated)) {
                assertThat(((ReadResult.Broken) result).code()).isIn("not-an-export", "unusual-export");
            }
        }
        assertThat(whole).isBetween(resource.contains("truncated") ? 0 : 1, 249);
    }

    @Test
    void oracleKnowsJson() {
        for (String good : new String[] {"{}", " [1,2.5e-3,-0] ", "{\"a\":[{}],\"b\":\"\\u00e9\\n\"}", "\ufeffnull"}) {
            assertThat(HandJson.isWellFormed(good.getBytes(StandardCharsets.UTF_8)))
                    .as(good)
                    .isTrue();
        }
        for (String bad :
                new String[] {"", "{", "{,}", "[1,]", "{\"a\"}", "01", "1.", "\"\t\"", "\"\\x\"", "{} {}", "nul"}) {
            assertThat(HandJson.isWellFormed(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isFalse();
        }
    }

    private static void assertEachPostCanBeRead(ExportContent content) throws IOException {
        try (PostContents.Reading contents = content.contents().open()) {
            for (Post post : content.posts()) {
                OwnObject object = contents.of(post.ordinal());
                assertThat(post.date().isEmpty()
                                || object.text(SharedField.PUBLISHED).isPresent())
                        .isTrue();
            }
        }
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] bytes = sample;
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(5) == 0 ? 3_000 : 4));
            switch (random.nextInt(7)) {
                case 0 -> {
                    bytes = bytes.clone();
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
                case 1 -> bytes = splice(bytes, at, length, new byte[0]);
                case 2 ->
                    bytes = splice(
                            bytes, at, 0, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
                case 3 -> bytes = splice(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
                case 4 -> {
                    bytes = bytes.clone();
                    bytes[at] = (byte) random.nextInt(256);
                }
                case 5 -> bytes = swappedValue(bytes, random);
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : swappedValue(bytes, random);
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    /** Another value behind some colon, so that the structure changes and the grammar mostly holds. */
    private static byte[] swappedValue(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf("\": ", random.nextInt(bytes.length));
        int end = colon < 0 ? -1 : text.indexOf('\n', colon);
        if (end < 0) {
            return bytes;
        }
        String line = text.substring(colon + 3, end);
        String[] values = {
            "null", "{}", "[]", "\"\"", "12345678901234567890", "true", "[[{}]]", "{\"Date\":[]}", "\"N/A\""
        };
        String value = values[random.nextInt(values.length)];
        String opened = line.startsWith("{") || line.startsWith("[") ? line.substring(0, 1) : "";
        String rest = opened.equals("{") ? "{\"zz\": " + value + "," : opened.equals("[") ? "[" + value + "," : value;
        return (text.substring(0, colon + 3)
                        + rest
                        + (line.endsWith(",") && opened.isEmpty() ? "," : "")
                        + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] bytes, int at, int cut, byte[] in) {
        byte[] spliced = new byte[bytes.length - cut + in.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(in, 0, spliced, at, in.length);
        System.arraycopy(bytes, at + cut, spliced, at + in.length, bytes.length - at - cut);
        return spliced;
    }

    @Test
    void contentsOfPostsAreTheSameObjectWithMarksMultiByteCharactersAndAnyLayout() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Reading reading = new Reading(home.resolve("slices"));
        String post =
                "{\"Date\":\"2024-09-17 14:07:21\",\"Title\":\"caf\u00e9 \u2615 \ud83e\udeb1 \\\"}{\\\" \u20ac\",\"Location\":\"\\ud83c\\udf0a\"}";
        for (String blank : new String[] {"", " ", "\n\t  ", "\r\n"}) {
            for (String mark : new String[] {"", "\ufeff"}) {
                StringBuilder text = new StringBuilder(mark + "{\"Comment\":{\"Comments\":{\"CommentsList\":[\"")
                        .append("\u00fc\u2615\ud83e\udeb1".repeat(3_000))
                        .append("\"]}},\"Post\":{\"Posts\":{\"VideoList\":[");
                for (int i = 0; i < 300; i++) {
                    text.append(i == 0 ? "" : ",")
                            .append(blank)
                            .append(post.replace("caf\u00e9", "caf\u00e9" + i))
                            .append(blank);
                }
                byte[] bytes = text.append("]}}}").toString().getBytes(StandardCharsets.UTF_8);
                ExportContent content = reading.content(bytes);
                assertThat(content.posts()).hasSize(300);
                try (PostContents.Reading contents = content.contents().open()) {
                    for (Post each : content.posts()) {
                        JsonNode expected = json.readTree(post.replace("caf\u00e9", "caf\u00e9" + each.ordinal()));
                        assertThat(contents.of(each.ordinal()).json()).isEqualTo(expected);
                    }
                }
            }
        }
    }
}
