package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged exports: never an exception, never a hang, and not one line lost, whatever consent covers. */
class MutatedTextExportsTest {
    private static final int ROUNDS = Integer.getInteger("posterity.mutations", 60);
    private static final List<String> PIECES = List.of(
            "\n",
            "\n\n",
            "\r",
            ":",
            "::",
            "Date: ",
            "Date: 2024-01-01 10:00:00\n",
            "\nDatum: N.v.t.\n",
            "Link:",
            "You have no data in this section\n",
            "---\n",
            "(",
            "Mood: calm\n",
            "\ufeff",
            "\u0000",
            "\u00a0",
            ">>> Chat History with x:\n",
            "\nChatgeschiedenis met y::\n",
            "2020-01-01 10:00:00 a: b\n");

    @TempDir
    private Path home;

    static Stream<Arguments> dialects() {
        return Stream.of(
                Arguments.of("English 2020", Dialect.english2020()),
                Arguments.of("English 2024", Dialect.english2024()),
                Arguments.of("Dutch 2026", Dialect.dutch2026()),
                Arguments.of("German 2026", Dialect.german2026()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void everyLineIsInARecordOrCountedAsNotUnderstood(String name, Dialect dialect) {
        Map<String, String> sample = new TextExportWriter(dialect).texts(GroundTruth.generated(6, 3));
        Random random = new Random(20_260_401);
        int read = 0;
        int lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, byte[]> mutated = mutated(sample, random);
            Path folder = home.resolve("round-" + round);
            Optional<Transcription.Transcript> transcript = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> check(mutated, folder, dialect.lineMessages()), "round " + round);
            read += transcript.isPresent() ? 1 : 0;
            lost += transcript.filter(it -> it.lines().notUnderstood() > 0).isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(ROUNDS / 2);
        assertThat(lost).isBetween(1, read);
    }

    private static Optional<Transcription.Transcript> check(
            Map<String, byte[]> texts, Path folder, boolean lineMessages) throws IOException {
        TextFiles files = new TextFiles(folder);
        texts.forEach(files::with);
        if (files.found().isEmpty()
                || !(files.transcription(category -> false) instanceof Transcription.Transcript refused)) {
            return Optional.empty();
        }
        Transcription.Transcript transcript = files.transcript();
        assertThat(refused.lines()).isEqualTo(transcript.lines());
        assertThat(refused.records()).isEqualTo(transcript.records());
        JsonNode json = new ObjectMapper().readTree(transcript.json().toFile());
        assertThat(transcript.lines().all()).isEqualTo(linesWithText(texts));
        assertThat(notUnderstood(json)).isEqualTo(transcript.lines().notUnderstood());
        if (!lineMessages) {
            assertThat(linesInFields(TextFiles.text(transcript)))
                    .isEqualTo(transcript.lines().inRecords());
        }
        return Optional.of(transcript);
    }

    private static long linesWithText(Map<String, byte[]> texts) {
        return texts.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text -> text.startsWith("\ufeff") ? text.substring(1) : text)
                .flatMap(text -> Arrays.stream(text.split("\r\n|\n|\r")))
                .filter(line -> !line.isBlank())
                .count();
    }

    private static long notUnderstood(JsonNode node) {
        long lines = node.path("notUnderstood").size();
        for (JsonNode child : node) {
            lines += child.isContainerNode() ? notUnderstood(child) : 0;
        }
        return lines;
    }

    /** Every field stands for its label's line and for the lines with text that follow in its value; keys may stand twice. */
    private static long linesInFields(String json) throws IOException {
        long lines = 0;
        try (JsonParser parser = new ObjectMapper().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && parser.getParsingContext().inObject()) {
                    String[] value = parser.getText().split("\n", -1);
                    lines += 1
                            + Arrays.stream(value)
                                    .skip(1)
                                    .filter(line -> !line.isBlank())
                                    .count();
                }
            }
        }
        return lines;
    }

    private static Map<String, byte[]> mutated(Map<String, String> sample, Random random) {
        Map<String, byte[]> mutated = new TreeMap<>();
        sample.forEach((path, text) -> mutated.put(path, text.getBytes(StandardCharsets.UTF_8)));
        List<String> paths = new ArrayList<>(sample.keySet());
        for (int change = random.nextInt(4); change >= 0; change--) {
            String path = paths.get(random.nextInt(paths.size()));
            mutated.put(
                    path, random.nextBoolean() ? lines(mutated.get(path), random) : bytes(mutated.get(path), random));
        }
        return mutated;
    }

    private static byte[] bytes(byte[] text, Random random) {
        if (text.length == 0) {
            return text;
        }
        int at = random.nextInt(text.length);
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        int cut = Math.min(text.length, at + random.nextInt(6));
        return switch (random.nextInt(4)) {
            case 0 -> joined(Arrays.copyOf(text, at), piece, Arrays.copyOfRange(text, at, text.length));
            case 1 -> joined(Arrays.copyOf(text, at), Arrays.copyOfRange(text, cut, text.length));
            case 2 -> Arrays.copyOf(text, at);
            default -> {
                byte[] flipped = text.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(7));
                yield flipped;
            }
        };
    }

    private static byte[] lines(byte[] text, Random random) {
        List<String> lines = new ArrayList<>(List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            default -> lines.set(at, PIECES.get(random.nextInt(PIECES.size())).strip() + lines.get(at));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... pieces) {
        int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
