package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** An archive of many clean packages, as {@code benchmarks/run} asks one of ten thousand. */
class ManyPackagesTest {
    private static final int PACKAGES = 60;

    @TempDir
    Path folder;

    @Test
    void noneOfThemGivesAFinding() throws Exception {
        TestArchive archive = TestArchive.in(folder.resolve("desk"));
        archive.archived(archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1)));
        make(archive.archive());

        assertThat(archive.run("list").out().lines())
                .as("found without an index")
                .hasSize(PACKAGES);
        assertThat(archive.run("reindex").exit()).isZero();
        Answer listed = archive.run("list", "--json");
        assertThat(listed.exit()).isZero();
        assertThat(listed.json())
                .hasSize(PACKAGES)
                .allMatch(line -> line.path("state").asText().equals("held"));

        Answer audited = archive.run("audit", "--json");

        assertThat(audited.exit()).as(audited.err()).isZero();
        assertThat(audited.json())
                .allMatch(line -> line.path("outcome").asText().equals("intact"));
        assertThat(audited.json().stream()
                        .map(line -> line.path("subject").asText())
                        .filter(List.of("package", "agreement")::contains))
                .hasSize(2 * PACKAGES);
        assertThat(archive.run("audit", "--due").out()).contains("Nothing was due.");
        assertThat(archive.run("due").exit()).isZero();
        JsonNode one = listed.json().get(PACKAGES / 2);
        assertThat(archive.run("show", one.path("account").asText()).out())
                .contains(one.path("aip").asText());
    }

    private static void make(Path archive) throws Exception {
        Process maker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("benchmarks", "ManyPackages.java").toString(),
                        archive.toString(),
                        Integer.toString(PACKAGES))
                .inheritIO()
                .start();
        assertThat(maker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(maker.exitValue()).isZero();
        assertThat(Files.exists(archive.resolve("holdings.db"))).isTrue();
    }
}
