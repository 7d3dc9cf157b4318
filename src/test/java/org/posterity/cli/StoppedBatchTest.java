package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;

/** A batch with several submissions in work that is told to end (SIGTERM). */
class StoppedBatchTest {
    private static final int DONATIONS = 12;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void whatItHoldsIsFinishedOrPutBackAndTheNextRunTakesInTheRest() throws Exception {
        TestArchive desk = TestArchive.in(folder).set("submissions.at-once", "4");
        Path batch = Files.createDirectory(folder.resolve("batch"));
        for (int i = 0; i < DONATIONS; i++) {
            String account = "stopped.donor" + i;
            new PseudoDonation(account, 2).writeTo(batch.resolve(account), 50_000);
        }
        Path said = folder.resolve("said.json");
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "ingest",
                        batch.toString(),
                        "--archive",
                        desk.archive().toString(),
                        "--config",
                        desk.config().toString(),
                        "--json"))
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try {
            int some = 1 + new Random().nextInt(DONATIONS / 2);
            while (process.isAlive() && Files.readAllLines(said).size() < some) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.destroy();
            assertThat(process.waitFor(70, TimeUnit.SECONDS))
                    .as("it ends in time")
                    .isTrue();
            assertThat(process.exitValue()).isIn(SIGTERM, Exit.DONE);
        } finally {
            process.destroyForcibly();
        }
        assertThat(desk.archive().resolve("workspace")).isEmptyDirectory();
        assertThat(desk.archive().resolve("commits")).isEmptyDirectory();
        assertThat(desk.run("audit").exit()).isZero();

        TestArchive.Answer again = desk.run("ingest", batch, "--json");

        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.json()).hasSize(DONATIONS);
        assertThat(again.json().stream()
                        .map(line -> line.path("outcome").asText())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .containsOnlyKeys("archived", "already-held");
        List<JsonNode> held = desk.run("list", "--json").json();
        assertThat(held).hasSize(DONATIONS);
        assertThat(held).extracting(line -> line.path("account").asText()).doesNotHaveDuplicates();
        assertThat(TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config())
                        .exit())
                .isZero();
    }
}
