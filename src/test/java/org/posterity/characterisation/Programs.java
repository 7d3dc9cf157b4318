package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Installed programs that make and measure media files: the oracles of these tests. */
final class Programs {
    private Programs() {}

    static void need(String program, String untested) {
        boolean there = false;
        try {
            Process process = new ProcessBuilder(program, "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            there = true;
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                fail("needs " + program + ": " + untested);
            }
        }
        assumeTrue(there, "needs " + program + ": " + untested);
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            fail(String.join(" ", command));
        }
        return output.strip();
    }

    /** A film of two seconds, 108 by 192 pixels, with a tone; {@code options} come before the output. */
    static Path film(Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=108x192:rate=25:duration=2",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2"));
        command.addAll(List.of(options));
        command.add(file.toString());
        run(command.toArray(new String[0]));
        return file;
    }

    /** One value that ffprobe tells of a stream, or of the format. */
    static String ffprobe(Path file, String section, String entry) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
        if (!section.equals("format")) {
            command.addAll(List.of("-select_streams", section));
        }
        command.addAll(List.of(
                "-show_entries",
                (section.equals("format") ? "format=" : "stream=") + entry,
                "-of",
                "default=nw=1:nk=1",
                file.toString()));
        return run(command.toArray(new String[0])).lines().findFirst().orElse("");
    }
}
