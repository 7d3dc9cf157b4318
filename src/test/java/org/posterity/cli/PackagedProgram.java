package org.posterity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged jar, run as a process of its own with the heap that the launcher gives it. */
final class PackagedProgram implements AutoCloseable {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path out;
    private final Path err;

    private PackagedProgram(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a process left behind. */
    record Ended(int exit, String out, String err) {}

    static PackagedProgram start(Path scratch, String... arguments) throws IOException {
        return start(scratch, command(arguments));
    }

    /** The command that runs the program, without a launcher that might find sources newer than the jar. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-Djava.awt.headless=true",
                "-Dposterity.home=" + HOME,
                "-jar",
                HOME.resolve("target/posterity.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static PackagedProgram start(Path scratch, List<String> command) throws IOException {
        Path out = Files.createTempFile(Files.createDirectories(scratch), "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "SOURCE_DATE_EPOCH").forEach(builder.environment()::remove);
        return new PackagedProgram(builder.start(), out, err);
    }

    static Ended run(Path scratch, String... arguments) throws IOException, InterruptedException {
        return run(scratch, command(arguments));
    }

    static Ended run(Path scratch, List<String> command) throws IOException, InterruptedException {
        try (PackagedProgram program = start(scratch, command)) {
            return program.end();
        }
    }

    Ended end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The program does not end.");
        }
        return new Ended(process.exitValue(), output(), errors());
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    String errors() throws IOException {
        return Files.readString(err);
    }

    /** A thing to wait for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits until something is so; false when the program ended, or the patience, before it was. */
    boolean awaits(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (condition.holds()) {
                return true;
            }
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                return condition.holds();
            }
        }
        return false;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing of the program runs any more. Whether it was still running. */
    boolean kill() throws InterruptedException {
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        return alive;
    }

    /** SIGTERM, without waiting for the end. */
    void ask() {
        process.destroy();
    }

    /** SIGTERM, as an operator or the system stops a service. */
    Ended terminate() throws IOException, InterruptedException {
        ask();
        return end();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A copy of the shipped settings with other values, and a key folder of its own, so that no test touches the user's. */
    static Path settings(Path folder, Map<String, String> values) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> shipped = Files.list(HOME.resolve("config"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        TestArchive.set(folder, "key.dir", folder.resolve("key").toString());
        TestArchive.set(folder, "stills", "off");
        for (Map.Entry<String, String> value : values.entrySet()) {
            TestArchive.set(folder, value.getKey(), value.getValue());
        }
        return folder;
    }
}
