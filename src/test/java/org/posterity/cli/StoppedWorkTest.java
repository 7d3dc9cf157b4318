package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;
import org.posterity.model.Digest;

/** A batch, and a watch, with several submissions in work that are told to end (SIGTERM). */
class StoppedWorkTest {
    private static final int DONATIONS = 12;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    private WatchingProgram watching;
    private TestArchive desk;
    private Map<String, Digest> handedIn;

    @BeforeEach
    void fillTheInbox() throws IOException {
        watching = new WatchingProgram(folder).set("submissions.at-once", "4");
        desk = watching.archive();
        for (int i = 0; i < DONATIONS; i++) {
            String account = "stopped.donor" + i;
            new PseudoDonation(account, 2).writeTo(watching.inbox().resolve(account), 50_000);
        }
        handedIn = inputs();
    }

    private Map<String, Digest> inputs() throws IOException {
        Map<String, Digest> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(watching.inbox())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                inputs.put(watching.inbox().relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
            }
        }
        return inputs;
    }

    /** Says the signal twice: whoever is impatient must do no harm. */
    private PackagedProgram.Ended stoppedAfterSome(PackagedProgram program) throws Exception {
        int some = 1 + new Random().nextInt(DONATIONS / 2);
        assertThat(program.awaits(() -> program.output().lines().count() >= some))
                .as(program.errors())
                .isTrue();
        program.ask();
        return program.terminate();
    }

    /** A watch that heeds signals. */
    private PackagedProgram watch() throws Exception {
        PackagedProgram program = watching.start();
        assertThat(program.awaits(() -> program.errors().contains("Watching ")))
                .as(program.errors())
                .isTrue();
        return program;
    }

    private void assertThatNothingIsHalfDone() throws IOException {
        assertThat(desk.archive().resolve("workspace")).isEmptyDirectory();
        assertThat(desk.archive().resolve("commits")).isEmptyDirectory();
        assertThat(desk.run("audit").exit()).isZero();
        assertThat(inputs()).isEqualTo(handedIn);
    }

    private void assertThatEachIsHeldOnce() {
        List<JsonNode> held = desk.run("list", "--json").json();
        assertThat(held).hasSize(DONATIONS);
        assertThat(held).extracting(line -> line.path("account").asText()).doesNotHaveDuplicates();
        assertThat(held)
                .allSatisfy(line -> assertThat(line.path("version").asInt()).isEqualTo(1));
        assertThat(TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config())
                        .exit())
                .isZero();
    }

    private static Map<String, Long> outcomes(Stream<JsonNode> lines) {
        return lines.map(line -> line.path("outcome").asText())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void aBatchFinishesOrPutsBackWhatItHoldsAndTheNextTakesInTheRest() throws Exception {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "ingest",
                watching.inbox().toString(),
                "--archive",
                desk.archive().toString(),
                "--config",
                desk.config().toString(),
                "--json");
        try (PackagedProgram program = PackagedProgram.start(folder.resolve("output"), command)) {
            assertThat(stoppedAfterSome(program).exit()).isIn(SIGTERM, Exit.DONE);
        }
        assertThatNothingIsHalfDone();

        TestArchive.Answer again = desk.run("ingest", watching.inbox(), "--json");

        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.json()).hasSize(DONATIONS);
        assertThat(outcomes(again.json().stream())).containsOnlyKeys("archived", "already-held");
        assertThatEachIsHeldOnce();
    }

    @Test
    void aWatchFinishesOrPutsBackWhatItHoldsAndTheNextTakesInTheRest() throws Exception {
        List<JsonNode> told = new ArrayList<>();
        try (PackagedProgram program = watch()) {
            PackagedProgram.Ended ended = stoppedAfterSome(program);
            assertThat(ended.exit()).as(ended.err()).isZero();
            told.addAll(new TestArchive.Answer(ended.exit(), ended.out(), ended.err()).json());
        }
        assertThatNothingIsHalfDone();
        assertThat(desk.run("list", "--json").json())
                .as("what was told is held, and nothing else")
                .hasSize(told.size());

        try (PackagedProgram program = watch()) {
            int left = DONATIONS - told.size();
            assertThat(program.awaits(() -> program.output().lines().count() >= left))
                    .as(program.errors())
                    .isTrue();
            PackagedProgram.Ended ended = program.terminate();
            assertThat(ended.exit()).as(ended.err()).isZero();
            told.addAll(new TestArchive.Answer(ended.exit(), ended.out(), ended.err()).json());
        }
        assertThat(outcomes(told.stream())).containsExactly(Map.entry("archived", (long) DONATIONS));
        assertThatNothingIsHalfDone();
        assertThatEachIsHeldOnce();
    }
}
