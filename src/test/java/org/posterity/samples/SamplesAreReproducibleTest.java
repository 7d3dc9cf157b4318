package org.posterity.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts and small archives anew; the films are `archive-samples/generate`'s to check, they take half a minute. */
class SamplesAreReproducibleTest {

    @Test
    void writesExportsAndConsentRecordsAgainByteForByte(@TempDir Path out) throws Exception {
        ArchiveSamples.needs("python3", "whether the samples' texts can be made again");
        Path script = Path.of("src/test/samples/samples.py");
        run("python3", "-B", "" + script, "" + out);

        List<Path> texts = ArchiveSamples.filesIn(out).stream()
                .filter(file -> file.toString().endsWith(".json"))
                // These go into an archive, and are compared there by SHA256SUMS.
                .filter(file -> !file.toString().contains("moss-diary")
                        && !file.toString().contains("rain-on-tin")
                        && !file.toString().contains("wren-and-tern/archive/"))
                .toList();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(11);
        for (Path text : texts) {
            Path committed = ArchiveSamples.ROOT.resolve(out.relativize(text).toString());
            assertThat(Files.mismatch(text, committed)).as(committed.toString()).isEqualTo(-1);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
