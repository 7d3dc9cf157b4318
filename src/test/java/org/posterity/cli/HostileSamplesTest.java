package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.canary.LeakScan;

/** All of archive-samples/hostile taken in as one batch, and what became of each held against its ground truth. */
class HostileSamplesTest {
    private static final Path SAMPLES = Path.of("archive-samples/hostile");
    private static final JsonNode TRUTH = ExportVersion.tree(StoredAip.bytes(SAMPLES.resolve("ground-truth.json")));

    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static TestArchive.Answer answer;
    private static Map<String, String> before;
    private static final Map<String, JsonNode> TOLD = new TreeMap<>();

    @BeforeAll
    static void takeAllIn() throws Exception {
        desk = TestArchive.in(folder);
        before = ArchiveListing.withTimes(SAMPLES);
        answer = desk.run("ingest", SAMPLES, "--json");
        answer.json()
                .forEach(line -> TOLD.put(
                        SAMPLES.toAbsolutePath()
                                .relativize(Path.of(line.path("path").asText()).toAbsolutePath())
                                .toString(),
                        line));
    }

    static Stream<String> samples() {
        return StoredAip.list(TRUTH.path("samples")).stream()
                .map(sample -> sample.path("path").asText());
    }

    static Stream<String> archived() {
        return samples().filter(path -> isArchived(truth(path)));
    }

    static Stream<String> rejected() {
        return samples().filter(path -> !isArchived(truth(path)));
    }

    @Test
    void theBatchGoesOnToItsEnd() throws Exception {
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json()).hasSameSizeAs(TOLD.keySet());
        assertThat(TOLD.keySet()).containsExactlyInAnyOrderElementsOf(samples().toList());
        assertThat(desk.run("list", "--json").json()).hasSameSizeAs(archived().toList());
    }

    @Test
    void everySampleIsAsItWas() throws Exception {
        assertThat(ArchiveListing.withTimes(SAMPLES)).isEqualTo(before);
    }

    @Test
    void noLineIsOfAnExceptionsTrace() {
        assertThat(answer.out() + answer.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void theArchiveHoldsNothingOfWhatWasNotTakenIn() throws Exception {
        List<String> accounts =
                rejected().map(path -> truth(path).path("account").asText()).toList();
        assertThat(accounts).hasSizeGreaterThan(20);
        assertThat(LeakScan.occurrences(desk.archive(), List.of(answer.out(), answer.err()), accounts))
                .isEmpty();
        assertThat(ArchiveListing.of(desk.archive()).keySet())
                .noneMatch(path -> path.startsWith("workspace/submissions/"));
        assertThat(Files.exists(folder.resolve("outside.txt"))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archived")
    void isArchivedWithItsFindings(String path) {
        JsonNode truth = truth(path);
        JsonNode told = TOLD.get(path);
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("archived");
        assertThat(told.path("posts").path("listed").asInt())
                .isEqualTo(truth.path("posts").asInt());
        assertThat(new StoredAip(desk.archive(), told).findings())
                .containsAll(StoredAip.list(truth.path("findings")).stream()
                        .map(JsonNode::asText)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void isNotTakenInAndTheReportSaysWhatWhereAndWhatToDo(String path) {
        JsonNode truth = truth(path);
        JsonNode told = TOLD.get(path);
        assertThat(told.path("outcome").asText())
                .as(told.toString())
                .isEqualTo(truth.path("outcome").asText());
        assertThat(told.path("reason")).isEqualTo(truth.path("reason"));
        Path page = Path.of(told.path("report").asText());
        JsonNode report = ExportVersion.tree(StoredAip.bytes(page.resolveSibling("report.json")));
        assertThat(report.path("reason")).isEqualTo(told.path("reason"));
        assertThat(StoredAip.list(report.path("faults"))).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.path("where").asText()).isNotBlank();
            assertThat(fault.path("what").asText()).matches("(?s).*[.)]");
            assertThat(fault.path("remedy").asText()).endsWith(".");
        });
    }

    private static boolean isArchived(JsonNode truth) {
        return truth.path("outcome").asText().equals("archived");
    }

    private static JsonNode truth(String path) {
        return StoredAip.list(TRUTH.path("samples")).stream()
                .filter(sample -> sample.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
