package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableLinesTest {
    private static final int PAGE = 4096;

    @TempDir
    Path home;

    /** A small disk in memory, which only root may mount; where nobody may, this is skipped. */
    @Test
    void whatAFullDiskCutOffIsTakenBack() throws Exception {
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(mount.waitFor() == 0, "No disk can be mounted here.");
        try {
            Path file = home.resolve("lines");
            DurableLines.append(file, "first");
            fill(home.resolve("filler"));
            String second = "second".repeat(PAGE);

            // the rest of the page that the file has already is free
            assertThatThrownBy(() -> DurableLines.append(file, second)).isInstanceOf(IOException.class);

            assertThat(Files.readString(file)).isEqualTo("first\n");
            Files.delete(home.resolve("filler"));
            DurableLines.append(file, second);
            assertThat(Files.readString(file)).isEqualTo("first\n" + second + "\n");
        } finally {
            new ProcessBuilder("umount", "-l", home.toString()).start().waitFor();
        }
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException e) {
            // it is full
            return;
        }
    }
}
