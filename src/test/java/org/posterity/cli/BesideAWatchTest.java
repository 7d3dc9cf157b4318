package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;

/** A watch at work, and at the same time, on the same archive, other commands. */
class BesideAWatchTest {
    private static final int IN_THE_INBOX = 20;
    private static final int IN_THE_BATCH = 12;
    /** The last of the inbox are in the batch too. */
    private static final int IN_BOTH = 6;

    private static final int ACCOUNTS = IN_THE_INBOX + IN_THE_BATCH - IN_BOTH;

    @TempDir
    Path folder;

    private int copies;

    private static void donations(Path folder, int from, int number) throws IOException {
        for (int i = from; i < from + number; i++) {
            String account = "beside.donor" + i;
            new PseudoDonation(account, 1).writeTo(folder.resolve(account), 30_000);
        }
    }

    private static List<String> ingest(Path batch, TestArchive desk) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "ingest",
                batch.toString(),
                "--json",
                "--archive",
                desk.archive().toString(),
                "--config",
                desk.config().toString());
    }

    @Test
    void everyCommandDoesItsWorkAndEachDonationIsHeldOnce() throws Exception {
        WatchingProgram watching = new WatchingProgram(folder).set("submissions.at-once", "2");
        TestArchive desk = watching.archive();
        donations(watching.inbox(), 0, IN_THE_INBOX);
        Path batch = Files.createDirectory(folder.resolve("batch"));
        donations(batch, ACCOUNTS - IN_THE_BATCH, IN_THE_BATCH);
        for (int i = ACCOUNTS - IN_THE_BATCH; i < IN_THE_INBOX; i++) {
            // a consent record has the moment it was made in it; a copy is the same donation
            String record = "beside.donor" + i + "/consent.json";
            Files.delete(batch.resolve(record));
            Files.copy(watching.inbox().resolve(record), batch.resolve(record));
        }
        try (PackagedProgram watch = watching.start();
                PackagedProgram ingest = PackagedProgram.start(folder.resolve("output"), ingest(batch, desk))) {
            while (watch.isAlive()
                    && (ingest.isAlive() || watch.output().lines().count() < IN_THE_INBOX)) {
                useEachOther(desk);
            }
            PackagedProgram.Ended taken = ingest.end();
            assertThat(taken.exit()).as(taken.err()).isZero();
            assertThat(watch.terminate().exit()).as(watch.errors()).isZero();
            assertThat(Stream.concat(outcomes(taken.out()), outcomes(watch.output())))
                    .hasSize(IN_THE_INBOX + IN_THE_BATCH)
                    .allMatch(outcome -> outcome.equals("archived") || outcome.equals("already-held"))
                    .filteredOn("archived"::equals)
                    .hasSize(ACCOUNTS);
        }
        useEachOther(desk);
        assertThat(copies).isGreaterThan(1);
        List<JsonNode> held = desk.run("list", "--json").json();
        assertThat(held)
                .hasSize(ACCOUNTS)
                .allSatisfy(line -> assertThat(line.path("version").asInt()).isEqualTo(1));
        assertThat(held).extracting(line -> line.path("account").asText()).doesNotHaveDuplicates();
    }

    private static Stream<String> outcomes(String told) {
        return new TestArchive.Answer(0, told, "")
                .json().stream().map(line -> line.path("outcome").asText());
    }

    private void useEachOther(TestArchive desk) {
        List<JsonNode> held = well(desk.run("list", "--json")).json();
        assertThat(held)
                .allSatisfy(line -> assertThat(line.path("state").asText()).isEqualTo("held"));
        well(desk.run("audit"));
        well(desk.run("audit", "--due"));
        well(TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config()));
        if (!held.isEmpty()) {
            String aip = held.get(copies % held.size()).path("aip").asText();
            well(desk.deliver(aip, "files", folder.resolve("copy" + copies)));
            copies++;
        }
    }

    private static TestArchive.Answer well(TestArchive.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isZero();
        return answer;
    }
}
