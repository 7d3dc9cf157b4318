package org.posterity.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** The committed samples and what they say about themselves. */
final class ArchiveSamples {
    static final Path ROOT = Path.of("archive-samples");

    private ArchiveSamples() {}

    /** Digest by path, as SHA256SUMS lists them. */
    static Map<String, String> recordedDigests() {
        Map<String, String> digests = new TreeMap<>();
        for (String line : lines(ROOT.resolve("SHA256SUMS"))) {
            digests.put(line.substring(66), line.substring(0, 64));
        }
        return digests;
    }

    /** The samples of ground-truth.json. */
    static List<JsonNode> groundTruth() {
        return elements(json(ROOT.resolve("ground-truth.json")).get("samples"));
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file under the folder, sorted. */
    static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test where a program is not installed; on the build server it must be. */
    static void needs(String program, String untested) {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("needs " + program + ": " + untested);
        }
        Assumptions.assumeTrue(installed, "needs " + program + ": " + untested);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
