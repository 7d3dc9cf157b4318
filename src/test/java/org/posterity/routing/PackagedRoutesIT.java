package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program far from its checkout: it has no folder of routes, so it must find those in its own jar. */
class PackagedRoutesIT {
    @TempDir
    private Path elsewhere;

    @Test
    void theJarRunsItsOwnRoutesWhereThereIsNoFolder() throws IOException, InterruptedException {
        Path output = elsewhere.resolve("output.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target/posterity.jar").toAbsolutePath().toString(),
                        "ingest",
                        Path.of("archive-samples/no-consent").toAbsolutePath().toString(),
                        "--config",
                        Path.of("config").toAbsolutePath().toString(),
                        "--json")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(said).contains("\"outcome\":\"refused\"").contains("no-consent-record");
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(elsewhere.resolve("archive/refused")).isNotEmptyDirectory();
    }
}
