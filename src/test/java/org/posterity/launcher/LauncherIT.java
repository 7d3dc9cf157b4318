package org.posterity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, in a copy of the checkout whose path is as awkward as paths get. */
class LauncherIT {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_500_000_000_000L);
    private static final FileTime LATER = FileTime.fromMillis(1_600_000_000_000L);

    /** What the launcher may need of the system, Java and Maven apart. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cp",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "touch",
            "tr",
            "uname");

    @TempDir
    static Path all;

    private static Path lib;

    private Path scratch;
    private Path checkout;
    private Path bin;
    private Path calls;
    private Map<String, String> environment;

    record Ended(int exit, String out, String err) {}

    @BeforeAll
    static void copyTheLibraries() throws IOException {
        lib = all.resolve("lib");
        copy(HOME.resolve("target/lib"), lib);
    }

    @BeforeEach
    void copyTheCheckout() throws Exception {
        scratch = Files.createTempDirectory(all, "test");
        checkout = Files.createDirectories(scratch.resolve("mein Archiv \u00fc \u5eab/check out"));
        for (String part : List.of("posterity", "pom.xml", "config", "routes", "src/main/java/org/posterity/model")) {
            copy(HOME.resolve(part), checkout.resolve(part));
        }
        Path target = Files.createDirectories(checkout.resolve("target"));
        Files.copy(HOME.resolve("target/posterity.jar"), target.resolve("posterity.jar"));
        Files.createSymbolicLink(target.resolve("lib"), lib);
        everythingIs(LONG_AGO);
        Files.setLastModifiedTime(target.resolve("posterity.jar"), LATER);

        bin = Files.createDirectories(scratch.resolve("bin"));
        calls = scratch.resolve("mvn-calls");
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                if (Files.isExecutable(Path.of(folder, tool)) && !Files.exists(bin.resolve(tool))) {
                    script(bin.resolve(tool), "exec " + folder + "/" + tool + " \"$@\"");
                }
            }
        }
        environment = new TreeMap<>(Map.of(
                "PATH", bin.toString(),
                "JAVA_HOME", System.getProperty("java.home"),
                "LANG", "C",
                "HOME", scratch.toString()));
    }

    @Test
    void startsWhatIsBuiltWithoutAWord() throws Exception {
        mavenThat("exit 1");

        Ended ended = run("--version");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("Posterity ");
        assertThat(ended.err()).isEmpty();
        assertThat(calls).doesNotExist();
    }

    @Test
    void buildsOnFirstUseAndSaysWhatItDoes() throws Exception {
        Path jar = checkout.resolve("target/posterity.jar");
        Path built = Files.move(jar, scratch.resolve("built.jar"));
        mavenThat("cp '" + built + "' target/posterity.jar");

        Ended ended = run("--version");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("Posterity ");
        assertThat(ended.err().lines())
                .allMatch(line -> line.startsWith("posterity: "))
                .anyMatch(line -> line.contains("building the program"))
                .anyMatch(line -> line.contains("built."));
        assertThat(Files.readAllLines(calls))
                .singleElement()
                .satisfies(call -> assertThat(call).contains("package"));
    }

    @Test
    void buildsAgainAfterASourceChangedAndOnlyThen() throws Exception {
        mavenThat("true");
        Files.setLastModifiedTime(checkout.resolve("config/application.properties"), now());
        Files.setLastModifiedTime(checkout.resolve("routes/10-intake.camel.yaml"), now());
        assertThat(run("--version").err())
                .as("settings and routes need no build")
                .isEmpty();

        Files.setLastModifiedTime(checkout.resolve("src/main/java/org/posterity/model/Digest.java"), now());
        assertThat(run("--version").err()).contains("building the program");
        assertThat(run("--version").err()).isEmpty();
        assertThat(Files.readAllLines(calls)).hasSize(1);
    }

    @Test
    void saysInASentenceWhyItCouldNotBuild() throws Exception {
        Files.delete(checkout.resolve("target/posterity.jar"));

        assertOneSentence(run("list"), "Maven is missing");

        mavenThat("echo '[ERROR] no network' >&2; exit 1");
        Ended failed = run("list");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.err()).contains("[ERROR] no network").contains("could not be built");
        assertThat(failed.out()).isEmpty();
    }

    @Test
    void saysInASentenceThatJavaIsMissing() throws Exception {
        environment.put("JAVA_HOME", scratch.resolve("nothing here").toString());
        assertOneSentence(run("list"), "Java is missing at JAVA_HOME");

        environment.remove("JAVA_HOME");
        assertOneSentence(run("list"), "Java is missing: install");
    }

    @Test
    void saysInASentenceThatJavaIsTooOld() throws Exception {
        Path old = Files.createDirectories(scratch.resolve("old java/bin"));
        script(old.resolve("java"), "echo '    java.specification.version = 11' >&2");
        environment.put("JAVA_HOME", scratch.resolve("old java").toString());
        assertOneSentence(run("list"), "This Java is version 11;", "17 or newer");

        Files.writeString(scratch.resolve("old java/release"), "JAVA_VERSION=\"1.8.0_392\"\nOS_NAME=\"Linux\"\n");
        assertOneSentence(run("list"), "This Java is version 1.8.0_392;");
        assertThat(calls).doesNotExist();
    }

    @Test
    void takesInNamesOfEveryLanguageFromAnywhereThroughALinkWithoutAUtf8Locale() throws Exception {
        Path elsewhere = Files.createDirectories(scratch.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), checkout.resolve("posterity"));
        Path donation = donation(elsewhere.resolve("G\u00e4ben \ud83d\ude00"), link, elsewhere);

        Ended ended = run(elsewhere, link, "ingest", donation.getFileName().toString());

        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        try (Stream<Path> files = Files.walk(elsewhere.resolve("archive/storage"))) {
            assertThat(files.map(path -> path.getFileName().toString())).contains("\u00e9\ud83d\ude00.mp4.warc");
        }
    }

    @Test
    void isAsQuietOnANewerJava() throws Exception {
        Optional<Path> newer = newerJava();
        if (newer.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("There must be a JDK 24 or newer in /usr/lib/jvm.");
        }
        assumeTrue(newer.isPresent(), "needs a JDK 24 or newer: that it warns of nothing is not tested");
        environment.put("JAVA_HOME", newer.get().toString());
        Path donation = donation(scratch.resolve("donation"), checkout.resolve("posterity"), scratch);

        Ended ended = run(
                "ingest",
                donation.toString(),
                "--archive",
                scratch.resolve("archive").toString());

        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void saysInASentenceThatItsMemoryOrItsFilesAreTooFew() throws Exception {
        for (String heap : List.of("abc", "1", "-5", "64m", "159m", "163839k", "0", "1.5g", "160 m", "9".repeat(30))) {
            environment.put("POSTERITY_HEAP", heap);
            assertOneSentence(run("list"), "POSTERITY_HEAP is", heap);
        }
        environment.put("POSTERITY_HEAP", "999999g");
        assertOneSentence(run("list"), "Java cannot start with a heap of 999999g");
        for (String heap : List.of("", "160m", "163840k", "167772160", "0200M", "1g")) {
            environment.put("POSTERITY_HEAP", heap);
            assertThat(run("--version").exit()).as(heap).isZero();
        }
        environment.remove("POSTERITY_HEAP");
        for (int files : new int[] {40, 64, 128, 191}) {
            assertOneSentence(limited("ulimit -n " + files, "list"), "only " + files + " files");
        }
        assertThat(limited("ulimit -n 192", "--version").exit()).isZero();
    }

    private Ended limited(String limit, String... arguments) throws Exception {
        Path script = scratch.resolve("limited");
        script(script, limit + "; exec '" + checkout.resolve("posterity") + "' \"$@\"");
        return run(scratch, script, arguments);
    }

    @Test
    void takesInWithTheFewestFilesAndTheWidestUmaskAndLeavesNothingForOthersToWrite() throws Exception {
        Path donation = donation(scratch.resolve("donation"), checkout.resolve("posterity"), scratch);
        Path temporary = Files.createDirectory(scratch.resolve("temporary"));
        environment.put("TMPDIR", temporary.toString());
        Path archive = scratch.resolve("archive");

        Ended ended = limited(
                "umask 000; ulimit -n 192", "ingest", donation.toString(), "--json", "--archive", archive.toString());

        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        try (Stream<Path> files = Files.walk(archive)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .doesNotContain(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE));
        }
        assertThat(temporary).isEmptyDirectory();
        assertThat(archive.resolve("workspace")).isEmptyDirectory();
    }

    @Test
    void whatMemoryEndsIsSaidOnStandardErrorAlone() throws Exception {
        Ended ended = limited("ulimit -v 400000", "list", "--json");
        assertOneSentence(ended, "Java cannot start");
    }

    private static Optional<Path> newerJava() throws IOException {
        if (Runtime.version().feature() >= 24) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(home -> feature(home) >= 24).findFirst();
        }
    }

    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** A donation of one file that belongs to no post; the record is made with the launcher itself. */
    private Path donation(Path folder, Path launcher, Path from) throws Exception {
        Files.createDirectories(folder);
        Path properties = checkout.resolve("config/application.properties");
        Files.writeString(
                properties,
                Files.readString(properties).replaceAll("(?m)^key.dir=.*", "key.dir=" + scratch.resolve("key")));
        Files.writeString(
                folder.resolve("user_data_tiktok.json"),
                "{\"Profile\": {\"Profile Info\": {\"ProfileMap\": {\"userName\": \"kelp\"}}}, \"Post\": {\"Posts\": {}}}");
        Files.write(
                folder.resolve("\u00e9\ud83d\ude00.mp4"),
                "\0\0\0\30ftypisom\0\0\2\0isommp41\0\0\0\24mdat123456789012".getBytes(StandardCharsets.ISO_8859_1));
        Ended made = run(
                from,
                launcher,
                "consent",
                "new",
                "--donor",
                "Juno",
                "--accepted-by",
                "Ada",
                "--account",
                "tiktok:kelp",
                "--institution",
                "Harbour Archive",
                "--notice",
                "told",
                "--category",
                "posts,media,profile",
                "--purpose",
                "preservation",
                "--access",
                "open",
                "--from",
                "2024-01-01",
                "--out",
                folder.resolve("consent.json").toString());
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.err()).isEmpty();
        return folder;
    }

    private void mavenThat(String does) throws IOException {
        script(bin.resolve("mvn"), "echo \"$*\" >> '" + calls + "'\n" + does);
    }

    private static void script(Path file, String content) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void assertOneSentence(Ended ended, String... words) {
        assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("posterity: ").contains(words));
        assertThat(ended.out()).isEmpty();
    }

    private Ended run(String... arguments) throws Exception {
        return run(scratch, checkout.resolve("posterity"), arguments);
    }

    private Ended run(Path folder, Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = scratch.resolve("out.txt");
        Path err = scratch.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The launcher does not end.");
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static FileTime now() {
        return FileTime.fromMillis(System.currentTimeMillis());
    }

    private void everythingIs(FileTime time) throws IOException {
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, from.equals(file) ? to : copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
