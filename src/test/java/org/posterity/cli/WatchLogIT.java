package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code watch --log} writes: lines that a program can read, and that name nobody. */
class WatchLogIT {
    @TempDir
    private Path scratch;

    /** Takes in a donation and refuses something, then stops; what stood in the log. */
    private List<String> logged(String form) throws Exception {
        WatchingProgram watching = new WatchingProgram(scratch).set("viruscheck.clamd", "");
        SampleDonation donation =
                watching.archive().consented(SampleDonation.complete(scratch.resolve("donation"), ExportVersion.V4));
        try (PackagedProgram program = watching.start("--log", form)) {
            assertThat(program.awaits(() -> program.errors().contains("Watching")))
                    .as(program.errors())
                    .isTrue();
            Files.move(donation.folder(), watching.inbox().resolve("Juno Marsh"));
            Files.write(watching.inbox().resolve("bad.zip"), "PK\3\4 but no archive".getBytes());
            assertThat(program.awaits(() -> isTold(program)))
                    .as(program.errors())
                    .isTrue();
            PackagedProgram.Ended ended = program.terminate();
            assertThat(ended.exit()).isZero();
            assertThat(ended.err()).doesNotContain("Juno", "kelp", "bad.zip");
            return ended.err().lines().toList();
        }
    }

    private static boolean isTold(PackagedProgram program) throws IOException {
        return program.errors().contains("archived as") && program.errors().contains("refused (");
    }

    @Test
    void everyLineHasATimeStampAndALevel() throws Exception {
        List<String> lines = logged("text");

        assertThat(lines)
                .allMatch(
                        line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ (INFO |WARN |ERROR) \\w+: .+"))
                .anyMatch(line -> line.matches(".* INFO  Watch: Submission [a-z2-7]{20} is archived as [a-z2-7]{20}.*"))
                .anyMatch(line -> line.matches(".* WARN  Watch: Submission [a-z2-7]{20} is refused \\([a-z-]+\\)\\."));
    }

    @Test
    void everyLineIsAnObject() throws Exception {
        List<JsonNode> lines = logged("json").stream()
                .map(line -> ExportVersion.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(lines).allSatisfy(line -> {
            assertThat(Instant.parse(line.path("time").asText())).isAfter(Instant.EPOCH);
            assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.path("message").asText()).isNotEmpty();
        });
        assertThat(lines)
                .anySatisfy(line -> {
                    assertThat(line.path("outcome").asText()).isEqualTo("archived");
                    assertThat(line.path("aip").asText()).startsWith("urn:posterity:");
                    assertThat(line.path("accession").asText()).isEqualTo("1");
                })
                .anySatisfy(line -> {
                    assertThat(line.path("outcome").asText()).isEqualTo("refused");
                    assertThat(line.path("code").asText()).isNotEmpty();
                });
    }
}
