package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code watch} as a process of its own, with the heap that the launcher gives it, and what its sources bring. */
final class WatchingProgram {
    private final Path scratch;
    private final TestArchive archive;
    private final List<String> environment = new ArrayList<>();

    WatchingProgram(Path scratch) throws IOException {
        this.scratch = scratch;
        this.archive = TestArchive.in(Files.createDirectories(scratch.resolve("desk")))
                .set("inbox.dir", scratch.resolve("inbox").toString())
                .set("inbox.settle-seconds", "1")
                .set("inbox.period", "200")
                .set("intake.reserve-bytes", "1000");
    }

    WatchingProgram set(String name, String value) throws IOException {
        archive.set(name, value);
        return this;
    }

    WatchingProgram environment(String name, String value) {
        environment.add(name + "=" + value);
        return this;
    }

    /** A file with a password that only its owner may read. */
    Path secret(String text) throws IOException {
        Path file = scratch.resolve("secret");
        Files.writeString(file, text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    PackagedProgram start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(environment);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-Dposterity.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.posterity.Main",
                "watch",
                "--json",
                "--archive",
                archive.archive().toString(),
                "--config",
                archive.config().toString()));
        command.addAll(List.of(options));
        return PackagedProgram.start(scratch.resolve("output"), command);
    }

    TestArchive archive() {
        return archive;
    }

    Path inbox() {
        return scratch.resolve("inbox");
    }

    /** What lies in the inbox and is no folder, by its place; what is hidden too. */
    List<String> landed() throws IOException {
        return files(false);
    }

    /** What is still on its way beside the inbox. */
    List<String> arriving() throws IOException {
        return files(true).stream().filter(name -> name.endsWith(".part")).toList();
    }

    private List<String> files(boolean beside) throws IOException {
        if (!Files.exists(inbox())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(inbox())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> inbox().relativize(file).toString())
                    .filter(name -> beside == name.startsWith(".landing/"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            // something vanished meanwhile
            return files(beside);
        }
    }

    /** What {@code sources} says of one source. */
    JsonNode source(String name) {
        return archive.run("sources", "--json").json().stream()
                .filter(line -> line.path("source").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The codes of the files that failed at the last look. */
    List<String> failed(String name) {
        List<String> codes = new ArrayList<>();
        source(name).path("failed").forEach(file -> codes.add(file.path("code").asText()));
        return codes;
    }
}
