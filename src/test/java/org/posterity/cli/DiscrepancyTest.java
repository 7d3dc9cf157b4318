package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says of a donation that is held already is told when it is not heeded. */
class DiscrepancyTest {
    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static Path described;
    private static Path bare;

    @BeforeAll
    static void archive() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        described = small("described", "kelp.and.kites");
        bare = small("bare", "dune.grass");
        assertThat(desk.run("ingest", described, "--collection", "Island Voices", "--accession", "2026-17")
                        .exit())
                .isZero();
        assertThat(desk.run("ingest", bare).exit()).isZero();
    }

    private static Path small(String name, String account) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"");
        return desk.consented(
                        SampleDonation.in(folder.resolve(name))
                                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8)),
                        "--account",
                        "tiktok:" + account)
                .folder();
    }

    @ParameterizedTest
    @CsvSource({
        "described, --collection, Harbour Songs, Island Voices",
        "described, --accession, 2026-18, 2026-17",
        "described, --id, urn:example:other, urn:posterity:",
        "bare, --collection, Island Voices, none",
        "bare, --accession, 2026-17, none"
    })
    void anotherValueIsToldAndChangesNothing(String donation, String option, String asked, String held) {
        String before = desk.run("list", "--json").out();

        TestArchive.Answer people = desk.run("ingest", folder.resolve(donation), option, asked);
        assertThat(people.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(people.out()).contains("already in the archive as", option + " " + asked + " was ignored", held);

        TestArchive.Answer programs = desk.run("ingest", folder.resolve(donation), option, asked, "--json");
        assertThat(programs.exit()).isEqualTo(Exit.NOT_ALL);
        JsonNode told = programs.json().get(0).path("notHeeded").path(option.substring(2));
        assertThat(told.path("asked").asText()).isEqualTo(asked);
        assertThat(told.path("held").asText("none")).contains(held.equals("none") ? "n" : held);

        assertThat(desk.run("ingest", folder.resolve(donation), option, asked, "--dry-run")
                        .exit())
                .isEqualTo(Exit.NOT_ALL);
        assertThat(desk.run("list", "--json").out()).isEqualTo(before);
    }

    @Test
    void theSameOrNoValueIsWell() {
        for (List<Object> options : List.<List<Object>>of(
                List.of(),
                List.of("--collection", "Island Voices", "--accession", "2026-17"),
                List.of("--collection", " island-voices", "--accession", " 2026-17 "))) {
            List<Object> line = new ArrayList<>(List.of(described));
            line.addAll(options);
            TestArchive.Answer answer = desk.run("ingest", line.toArray());
            assertThat(answer.exit()).as(answer.out()).isZero();
            assertThat(answer.out()).contains("already in the archive").doesNotContain("heeded");
        }
    }

    @Test
    void oneAccessionNumberForTwoDonationsIsAFaultBeforeAnythingIsRead() throws Exception {
        Path batch = Files.createDirectory(folder.resolve("batch"));
        for (Map.Entry<String, String> one :
                Map.of("a", "sand.bar", "b", "sea.holly").entrySet()) {
            small("batch/" + one.getKey(), one.getValue());
        }
        for (Object[] paths : new Object[][] {{batch}, {batch.resolve("a"), batch.resolve("b")}}) {
            List<Object> line = new ArrayList<>(List.of(paths));
            line.addAll(List.of("--accession", "2026-20"));
            TestArchive.Answer answer = desk.run("ingest", line.toArray());
            assertThat(answer.exit()).isEqualTo(Exit.USAGE);
            assertThat(answer.err()).contains("--accession numbers one donation, but there are 2");
            assertThat(answer.out()).isEmpty();
        }
        assertThat(desk.run("list", "--json").json()).hasSize(2);
        assertThat(desk.archive().resolve("refused")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--collection", "--accession"})
    void aValueThatSaysNothingIsAFault(String option) {
        assertThat(desk.run("ingest", bare, option, "  ").exit()).isEqualTo(Exit.USAGE);
    }
}
