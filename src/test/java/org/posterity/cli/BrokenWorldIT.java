package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;
import org.posterity.cli.TestArchive.Answer;

/**
 * Every command that lives with an archive: on a full disk, while a store is away, and beside itself in another process. Each ends with
 * a code that --help lists and words for people; what is stored stays valid; the same command completes it afterwards.
 */
class BrokenWorldIT {
    private static final Set<Integer> ENDS = Set.of(Exit.DONE, Exit.NOT_ALL, Exit.ENVIRONMENT);
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path home;

    private TestArchive desk;
    private Path harbour;
    private String aip;
    private int made;

    /** A command line, made anew for each time. */
    private interface Line {
        List<Object> words() throws IOException;
    }

    private void takeIn(Path where) throws IOException {
        desk = TestArchive.in(where);
        harbour = Files.createDirectory(home.resolve("harbour"));
        Files.writeString(
                desk.config().resolve("stores.yaml"),
                "stores:\n  harbour:\n    kind: folder\n    folder: " + harbour
                        + "\n    country: DE\n    place: Harbour\n    medium: disk\n    administrator: IT\n"
                        + "    agreements: true\n    journal: true\n");
        desk.set("archive.place", "House").set("archive.medium", "disk").set("storage.country", "DE");
        desk.set("inputs.held-days", "0").set("intake.reserve-bytes", "0");
        aip = desk.archived(donation()).id();
    }

    private Map<String, Line> commands() {
        Map<String, Line> lines = new LinkedHashMap<>();
        lines.put("ingest", () -> List.of("ingest", donation().folder()));
        lines.put("consent renew", () -> consent("renew", "--until", "20" + (30 + made++) + "-01-01"));
        lines.put(
                "consent correct",
                () -> List.of("consent", "correct", aip, "--by", "Ida Bauer", "--set", "/creditAs=Juno " + made++));
        lines.put("restrict", () -> List.of("restrict", aip, "--reason", "error", "--by", "Ida " + made++));
        lines.put("release", () -> {
            desk.run("restrict", aip, "--reason", "legal", "--by", "Ida Bauer");
            return List.of("release", aip, "--by", "Ida " + made++, "--approved-by", "Ada Keep");
        });
        lines.put("hold place", () -> hold("place", "--review", "2095-01-01"));
        lines.put("hold lift", () -> {
            List<Object> placed = hold("place", "--review", "2095-01-01");
            TestArchive.say(whole(placed).toArray());
            made--;
            return hold("lift");
        });
        lines.put(
                "deliver",
                () -> List.of(
                        "deliver", aip, "--as", "bag", "--to", desk.archive().resolveSibling("copy" + made++)));
        lines.put("list", () -> List.of("list"));
        lines.put("show", () -> List.of("show", aip));
        lines.put("due", () -> List.of("due"));
        lines.put("replicate", () -> List.of("replicate"));
        lines.put("audit", () -> List.of("audit"));
        lines.put("repair", () -> {
            harm();
            return List.of("repair");
        });
        lines.put("reindex", () -> List.of("reindex"));
        lines.put("regenerate", () -> List.of("regenerate", aip));
        lines.put("journal verify", () -> List.of("journal", "verify"));
        lines.put("report", () -> List.of("report", "--year", "2026"));
        lines.put("dispose", () -> {
            SampleDonation donation = donation();
            desk.archived(donation);
            return List.of("dispose", donation.folder(), "--by", "Ida Bauer", "--yes");
        });
        lines.put("consent withdraw", () -> consent("withdraw"));
        return lines;
    }

    private List<Object> consent(String what, Object... options) {
        List<Object> line = new ArrayList<>(List.of("consent", what, aip, "--instructed-by", "Juno Marsh"));
        line.addAll(List.of("--capacity", "creator", "--evidence", "a letter", "--by", "Ida Bauer"));
        line.addAll(List.of("--approved-by", "Ada Keep"));
        line.addAll(List.of(options));
        return line;
    }

    private List<Object> hold(String what, Object... options) {
        List<Object> line = new ArrayList<>(List.of("hold", what, aip, "--authority", "Court", "--reference"));
        line.addAll(List.of("HC " + made++, "--by", "Ida Bauer"));
        line.addAll(List.of(options));
        return line;
    }

    /** A byte of a copy in the store is flipped, and an audit has seen it. */
    private void harm() throws IOException {
        try (Stream<Path> all = Files.walk(harbour.resolve("storage"))) {
            Path file = all.filter(path -> path.endsWith("v1/content/bag-info.txt"))
                    .min((one, other) -> one.compareTo(other))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[0] ^= 1;
            Files.write(file, bytes);
        }
        desk.run("audit");
    }

    private SampleDonation donation() throws IOException {
        String account = "account" + made;
        String export = new String(ExportVersion.V3.bytes(), StandardCharsets.UTF_8).replace("kelp.and.kites", account);
        return desk.consented(
                SampleDonation.in(home.resolve("donation" + made++))
                        .export("user_data_tiktok.json", export.getBytes(StandardCharsets.UTF_8)),
                "--account",
                "tiktok:" + account,
                "--until",
                "2095-01-01");
    }

    private List<Object> whole(List<Object> line, Object... options) {
        List<Object> whole = new ArrayList<>(line);
        whole.addAll(List.of("--archive", desk.archive(), "--config", desk.config()));
        whole.addAll(List.of(options));
        return whole;
    }

    private static void assertEnds(Answer answer, String what) {
        assertThat(ENDS).as(what + "\n" + answer).contains(answer.exit());
        assertThat(answer.err()).as(what).doesNotContain("unforeseen");
        if (answer.exit() == Exit.ENVIRONMENT) {
            assertThat(answer.err()).as(what).contains("posterity: ");
        }
    }

    private void assertValid(String what) {
        Answer audit = desk.run("audit", "--store", "archive");
        assertThat(audit.exit()).as(what + "\n" + audit).isZero();
    }

    private void assertCompleted(String what) {
        Answer copies = desk.run("replicate");
        assertThat(copies.exit()).as(what + "\n" + copies).isZero();
        Answer audit = desk.run("audit");
        assertThat(audit.exit()).as(what + "\n" + audit).isZero();
    }

    /** A small disk in memory, which only root may mount; where nobody may, the test is skipped. */
    private Path mounted() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("mount.txt").toFile())
                .start();
        assumeTrue(mount.waitFor() == 0, "No disk can be mounted here.");
        return disk;
    }

    private static void unmount(Path disk) throws Exception {
        new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
    }

    @Test
    void onAFullDiskNothingIsHalfDone() throws Exception {
        Path disk = mounted();
        try {
            takeIn(disk.resolve("desk"));
            Path filler = disk.resolve("filler");
            for (Map.Entry<String, Line> command : commands().entrySet()) {
                List<Object> line = whole(command.getValue().words());
                for (long left : List.of(0L, 20_000L, 150_000L)) {
                    String what = command.getKey() + " with " + left + " bytes left";
                    fill(filler, left);
                    Answer answer = TestArchive.say(line.toArray());
                    Files.delete(filler);
                    assertEnds(answer, what);
                    assertValid(what);
                    if (answer.exit() == Exit.DONE) {
                        break;
                    }
                }
                Answer again = TestArchive.say(line.toArray());
                assertThat(again.exit()).as(command.getKey() + "\n" + again).isIn(Exit.DONE, already(command.getKey()));
                assertCompleted(command.getKey());
            }
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aRestoreIsCompletedOnADiskThatWasFull() throws Exception {
        Path disk = mounted();
        try {
            takeIn(home.resolve("desk"));
            Path built = disk.resolve("built");
            for (long left : List.of(0L, 30_000L, 100_000L, 300_000L)) {
                fill(disk.resolve("filler"), left);
                Answer answer = TestArchive.say(restore(built).toArray());
                Files.delete(disk.resolve("filler"));
                assertThat(answer.exit()).as(left + " bytes left\n" + answer).isEqualTo(Exit.ENVIRONMENT);
                assertThat(answer.err()).contains("posterity: ", "again").doesNotContain("unforeseen");
            }
            assertRestored(built);
        } finally {
            unmount(disk);
        }
    }

    @Test
    void aRestoreWaitsForItsStore() throws Exception {
        takeIn(home.resolve("desk"));
        Path built = home.resolve("built");
        Path away = Files.move(harbour, home.resolve("away"));

        Answer answer = TestArchive.say(restore(built).toArray());

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains("harbour", "Mount its disk");
        assertThat(harbour).doesNotExist();
        Files.move(away, harbour);
        assertRestored(built);
    }

    @Test
    void twoRestoresIntoOnePlaceMakeOneArchive() throws Exception {
        takeIn(home.resolve("desk"));
        Path built = home.resolve("built");
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> inAnotherProcess(restore(built)));
        while (!Files.exists(built) && !other.isDone()) {
            Thread.sleep(10);
        }

        Answer here = TestArchive.say(restore(built).toArray());
        Answer there = other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        // one may come when the other has ended: then there is an archive
        assertThat(List.of(here.exit(), there.exit()))
                .as(here + "\n" + there)
                .contains(Exit.DONE)
                .isSubsetOf(Exit.DONE, Exit.IN_USE, Exit.USAGE);
        assertSameArchive(built);
        assertThat(Files.readString(built.resolve("journal.jsonl"))).containsOnlyOnce("Restored from store harbour");
    }

    private List<Object> restore(Path built) {
        return List.of("restore", "--from", "harbour", "--archive", built, "--config", desk.config());
    }

    private void assertRestored(Path built) {
        Answer answer = TestArchive.say(restore(built).toArray());
        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertSameArchive(built);
    }

    private void assertSameArchive(Path built) {
        Answer audit = TestArchive.say("audit", "--archive", built, "--config", desk.config());
        assertThat(audit.exit()).as(audit.toString()).isZero();
        assertThat(TestArchive.say("list", "--archive", built, "--config", desk.config())
                        .out())
                .isEqualTo(desk.run("list").out());
    }

    /** A copy that is there is not written over; everything else may be asked for again. */
    private static int already(String command) {
        return command.equals("deliver") ? Exit.NOT_ALL : Exit.DONE;
    }

    private static void fill(Path filler, long left) throws IOException {
        long free = Files.getFileStore(filler.getParent()).getUsableSpace() - left;
        try (var out = Files.newOutputStream(filler)) {
            byte[] piece = new byte[4096];
            for (long written = 0; written + piece.length <= free; written += piece.length) {
                out.write(piece);
            }
        }
    }

    @Test
    void whileAStoreIsAwayTheArchiveGoesOnAndCatchesUp() throws Exception {
        takeIn(home.resolve("desk"));
        Path away = home.resolve("away");
        for (Map.Entry<String, Line> command : commands().entrySet()) {
            List<Object> line = whole(command.getValue().words());
            Files.move(harbour, away);
            Answer answer = TestArchive.say(line.toArray());
            assertEnds(answer, command.getKey());
            if (Set.of("replicate", "audit", "repair").contains(command.getKey())) {
                assertThat(answer.out() + answer.err()).as(command.getKey()).contains("harbour", "Mount its disk");
            } else {
                assertThat(answer.exit()).as(command.getKey() + "\n" + answer).isZero();
            }
            assertThat(harbour).as(command.getKey()).doesNotExist();
            assertValid(command.getKey());
            Files.move(away, harbour);
            if (command.getKey().equals("repair")) {
                assertThat(TestArchive.say(line.toArray()).exit()).isZero();
            }
            assertCompleted(command.getKey());
        }
    }

    @Test
    void besideItselfInAnotherProcessItIsDoneOnce() throws Exception {
        takeIn(home.resolve("desk"));
        for (Map.Entry<String, Line> command : commands().entrySet()) {
            List<Object> line = whole(command.getValue().words());
            Map<String, Integer> before = versions();
            CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> inAnotherProcess(line));
            Answer here = TestArchive.say(line.toArray());
            Answer there = other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (Answer answer : List.of(here, there)) {
                assertThat(answer.err()).as(command.getKey()).doesNotContain("unforeseen");
                assertThat(answer.exit())
                        .as(command.getKey() + "\n" + here + "\n" + there)
                        .isIn(Exit.DONE, Exit.IN_USE, already(command.getKey()));
            }
            assertThat(List.of(here.exit(), there.exit()))
                    .as(command.getKey() + "\n" + here + "\n" + there)
                    .contains(Exit.DONE);
            versions()
                    .forEach((object, versions) -> assertThat(versions - before.getOrDefault(object, 0))
                            .as(command.getKey() + ": " + object)
                            .isLessThanOrEqualTo(1));
            assertCompleted(command.getKey());
        }
    }

    /** OCFL allows none (E024): in the archive and in a copy, in every version. */
    @Test
    void emptyFoldersAreFoundAndTakenAway() throws Exception {
        takeIn(home.resolve("desk"));
        desk.run("restrict", aip, "--reason", "error", "--by", "Ida Bauer");
        for (Path root : List.of(harbour, desk.archive())) {
            Path object;
            try (Stream<Path> all = Files.walk(root.resolve("storage"), 3)) {
                object = all.filter(path -> path.endsWith("v2"))
                        .findFirst()
                        .orElseThrow()
                        .getParent();
            }
            for (String place : List.of("v1/content/data/none/deeper", "v2/content/none", "none")) {
                Path empty = Files.createDirectories(object.resolve(place));

                Answer audit = desk.run("audit");
                assertThat(audit.exit()).as(place).isEqualTo(Exit.NOT_ALL);
                assertThat(audit.out()).contains("unexpected", place);
                assertThat(desk.run("repair").exit()).as(place).isZero();

                assertThat(empty).doesNotExist();
                assertCompleted(place);
            }
        }
    }

    private Answer inAnotherProcess(List<Object> line) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            line.forEach(word -> command.add(word.toString()));
            Path out = Files.createTempFile(home, "out", ".txt");
            Path err = Files.createTempFile(home, "err", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Answer(process.waitFor(), Files.readString(out), Files.readString(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many versions each package and agreement has. */
    private Map<String, Integer> versions() throws IOException {
        Map<String, Integer> versions = new LinkedHashMap<>();
        for (String area : List.of("storage", "agreements")) {
            try (Stream<Path> paths = Files.walk(desk.archive().resolve(area), 3)) {
                paths.filter(path -> path.getFileName().toString().matches("v\\d+"))
                        .forEach(path -> versions.merge(path.getParent().toString(), 1, Integer::sum));
            }
        }
        return versions;
    }
}
