package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.storage.s3.S3Proxy;

/**
 * A store on a server that takes requests and never answers, stops in the middle, or is not there. Each command ends, asks it once, and
 * does what can be done without it; the same command catches up when the server is back.
 */
class StoreOutOfReachIT {
    private static final int PATIENCE_SECONDS = 60;

    /** A request is made up to four times. */
    private static final int TWO_REQUESTS = 8;

    @TempDir
    static Path folder;

    private static S3Proxy server;
    private static ServerGate gate;
    private static int made;

    private TestArchive desk;
    private Path built;
    private String aip;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.in(folder.resolve("server"));
        gate = new ServerGate(server.endpoint());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            gate.close();
            server.close();
        }
    }

    @BeforeEach
    void anArchiveWithCopies() throws IOException {
        made++;
        gate.open();
        server.bucket("copies" + made);
        built = folder.resolve("built" + made);
        desk = TestArchive.in(folder.resolve("desk" + made))
                .set("inputs.held-days", "0")
                .set("safe.copies", "3");
        TestStores.in(
                desk,
                TestStores.bucket("cloud", "copies" + made, gate.endpoint().toString()) + "    timeout-seconds: 1\n",
                TestStores.folder("quay", folder.resolve("quay" + made), "DE"));
        aip = desk.archived(donation()).id();
    }

    private SampleDonation donation() throws IOException {
        String account = "account" + ++made;
        String export = new String(ExportVersion.V3.bytes(), StandardCharsets.UTF_8).replace("kelp.and.kites", account);
        return desk.consented(
                SampleDonation.in(folder.resolve("donation" + made))
                        .export("user_data_tiktok.json", export.getBytes(StandardCharsets.UTF_8)),
                "--account",
                "tiktok:" + account,
                "--until",
                "2095-01-01");
    }

    /** Runs a command line, which must end. */
    private Answer ends(Object... words) throws Exception {
        Answer answer = CompletableFuture.supplyAsync(() -> TestArchive.say(whole(words)))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answer.err()).as(words[0] + "\n" + answer).doesNotContain("unforeseen");
        return answer;
    }

    private Object[] whole(Object... words) {
        List<Object> line = new ArrayList<>(List.of(words));
        if (!line.contains("--archive")) {
            line.addAll(List.of("--archive", desk.archive()));
        }
        line.addAll(List.of("--config", desk.config()));
        return line.toArray();
    }

    private interface Trouble {
        void begin() throws IOException;
    }

    private List<Object[]> complete(SampleDonation first, SampleDonation second) {
        return List.of(
                new Object[] {"ingest", first.folder(), second.folder()},
                new Object[] {
                    "consent",
                    "renew",
                    aip,
                    "--until",
                    "2094-01-01",
                    "--by",
                    "Ida Bauer",
                    "--approved-by",
                    "Ada Keep",
                    "--instructed-by",
                    "Juno Marsh",
                    "--capacity",
                    "creator",
                    "--evidence",
                    "a letter"
                },
                new Object[] {"list"},
                new Object[] {"show", aip},
                new Object[] {"due"},
                new Object[] {"report", "--year", "2026"});
    }

    private List<Object[]> incomplete(SampleDonation first) {
        return List.of(
                new Object[] {"replicate"},
                new Object[] {"audit"},
                new Object[] {"audit", "--store", "cloud"},
                new Object[] {"repair"},
                new Object[] {"restore", "--from", "cloud", "--archive", built},
                new Object[] {"dispose", first.folder(), "--by", "Ida Bauer", "--yes"});
    }

    @Test
    void withAServerThatNeverAnswersEveryCommandEnds() throws Exception {
        withoutTheStore(() -> gate.hangAfter(0), line -> true);
    }

    @Test
    void withoutAServerEveryCommandEnds() throws Exception {
        withoutTheStore(
                () -> gate.refuse(),
                line -> List.of("ingest", "replicate", "restore", "dispose").contains(line[0]));
    }

    private void withoutTheStore(Trouble trouble, Predicate<Object[]> tried) throws Exception {
        SampleDonation first = donation();
        for (Object[] line : complete(first, donation()).stream().filter(tried).toList()) {
            trouble.begin();
            Answer answer = ends(line);
            assertThat(answer.exit()).as(line[0] + "\n" + answer).isZero();
            assertThat(gate.unanswered()).as(line[0].toString()).isLessThanOrEqualTo(1);
            if (line[0].equals("ingest")) {
                assertThat(answer.err()).containsOnlyOnce("Store cloud: ").contains("cannot be reached");
                assertThat(answer.out()).contains("2 of 3 copies");
                assertThat(ends("list").out()).contains("2 of 3 copies");
            }
        }
        List<Object[]> incomplete = incomplete(first).stream().filter(tried).toList();
        for (Object[] line : incomplete) {
            trouble.begin();
            Answer answer = ends(line);
            assertThat(answer.exit())
                    .as(line[0] + "\n" + answer)
                    .isEqualTo(line[0].equals("restore") ? Exit.ENVIRONMENT : Exit.NOT_ALL);
            assertThat(answer.out() + answer.err())
                    .contains(line[0].equals("dispose") ? "too few verified copies" : "cannot be reached");
            assertThat(gate.unanswered()).as(line[0].toString()).isLessThanOrEqualTo(1);
        }
        gate.open();
        for (Object[] line : incomplete) {
            Answer answer = ends(line);
            assertThat(answer.exit()).as(line[0] + " afterwards\n" + answer).isZero();
        }
        assertThat(ends("list", "--archive", built).out())
                .isEqualTo(ends("list").out());
    }

    /** The store is asked first; what it cannot give comes from the next. */
    @Test
    void aServerThatStopsInTheMiddleIsLeftOutFromThenOn() throws Exception {
        desk.archived(donation());
        // in its copy of the journal, and behind it
        for (long bytes : List.of(3_000L, Files.size(desk.archive().resolve("journal.jsonl")) + 6_000)) {
            damage();
            assertThat(desk.run("audit", "--store", "archive").exit()).isEqualTo(Exit.NOT_ALL);
            gate.hangAfter(bytes);

            Answer repair = ends("repair");

            assertThat(repair.out())
                    .as(repair.toString())
                    .containsOnlyOnce("cloud")
                    .contains("cannot be reached")
                    .doesNotContain("could not be read");
            assertThat(gate.unanswered()).isBetween(1, TWO_REQUESTS - 1);
            assertThat(desk.run("audit", "--store", "archive").exit()).isZero();
        }

        gate.hangAfter(3_000);
        Answer ingest = ends("ingest", donation().folder(), donation().folder());

        assertThat(ingest.exit()).as(ingest.toString()).isZero();
        assertThat(ingest.err()).containsOnlyOnce("Store cloud: ");
        assertThat(gate.unanswered()).isBetween(1, TWO_REQUESTS - 1);
        gate.open();
        assertThat(ends("replicate").exit()).isZero();
        assertThat(ends("audit").exit()).isZero();
    }

    /** A file of every package in the archive. */
    private void damage() throws IOException {
        try (Stream<Path> all = Files.walk(desk.archive().resolve("storage"))) {
            for (Path file :
                    all.filter(path -> path.endsWith("content/bag-info.txt")).toList()) {
                Files.writeString(file, "damaged");
            }
        }
    }
}
