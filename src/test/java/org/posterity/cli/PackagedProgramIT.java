package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in a JVM of its own, with a clock that stands still, on the sample with real videos. */
class PackagedProgramIT {
    private static final Path SAMPLE =
            Path.of("archive-samples", "kelp-and-kites").toAbsolutePath();
    private static final Path JAR = Path.of("target", "posterity.jar").toAbsolutePath();
    private static final String EPOCH = "1785000000";

    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static Map<String, String> firstTime;

    @BeforeAll
    static void takeInOnce() throws Exception {
        desk = TestArchive.in(folder.resolve("desk")).set("stills", "on").set("storage.sync", "on");
        firstTime = bytesOf(ingested(thisJava(), "first", SAMPLE));
    }

    private static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path ingested(Path java, String archive, Path submission, String... options) throws Exception {
        Path into = folder.resolve(archive);
        List<String> arguments =
                new ArrayList<>(List.of("ingest", submission.toString(), "--archive", into.toString(), "--json"));
        arguments.addAll(List.of(options));
        TestArchive.Answer answer = run(java, arguments);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.json().get(0).path("outcome").asText()).isEqualTo("archived");
        return into;
    }

    /** Runs the jar far from the checkout: its own routes must serve. */
    private static TestArchive.Answer run(Path java, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        if (!arguments.contains("--help")) {
            command.addAll(List.of("--config", desk.config().toString()));
        }
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder program =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        program.environment().put("SOURCE_DATE_EPOCH", EPOCH);
        program.environment().put("LC_ALL", "C.UTF-8");
        Process process = program.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new TestArchive.Answer(process.waitFor(), out, StoredAip.read(err));
    }

    private static Map<String, String> bytesOf(Path archive) throws IOException {
        Map<String, String> listing = ArchiveListing.of(archive.resolve("storage"));
        listing.put("journal", ArchiveListing.sha256(Files.readAllBytes(archive.resolve("journal.jsonl"))));
        return listing;
    }

    @Test
    void theSampleIsHeldWhole() throws Exception {
        JsonNode listed = run(
                        thisJava(),
                        List.of(
                                "list",
                                "--json",
                                "--archive",
                                folder.resolve("first").toString()))
                .json()
                .get(0);

        assertThat(listed.toString()).contains("kelp.and.kites");
        assertThat(firstTime).hasSizeGreaterThan(30);
    }

    @Test
    void sameInputSettingsClockAndKeyGiveTheSameBytes() throws Exception {
        assertThat(bytesOf(ingested(thisJava(), "second", SAMPLE))).isEqualTo(firstTime);
    }

    @Test
    void anotherJavaGivesTheSameBytes() throws Exception {
        Optional<Path> other = otherJava();
        if (other.isEmpty()) {
            String what = "needs a second JDK in /usr/lib/jvm: that packages do not depend on the JDK is not tested";
            if ("true".equals(System.getenv("CI"))) {
                fail(what);
            }
            abort(what);
        }

        assertThat(bytesOf(ingested(other.get(), "other-java", SAMPLE))).isEqualTo(firstTime);
    }

    /** A Java of another version than this one, of 17 or newer. */
    private static Optional<Path> otherJava() throws IOException {
        Path place = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(place)) {
            return folders.sorted()
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> feature(home) >= 17
                            && feature(home) != Runtime.version().feature())
                    .map(home -> home.resolve("bin/java"))
                    .findFirst();
        }
    }

    private static int feature(Path home) {
        Path release = home.resolve("release");
        if (!Files.exists(release)) {
            return 0;
        }
        return StoredAip.read(release)
                .lines()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    @Test
    void aZipOfTheFolderGivesTheSamePosts() throws Exception {
        Path copy = copyWithTimesThatAZipCanHold();
        Path zip = zipOf(copy);
        String id = "urn:example:kelp";

        Map<String, String> zipped = bytesOf(ingested(thisJava(), "zip", zip, "--id", id));
        Map<String, String> unzipped = bytesOf(ingested(thisJava(), "folder", copy, "--id", id));

        assertThat(zipped.keySet()).isEqualTo(unzipped.keySet());
        Set<String> different = new TreeSet<>();
        unzipped.forEach((path, digest) -> {
            if (!digest.equals(zipped.get(path))) {
                different.add(path.replaceAll(".*/v1/content/", ""));
            }
        });
        assertThat(different)
                .as("only what names the submission's own form and digest may differ, and what counts that")
                .noneMatch(path -> path.matches("data/(posts|unmatched|index)/.*|data/README.txt"));
    }

    private static Path copyWithTimesThatAZipCanHold() throws IOException {
        Path copy = folder.resolve("kelp-and-kites");
        FileTime time = FileTime.from(Instant.ofEpochSecond(1_780_000_000));
        try (Stream<Path> paths = Files.walk(SAMPLE)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(SAMPLE.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
                Files.setLastModifiedTime(target, time);
            }
        }
        return copy;
    }

    private static Path zipOf(Path submission) throws IOException {
        Path zip = folder.resolve("kelp.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(submission)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry =
                        new ZipEntry(submission.relativize(path).toString().replace('\\', '/'));
                entry.setLastModifiedTime(Files.getLastModifiedTime(path));
                out.putNextEntry(entry);
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return zip;
    }

    @Test
    void theEndOfTheProgramSaysHowItWent() throws Exception {
        assertThat(run(thisJava(), List.of("--help")).exit()).isZero();
        assertThat(run(thisJava(), List.of("list", "--no-such-option")).exit()).isEqualTo(Exit.USAGE);
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Files.write(bare.resolve("user_data_tiktok.json"), ExportVersion.V4.bytes());
        TestArchive.Answer refused = run(
                thisJava(),
                List.of(
                        "ingest",
                        bare.toString(),
                        "--archive",
                        folder.resolve("none").toString()));
        assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(refused.out()).contains("no-consent-record");
        TestArchive.Answer broken = run(thisJava(), List.of("ingest", bare.toString(), "--archive", JAR.toString()));
        assertThat(broken.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(broken.err()).doesNotContain("\tat ");
    }
}
