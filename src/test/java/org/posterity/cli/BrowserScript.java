package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A script of {@code src/test/replay}, which looks at pages in a headless Chromium and tells what it saw as JSON. */
final class BrowserScript {
    static final Path FOLDER = Path.of("src", "test", "replay").toAbsolutePath();

    private static final int PATIENCE_SECONDS = 300;

    private final String name;
    private final String untested;
    private final String node;
    private final String chromium;

    /**
     * Finds what the script needs; without it the test is skipped, or fails where nothing may be missing.
     *
     * @param module the npm package that it cannot do without
     * @param untested what is not tested if something is missing
     */
    BrowserScript(String name, String module, String untested) {
        this.name = name;
        this.untested = untested;
        node = program("node");
        chromium = program("chromium");
        need(
                Files.isDirectory(FOLDER.resolve("node_modules").resolve(module)),
                module + " (run npm ci in src/test/replay)");
    }

    /** Runs it to its end. @param scratch an existing folder for what it writes */
    JsonNode run(Path scratch, Object... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(node, FOLDER.resolve(name).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path told = Files.createTempFile(scratch, "told", ".json");
        Path complaints = Files.createTempFile(scratch, "complaints", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(told.toFile()).redirectError(complaints.toFile());
        builder.environment().put("CHROMIUM", chromium);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("The browser ends.")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(StoredAip.read(complaints)).isZero();
        return ExportVersion.tree(StoredAip.bytes(told));
    }

    private String program(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        need(found.isPresent(), program);
        return found.orElseThrow().toString();
    }

    private void need(boolean there, String what) {
        String sentence = "needs " + what + ": " + untested + " is not tested";
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        Assumptions.assumeTrue(there, sentence);
    }
}
