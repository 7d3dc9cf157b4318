package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks after a batch learns which donation was refused, as far as the institution wants it, and what was mended since. */
class NamedRefusalsTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path batch;

    @BeforeEach
    void batch() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        batch = folder.resolve("batch");
        SampleDonation good = small("good", "kelp.and.kites");
        desk.consented(good);
        small("juno-marsh", "dune.grass");
        small("ova-brandt", "sea.holly");
    }

    private SampleDonation small(String name, String account) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"");
        return SampleDonation.in(Files.createDirectories(batch).resolve(name))
                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> reports() throws Exception {
        try (Stream<Path> files = Files.walk(desk.archive().resolve("refused"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private String everyReport() throws Exception {
        StringBuilder all = new StringBuilder();
        for (Path report : reports()) {
            all.append(Files.readString(report));
        }
        return all.toString();
    }

    @Test
    void reportsAndTheEndOfABatchNameWhatWasNotTakenIn() throws Exception {
        TestArchive.Answer answer = desk.run("ingest", batch);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains("3 submissions: 1 archived, 2 refused.")
                .containsPattern("Not taken in: juno-marsh \\([a-z-]+\\), ova-brandt \\([a-z-]+\\)\\.");
        assertThat(answer.err()).as("nothing in log lines").doesNotContain("juno", "ova-");
        assertThat(everyReport()).contains("juno-marsh", "ova-brandt").doesNotContain("good", batch.toString());
        assertThat(desk.run("ingest", batch, "--json").json())
                .extracting(line -> line.path("name").asText())
                .containsExactlyInAnyOrder("good", "juno-marsh", "ova-brandt");
    }

    @Test
    void aRefusalThatSomebodyKnowsOfDoesNotMakeEveryRunFail() throws Exception {
        StringBuilder lines = new StringBuilder("# looked at on 3 May\n\n");
        for (JsonNode line : desk.run("ingest", batch, "--json").json()) {
            if (line.path("outcome").asText().equals("refused")) {
                lines.append(line.path("submission").asText() + " "
                        + line.path("reason").asText() + "  # waits\n");
            }
        }
        Path known = Files.writeString(folder.resolve("known.txt"), lines);

        TestArchive.Answer all = desk.run("ingest", batch, "--known", known);
        assertThat(all.exit()).isEqualTo(Exit.DONE);
        assertThat(all.out()).contains("2 refused", "2 refusals are known.");
        assertThat(desk.run("ingest", batch, "--known", known, "--json").json())
                .filteredOn(line -> line.path("known").asBoolean())
                .hasSize(2);

        Files.writeString(known, lines.toString().replaceFirst("([a-z2-7]{20}) [a-z-]+", "$1 other-reason"));
        assertThat(desk.run("ingest", batch, "--known", known).exit())
                .as("refused for another reason")
                .isEqualTo(Exit.NOT_ALL);

        Files.writeString(known, "juno-marsh\n");
        TestArchive.Answer wrong = desk.run("ingest", batch, "--known", known);
        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err()).contains("Line 1").doesNotContain("juno-marsh");
        assertThat(desk.run("ingest", batch, "--known", folder.resolve("none")).exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void numbersAloneWhereNamesMayStandNowhere() throws Exception {
        desk.set("report.names", "nowhere");
        TestArchive.Answer people = desk.run("ingest", batch);
        TestArchive.Answer programs = desk.run("ingest", batch, "--json");

        for (String said : List.of(people.out(), people.err(), programs.out(), programs.err(), everyReport())) {
            assertThat(said).doesNotContain("juno-marsh", "ova-brandt", "batch");
        }
        assertThat(people.out()).containsPattern("Not taken in: [a-z2-7]{20} \\([a-z-]+\\), [a-z2-7]{20} \\(");
        assertThat(programs.json())
                .allSatisfy(line -> assertThat(line.path("submission").asText()).hasSize(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "nowhere"})
    void aReportIsMarkedWhenItsDonationIsTakenInAndStays(String names) throws Exception {
        desk.set("report.names", names);
        desk.run("ingest", batch);
        int before = reports().size();
        SampleDonation mended = SampleDonation.in(batch.resolve("juno-marsh"));
        desk.consented(mended, "--account", "tiktok:dune.grass");

        assertThat(desk.run("ingest", mended.folder()).exit()).isZero();

        assertThat(reports()).hasSize(before);
        List<JsonNode> marked = reports().stream()
                .filter(file -> file.endsWith("report.json"))
                .map(NamedRefusalsTest::json)
                .filter(json -> json.has("mended"))
                .toList();
        assertThat(marked)
                .singleElement()
                .satisfies(json -> assertThat(json.at("/mended/aip").asText())
                        .isEqualTo(desk.run("show", "@dune.grass", "--json")
                                .json()
                                .get(0)
                                .path("aip")
                                .asText()));
    }

    @Test
    void reportsOfWhatIsHeldByNowAreMarkedWhenItIsHandedInAgain() throws Exception {
        desk.run("ingest", batch);
        SampleDonation mended = SampleDonation.in(batch.resolve("juno-marsh"));
        desk.consented(mended, "--account", "tiktok:dune.grass");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("juno");
        Files.move(mended.folder(), elsewhere);
        assertThat(desk.run("ingest", elsewhere).exit()).isZero();
        assertThat(everyReport()).doesNotContain("\"mended\"");
        Files.move(elsewhere, mended.folder());

        assertThat(desk.run("ingest", mended.folder()).out()).contains("already in the archive");

        assertThat(everyReport()).containsOnlyOnce("\"mended\"");
    }

    @Test
    void aPreIngestCheckMarksNothing() throws Exception {
        desk.run("ingest", batch);
        SampleDonation mended = SampleDonation.in(batch.resolve("juno-marsh"));
        desk.consented(mended, "--account", "tiktok:dune.grass");
        assertThat(desk.run("ingest", mended.folder(), "--dry-run").exit()).isZero();
        assertThat(everyReport()).doesNotContain("\"mended\"");
    }

    private static JsonNode json(Path file) {
        try {
            return ExportVersion.JSON.readTree(file.toFile());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
