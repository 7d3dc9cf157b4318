package org.posterity.export.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.canary.LeakScan;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.StoredAip;
import org.posterity.cli.TestArchive;

/** The committed sample of a Mastodon archive, taken in from the command line and held against its ground truth. */
class WrenAndTernTest {
    private static final Path SAMPLES = Path.of("archive-samples");
    private static final JsonNode TRUTH = ExportVersion.tree(StoredAip.bytes(SAMPLES.resolve("ground-truth.json")))
            .path("mastodon");

    @TempDir
    static Path folder;

    private static StoredAip aip;

    @BeforeAll
    static void takeIn() throws Exception {
        TestArchive desk = TestArchive.in(folder);
        List<JsonNode> told = desk.run(
                        "ingest", SAMPLES.resolve(TRUTH.path("path").asText()), "--json")
                .json();
        assertThat(told).hasSize(1);
        aip = new StoredAip(desk.archive(), told.get(0));
    }

    @Test
    void everyPostIsAsTheGroundTruthHasIt() {
        List<JsonNode> truth = StoredAip.list(TRUTH.path("posts"));
        List<JsonNode> posts = aip.posts();

        assertThat(posts).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
            JsonNode expected = truth.get(i);
            JsonNode post = posts.get(i);
            Map<String, List<String>> said = new TreeMap<>();
            post.path("fields")
                    .forEach(field -> said.computeIfAbsent(field.path("name").asText(), name -> new ArrayList<>())
                            .add(field.path("value").asText()));
            List<String> alts = StoredAip.list(expected.path("media")).stream()
                    .map(medium -> medium.path("alt"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .toList();

            assertThat(post.path("postId").asText())
                    .isEqualTo(expected.path("id").asText());
            assertThat(post.path("visibilityStated").asText())
                    .isEqualTo(expected.path("visibility").asText());
            assertThat(post.path("caption").path("text").asText().replaceAll("person-[0-9a-f]{12}", "PSEUDONYM"))
                    .isEqualTo(expected.path("caption").asText());
            assertThat(post.path("state").asText()).isEqualTo(expected.has("missing") ? "missing" : "held");
            assertThat(post.path("mediaExpected").asInt())
                    .isEqualTo(expected.path("media").size());
            assertThat(said.getOrDefault("Alternative text", List.of())).isEqualTo(alts);
            assertThat(said.get("Content warning")).isEqualTo(texts(expected, "warning"));
            assertThat(said.get("Edited")).isEqualTo(texts(expected, "edited"));
            assertThat(said.get("Poll option")).isEqualTo(texts(expected, "options"));
        }
    }

    private static List<String> texts(JsonNode post, String key) {
        JsonNode value = post.path(key);
        return value.isMissingNode()
                ? null
                : value.isArray()
                        ? StoredAip.list(value).stream().map(JsonNode::asText).toList()
                        : List.of(value.asText());
    }

    @Test
    void everyMediumThatTheArchiveHoldsIsKeptByteForByteWithItsPost() throws Exception {
        for (JsonNode post : TRUTH.path("posts")) {
            for (JsonNode medium : post.path("media")) {
                String path = medium.path("path").asText();
                byte[] digest = digestInZip(path);
                List<JsonNode> kept = aip.files().stream()
                        .filter(file -> file.path("path").asText().endsWith("!/" + path))
                        .toList();
                assertThat(kept).as(path).hasSize(digest.length == 0 ? 0 : 1);
                for (JsonNode file : kept) {
                    assertThat(file.path("digest").asText())
                            .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
                    assertThat(file.path("post").asText())
                            .endsWith("-" + post.path("id").asText());
                }
            }
        }
    }

    private static byte[] digestInZip(String path) throws Exception {
        Path archive;
        try (var files = Files.list(SAMPLES.resolve(TRUTH.path("path").asText()))) {
            archive = files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.getEntry(path) == null) {
                return new byte[0];
            }
            try (InputStream in = zip.getInputStream(zip.getEntry(path))) {
                return java.security.MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            }
        }
    }

    @Test
    void whatIsNoPostIsCounted() {
        Map<String, Long> met = new TreeMap<>();
        aip.json("accounting.json")
                .path("paths")
                .forEach(path -> met.put(
                        path.path("path").asText(), path.at("/numbers/met").asLong()));

        TRUTH.path("counted")
                .properties()
                .forEach(it ->
                        assertThat(met).containsEntry(it.getKey(), it.getValue().asLong()));
    }

    @Test
    void nobodyElseAndNoLetterIsInTheArchive() throws Exception {
        List<String> nowhere = StoredAip.list(TRUTH.path("nowhere")).stream()
                .map(JsonNode::asText)
                .toList();

        assertThat(LeakScan.occurrences(aip.archive(), List.of(), nowhere)).isEmpty();
        assertThat(LeakScan.occurrences(SAMPLES.resolve("wren-and-tern"), List.of(), nowhere))
                .hasSizeGreaterThanOrEqualTo(nowhere.size());
    }
}
