package org.posterity.format.rocrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

class CrateWriterTest {
    private static final Digest DIGEST = Digest.sha256(new byte[] {1});

    private static CrateFile file(String path) {
        return new CrateFile(path, "A file", "application/warc", OptionalLong.of(12), Optional.of(DIGEST));
    }

    private static CratePost post(String key) {
        CrateMedia film = new CrateMedia(
                "https://archive.example/" + key + "/1",
                "posts/2024/" + key + ".warc",
                "v1.mp4",
                "video/mp4",
                1234,
                DIGEST,
                Optional.of(Duration.ofMillis(2040)),
                OptionalInt.of(108),
                OptionalInt.of(192),
                Optional.empty());
        return new CratePost(
                "Kelp \ud83e\udeb8",
                Optional.of(Instant.parse("2024-05-06T07:08:09Z")),
                Optional.of("Half a metre a day \"or so\""),
                Optional.empty(),
                new TreeMap<>(Map.of("LikeAction", 12L)),
                file("posts/2024/" + key + ".warc"),
                List.of(film));
    }

    private static Crate crate(Iterable<String> warcs, Iterable<CratePost> posts) {
        return new Crate(
                PackageId.parse("urn:example:1"),
                "Posts of an account",
                "What its donor handed over.",
                LocalDate.of(2026, 11, 22),
                new Crate.Institution("Archive of Kelp", Optional.empty()),
                new Crate.Terms(
                        "urn:example:agreement",
                        "For research.",
                        Optional.of(LocalDate.of(2036, 1, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of("index/index.cdxj")),
                "Registered readers.",
                new Crate.Creator("Person", "Kelp and Kites", "kelp.and.kites", "TikTok", Optional.empty()),
                List.of(new Crate.Accession(
                        "0001",
                        new Agent("posterity", "Posterity", "software", "0.1.0"),
                        Instant.parse("2026-11-22T10:00:00Z"),
                        Instant.parse("2026-11-22T10:00:03Z"))),
                warcs,
                posts,
                List.of(file("index/index.cdxj"), file("unmatched/caf\u00e9 & kites.warc")));
    }

    private static byte[] write(List<CratePost> posts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> warcs = posts.stream().map(post -> post.warc().path()).toList();
        new CrateWriter().write(crate(warcs, posts), out);
        return out.toByteArray();
    }

    private static Map<String, JsonNode> graph(byte[] json) throws Exception {
        Map<String, JsonNode> entities = new HashMap<>();
        for (JsonNode entity : new ObjectMapper().readTree(json).path("@graph")) {
            assertThat(entities.put(entity.path("@id").asText(), entity))
                    .as("an @id is described once")
                    .isNull();
            assertThat(entity.path("@type").asText()).isNotEmpty();
        }
        return entities;
    }

    @Test
    void hasTheShapeThatTheSpecificationAsksFor() throws Exception {
        byte[] json = write(List.of(post("a")));
        Map<String, JsonNode> graph = graph(json);

        assertThat(new ObjectMapper().readTree(json).path("@context").asText())
                .isEqualTo("https://w3id.org/ro/crate/1.2/context");
        JsonNode descriptor = graph.get("ro-crate-metadata.json");
        assertThat(descriptor.path("@type").asText()).isEqualTo("CreativeWork");
        assertThat(descriptor.path("conformsTo").path("@id").asText()).isEqualTo("https://w3id.org/ro/crate/1.2");
        JsonNode root = graph.get(descriptor.path("about").path("@id").asText());
        assertThat(root.path("@type").asText()).isEqualTo("Dataset");
        assertThat(root.path("datePublished").asText()).isEqualTo("2026-11-22");
        assertThat(List.of("name", "description", "license")).allMatch(root::has);
    }

    @Test
    void tellsTheTermsInShortAndWhereTheyAreToldInFull() throws Exception {
        Map<String, JsonNode> graph = graph(write(List.of()));
        JsonNode root = graph.get("./");
        JsonNode terms = graph.get(root.path("license").path("@id").asText());

        assertThat(root.path("usageInfo").findValuesAsText("@id")).containsExactly("index/index.cdxj");
        assertThat(root.path("conditionsOfAccess").asText()).isEqualTo("Registered readers.");
        assertThat(terms.path("identifier").asText()).isEqualTo("urn:example:agreement");
        assertThat(terms.path("description").asText()).isEqualTo("For research.");
        assertThat(terms.path("expires").asText()).isEqualTo("2036-01-01");
    }

    @Test
    void describesEverythingItRefersTo() throws Exception {
        Map<String, JsonNode> graph = graph(write(List.of(post("a"), post("b"))));

        for (JsonNode entity : graph.values()) {
            for (JsonNode property : entity) {
                for (JsonNode value : property.isArray() ? property : List.of(property)) {
                    if (value.isObject()) {
                        assertThat(value).as("the graph is flat").hasSize(1);
                        String id = value.path("@id").asText();
                        assertThat(graph.containsKey(id) || id.startsWith("https://w3id.org/"))
                                .as(id)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void listsEveryFileWithAReferenceThatResolves() throws Exception {
        Map<String, JsonNode> graph = graph(write(List.of(post("a"), post("b"))));

        List<String> paths = List.of(
                "posts/2024/a.warc", "posts/2024/b.warc", "index/index.cdxj", "unmatched/caf\u00e9 & kites.warc");
        List<String> parts = graph.get("./").path("hasPart").findValuesAsText("@id");
        assertThat(parts).hasSameSizeAs(paths);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(graph.get(parts.get(i)).path("@type").asText()).isEqualTo("File");
            URI resolved = URI.create("file:///data/").resolve(parts.get(i));
            assertThat(resolved.getPath()).isEqualTo("/data/" + paths.get(i));
        }
    }

    @Test
    void describesAPostWithItsFilm() throws Exception {
        Map<String, JsonNode> graph = graph(write(List.of(post("a"))));
        JsonNode post = graph.get("#post-a");
        JsonNode film =
                graph.get(post.path("associatedMedia").get(0).path("@id").asText());

        assertThat(post.path("@type").asText()).isEqualTo("SocialMediaPosting");
        assertThat(post.path("name").asText()).isEqualTo("Kelp \ud83e\udeb8");
        assertThat(post.has("url")).isFalse();
        assertThat(film.path("@type").asText()).isEqualTo("VideoObject");
        assertThat(film.path("duration").asText()).isEqualTo("PT2.04S");
        assertThat(film.path("width").asInt()).isEqualTo(108);
        assertThat(film.path("contentSize").asText()).isEqualTo("1234");
        assertThat(film.path("sha256").asText()).isEqualTo(DIGEST.hex());
        assertThat(film.path("isPartOf").path("@id").asText()).isEqualTo("posts/2024/a.warc");
        assertThat(graph.get("#post-a-LikeAction").path("userInteractionCount").asLong())
                .isEqualTo(12);
    }

    @Test
    void writesTheSameBytesEachTimeWithLinuxLineEnds() throws Exception {
        assertThat(write(List.of(post("a")))).isEqualTo(write(List.of(post("a"))));
        assertThat(new String(write(List.of(post("a"))), StandardCharsets.UTF_8))
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void streamsPosts() throws Exception {
        long[] written = {0};
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        };
        long[] atLastPost = {0};
        Iterable<CratePost> posts = () -> IntStream.range(0, 3000)
                .mapToObj(number -> {
                    atLastPost[0] = written[0];
                    return post("p" + number);
                })
                .iterator();

        Iterable<String> warcs = () -> IntStream.range(0, 3000)
                .mapToObj(number -> "posts/2024/p" + number + ".warc")
                .iterator();
        new CrateWriter().write(crate(warcs, posts), counting);

        assertThat(atLastPost[0]).isGreaterThan(written[0] * 9 / 10);
    }
}
