package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Five years of layouts hold the same posts, and every path of each is accounted for. */
class ExportVersionsTest {
    private static final DateTimeFormatter EXPORT_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** Maps whose keys are data: chat partners, groups, live rooms. */
    private static final Set<String> DATA_MAPS = Set.of("ChatHistory", "GroupChat", "WatchLiveMap");

    @TempDir
    static Path folder;

    private static final Map<ExportVersion, StoredAip> TAKEN_IN = new EnumMap<>(ExportVersion.class);

    @BeforeAll
    static void takeIn() throws Exception {
        for (ExportVersion version : ExportVersion.values()) {
            Path own = folder.resolve(version.name());
            TestArchive desk = TestArchive.in(own);
            TAKEN_IN.put(
                    version,
                    desk.archived(desk.consented(SampleDonation.complete(own.resolve("submission"), version))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionOfTheExportGivesThePostsOfTheGroundTruth(ExportVersion version) {
        List<JsonNode> truth =
                StoredAip.list(ExportVersion.groundTruth().path("posts")).subList(0, version.posts());
        boolean saysWhoCanView = version.compareTo(ExportVersion.V3) >= 0;

        List<JsonNode> posts = TAKEN_IN.get(version).posts();

        assertThat(posts).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
            JsonNode expected = truth.get(i);
            JsonNode post = posts.get(i);
            Instant date = LocalDateTime.parse(expected.path("export_date_utc").asText(), EXPORT_DATE)
                    .toInstant(ZoneOffset.UTC);
            assertThat(post.path("date").asText()).isEqualTo(date.toString());
            assertThat(post.path("kind").asText())
                    .isEqualTo(expected.path("kind").asText());
            assertThat(post.path("mediaExpected").asInt())
                    .isEqualTo(Math.max(1, expected.path("images").asInt()));
            assertThat(post.path("status").asText()).as(date.toString()).isEqualTo("held");
            String visibility = switch (expected.path("who_can_view").asText()) {
                case "Everyone" -> "everyone";
                case "Friends" -> "friends";
                default -> "only the creator";
            };
            assertThat(post.path("visibility").asText())
                    .isEqualTo(saysWhoCanView ? visibility : "not stated by the export");
            if (post.has("postId")) {
                assertThat(post.path("postId").asText())
                        .isEqualTo(expected.path("id").asText());
            }
        }
        assertThat(TAKEN_IN.get(version).told().path("posts").toString())
                .isEqualTo(String.format(
                        "{\"listed\":%1$d,\"held\":%1$d,\"missing\":0,\"ambiguous\":0,\"leftOut\":0}",
                        version.posts()));
    }

    @ParameterizedTest
    @EnumSource
    void everyPathOfTheExportIsAccountedForOnce(ExportVersion version) {
        Map<String, Long> counted = new TreeMap<>();
        count(version.tree(), "", counted);

        Map<String, Long> met = new TreeMap<>();
        for (JsonNode path : TAKEN_IN.get(version).json("accounting.json").path("paths")) {
            long leftOut = 0;
            for (JsonNode items : path.at("/numbers/leftOut")) {
                leftOut += items.asLong();
            }
            assertThat(path.at("/numbers/kept").asLong()
                            + path.at("/numbers/pseudonymised").asLong()
                            + path.at("/numbers/aggregated").asLong()
                            + path.at("/numbers/notUnderstood").asLong()
                            + leftOut)
                    .as(path.toString())
                    .isEqualTo(path.at("/numbers/met").asLong());
            assertThat(met.put(
                            path.path("path").asText(), path.at("/numbers/met").asLong()))
                    .isNull();
        }

        assertThat(met).isEqualTo(counted);
    }

    private static void count(JsonNode node, String path, Map<String, Long> counted) {
        if (node.isArray()) {
            node.forEach(element -> met(element, path + "[]", counted));
        }
        boolean keysAreData = DATA_MAPS.contains(path.substring(path.lastIndexOf('.') + 1));
        node.properties()
                .forEach(field -> met(
                        field.getValue(),
                        (path.isEmpty() ? "" : path + ".") + (keysAreData ? "*" : field.getKey()),
                        counted));
    }

    private static void met(JsonNode node, String path, Map<String, Long> counted) {
        counted.merge(path, 1L, Long::sum);
        count(node, path, counted);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAKnownVersionIsNotUnderstood(ExportVersion version) {
        assertThat(TAKEN_IN.get(version).findings()).doesNotContain("unknown-structure", "posts-not-understood");
    }

    @ParameterizedTest
    @EnumSource
    void everySectionThatIsNotKeptIsListedWithItsRule(ExportVersion version) {
        StoredAip aip = TAKEN_IN.get(version);
        List<List<String>> rows = aip.ledgers().notKept();
        Set<String> listed = new HashSet<>();
        rows.stream()
                .filter(row -> row.get(0).equals("section"))
                .peek(row -> assertThat(row.get(3)).as(row.toString()).isNotBlank())
                .forEach(row -> listed.add(row.get(1)));

        Set<String> expected = new HashSet<>();
        Map<String, Long> counted = new TreeMap<>();
        count(version.tree(), "", counted);
        counted.keySet().stream().filter(path -> !kept(path)).forEach(expected::add);

        assertThat(listed).containsAll(expected);
        assertThat(rows).filteredOn(row -> row.get(0).equals("file")).hasSize(2);
    }

    /** The list of posts and the profile, and what leads to them. */
    private static boolean kept(String path) {
        return path.matches("(Video|Post)(\\.(Videos|Posts)(\\.VideoList.*)?)?"
                + "|Profile( And Settings)?(\\.Profile Info(rmation)?(\\.(ProfileMap.*|App))?)?");
    }

    @ParameterizedTest
    @EnumSource
    void thePostsOwnObjectIsKeptAsItStoodButForSignedLinks(ExportVersion version) {
        StoredAip aip = TAKEN_IN.get(version);
        Map<String, JsonNode> byDate = new TreeMap<>();
        JsonNode root = version.tree();
        JsonNode list = root.path("Video").path("Videos").path("VideoList");
        (list.isMissingNode() ? root.path("Post").path("Posts").path("VideoList") : list)
                .forEach(post -> byDate.put(post.path("Date").asText(), post));

        int compared = 0;
        for (PlainWarc.Record record : aip.records()) {
            if (!record.target().endsWith("/export.json")) {
                continue;
            }
            JsonNode object = ExportVersion.tree(record.block()).path("object");
            JsonNode original = byDate.get(object.path("Date").asText());
            original.properties().forEach(field -> {
                String value = field.getValue().asText();
                String kept = object.path(field.getKey()).asText();
                if (value.startsWith("https://")) {
                    assertThat(kept).isEqualTo(value.replaceAll("\\?[^\\n]*", ""));
                } else if (!field.getKey().equals("Sound")) {
                    assertThat(kept).isEqualTo(value);
                }
            });
            compared++;
        }
        assertThat(compared).isEqualTo(version.posts());
    }
}
