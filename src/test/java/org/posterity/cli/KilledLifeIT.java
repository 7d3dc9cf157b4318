package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;
import org.posterity.cli.TestArchive.Answer;

/**
 * A life of an archive, killed at random: ingest, accession, restriction, release, renewal, copies, regeneration, disposal, index,
 * repair, a legal hold, restoring. After each kill nothing half done is visible; the same command, run again, completes what was begun and adds nothing twice; then an audit
 * finds nothing. {@code -Dkills=200 -Dseed=1} sets how often, and from which seed; the seed is printed.
 */
class KilledLifeIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int LONGEST_SECONDS = 180;

    @TempDir
    private Path home;

    private final Random random = new Random(SEED);
    private final Map<String, Long> takes = new HashMap<>();
    private TestArchive desk;
    private final List<StoredAip> packages = new ArrayList<>();
    private final GrowingAccount growing =
            new GrowingAccount("growing.kelp").post("2024-05-01 09:00:00", "Its first post");
    private int grown;
    private int donations;
    private int killed;
    private boolean isDamaged;

    @Test
    void whateverIsKilledWheneverItIsNothingIsHalfDoneOrDoneTwice() throws Exception {
        System.err.println("KilledLifeIT: " + KILLS + " kills, seed " + SEED);
        desk = TestArchive.in(home.resolve("desk"));
        Path harbour = Files.createDirectory(home.resolve("harbour"));
        Files.writeString(
                desk.config().resolve("stores.yaml"),
                "stores:\n  harbour:\n    kind: folder\n    folder: " + harbour
                        + "\n    country: DE\n    place: Harbour\n    medium: disk\n    administrator: IT\n"
                        + "    agreements: true\n    journal: true\n");
        desk.set("archive.place", "House").set("archive.medium", "disk").set("storage.country", "DE");
        desk.set("inputs.held-days", "0");
        packages.add(desk.archived(donation()));
        for (int i = 0; killed < KILLS; i++) {
            step(i);
        }
        assertThat(desk.run("audit").exit()).isZero();
        assertThat(TestArchive.say("journal", "verify", "--archive", desk.archive(), "--config", desk.config())
                        .exit())
                .isZero();
    }

    private void step(int i) throws Exception {
        String aip = packages.get(random.nextInt(packages.size())).id();
        switch (i % 13) {
            case 0 -> {
                SampleDonation donation = donation();
                killedAndRepeated("ingest", donation.folder());
                packages.add(new StoredAip(
                        desk.archive(),
                        desk.run("ingest", donation.folder(), "--json").json().get(0)));
            }
            case 1 -> killedAndRepeated("restrict", aip, "--reason", "third-party", "--by", "Ida Bauer");
            case 2 -> killedAndRepeated("replicate");
            case 3 ->
                killedAndRepeated(
                        "consent renew",
                        aip,
                        "--until",
                        "20" + (90 - killed % 50) + "-01-01",
                        "--instructed-by",
                        "Juno Marsh",
                        "--capacity",
                        "creator",
                        "--evidence",
                        "a letter",
                        "--by",
                        "Ida Bauer",
                        "--approved-by",
                        "Ada Keep");
            case 4 -> killedAndRepeated("regenerate", aip);
            case 5 -> {
                desk.run("restrict", aip, "--reason", "third-party", "--by", "Ida Bauer");
                killedAndRepeated("release", aip, "--by", "Ida Bauer", "--approved-by", "Ada Keep");
            }
            case 6 -> killedAndRepeated("dispose", dispensable(), "--by", "Ida Bauer", "--yes");
            case 7 -> accession();
            case 8 -> repair(home.resolve("harbour"));
            case 9 -> restore();
            case 10 ->
                killedAndRepeated(
                        "hold place",
                        aip,
                        "--authority",
                        "Court of Harbours",
                        "--reference",
                        "HC " + killed,
                        "--review",
                        "2095-01-01",
                        "--by",
                        "Ida Bauer");
            case 11 -> repair(desk.archive());
            default -> killedAndRepeated("reindex");
        }
    }

    /** A later submission of an account that is held, with a new post and another caption. */
    private void accession() throws Exception {
        String newest = "2024-05-01 10:%02d:%02d".formatted(grown / 60, grown % 60);
        growing.post(newest, "Post " + grown)
                .set("2024-05-01 10:00:00", "Title", "As it was called in year " + grown++);
        SampleDonation donation = desk.consented(
                growing.export(home.resolve("grown" + grown)).media(GrowingAccount.file(newest), TinyMedia.mp4(grown)),
                "--account",
                "tiktok:growing.kelp",
                "--until",
                "2095-01-01");
        if (grown == 1) {
            desk.archived(donation);
            accession();
            return;
        }
        killedAndRepeated("ingest", donation.folder());
        JsonNode told = desk.run("ingest", donation.folder(), "--json").json().get(0);
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("already-held");
        assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(grown);
        assertThat(told.path("version").asInt()).as(told.toString()).isEqualTo(grown);
    }

    /** An input of its own, so that there is always one to destroy. */
    private Path dispensable() throws IOException {
        SampleDonation donation = donation();
        packages.add(desk.archived(donation));
        return donation.folder();
    }

    /** A file of a package is damaged, here or in the store; the audit has seen it. */
    private void repair(Path where) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(where.resolve("storage"))) {
            files = all.filter(file -> file.toString().contains("/v1/content/data/"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        Path damaged = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[random.nextInt(bytes.length)] ^= 1;
        Files.write(damaged, bytes);
        assertThat(desk.run("audit").exit()).as("damage is found: " + damaged).isEqualTo(Exit.NOT_ALL);
        // until it is mended, other commands say that it is damaged
        isDamaged = true;
        killedAndRepeated("repair");
        isDamaged = false;
    }

    /** On an empty disk, from the store, which then has nothing that the archive has not. */
    private void restore() throws Exception {
        Path fresh = home.resolve("fresh" + killed);
        List<Object> line = List.of("restore", "--from", "harbour", "--archive", fresh, "--config", desk.config());
        String what = killed("restore", line);
        Answer again = TestArchive.say(line.toArray());
        // one that had ended before it was killed has nothing left to do
        if (!again.err().contains("There is an archive at")) {
            assertThat(again.exit()).as(what + "\n" + again).isZero();
        }
        for (List<String> command : List.of(List.of("audit", "--store", "archive"), List.of("journal", "verify"))) {
            List<Object> look = new ArrayList<>(command);
            look.addAll(List.of("--archive", fresh, "--config", desk.config()));
            Answer clean = TestArchive.say(look.toArray());
            assertThat(clean.exit()).as(what + "\n" + clean).isZero();
        }
        assertThat(versions(fresh)).as(what).isEqualTo(versions());
        assertThat(TestArchive.say("list", "--archive", fresh, "--config", desk.config())
                        .out())
                .as(what)
                .isEqualTo(desk.run("list").out());
        try (Stream<Path> all = Files.walk(fresh)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Runs a command in a process of its own, kills it at a random moment, looks at what it left, and runs it again to its end. */
    private void killedAndRepeated(String command, Object... arguments) throws Exception {
        List<Object> line = new ArrayList<>(List.of((Object[]) command.split(" ")));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--archive", desk.archive(), "--config", desk.config()));
        List<String> before = versions();
        String what = killed(command, line);
        List<String> left = versions();
        assertThat(left).as(what).containsAll(before);
        assertNothingHalf(what);

        Answer again = TestArchive.say(line.toArray());

        assertDone(again, what);
        List<String> after = versions();
        assertThat(after).as(what).containsAll(left);
        for (String area : List.of("storage", "agreements")) {
            assertThat(after.stream().filter(it -> it.startsWith(area) && !before.contains(it)))
                    .as(what + ": no more versions than were asked for")
                    .hasSizeLessThanOrEqualTo(1);
        }
        Answer third = TestArchive.say(line.toArray());
        assertDone(third, what);
        assertThat(versions()).as(what + ": run once more").isEqualTo(after);
        assertClean(what);
    }

    /** Runs a command in a process of its own and kills it at a random moment, unless it ends before. */
    private String killed(String command, List<Object> line) throws Exception {
        long longest = takes.getOrDefault(command, 4000L);
        long begun = System.nanoTime();
        Process process = start(line);
        if (!process.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            killed++;
        }
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() == 0) {
            takes.put(command, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
        return "seed " + SEED + ", kill " + killed + ": " + line;
    }

    private static void assertDone(Answer answer, String what) {
        assertThat(answer.exit()).as(what + "\n" + answer).isZero();
    }

    private Process start(List<Object> line) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.forEach(word -> command.add(word.toString()));
        Path said = home.resolve("said.txt");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** What can be seen is whole. Now and then another command comes before the same one again: it completes what was begun. */
    private void assertNothingHalf(String what) throws IOException {
        if (isDamaged) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                Answer other = desk.run("reindex");
                assertThat(other.exit()).as(what + "\n" + other).isZero();
                assertClean(what + ", another command");
            }
            case 1 -> {
                Answer audit = desk.run("audit", "--store", "archive");
                assertThat(audit.exit()).as(what + "\n" + audit).isZero();
            }
            default -> {
                Answer list = desk.run("list", "--json");
                assertThat(list.exit()).as(what + "\n" + list).isZero();
                assertThat(list.json())
                        .as(what)
                        .extracting(it -> it.path("state").asText())
                        .containsOnly("held");
            }
        }
    }

    private void assertClean(String what) throws IOException {
        Answer copies = desk.run("replicate");
        assertThat(copies.exit()).as(what + "\n" + copies).isZero();
        Answer audit = desk.run("audit");
        assertThat(audit.exit()).as(what + "\n" + audit).isZero();
        Set<String> commits = new HashSet<>();
        for (String line : Files.readAllLines(desk.archive().resolve("journal.jsonl"))) {
            JsonNode event = ExportVersion.JSON.readTree(line);
            if (event.path("type").asText().equals("ingestion end")) {
                assertThat(commits.add(event.path("aip").asText() + " " + event.path("version")))
                        .as(what + ": noted twice: " + line)
                        .isTrue();
            }
        }
        try (Stream<Path> left = Files.list(desk.archive().resolve("commits"))) {
            assertThat(left).as(what + ": marks of commits").isEmpty();
        }
    }

    /** Every version of every package that can be seen, and of every agreement. */
    private List<String> versions() throws IOException {
        return versions(desk.archive());
    }

    private static List<String> versions(Path archive) throws IOException {
        List<String> versions = new ArrayList<>();
        for (String area : List.of("storage", "agreements")) {
            try (Stream<Path> paths = Files.walk(archive.resolve(area), 3)) {
                paths.filter(path -> path.getFileName().toString().matches("v\\d+"))
                        .map(path -> archive.relativize(path).toString())
                        .sorted()
                        .forEach(versions::add);
            }
        }
        return versions;
    }

    private SampleDonation donation() throws IOException {
        String account = "account" + donations;
        String export = new String(ExportVersion.V3.bytes(), StandardCharsets.UTF_8).replace("kelp.and.kites", account);
        return desk.consented(
                SampleDonation.in(home.resolve("donation" + donations++))
                        .export("user_data_tiktok.json", export.getBytes(StandardCharsets.UTF_8)),
                "--account",
                "tiktok:" + account,
                "--until",
                "2095-01-01");
    }
}
