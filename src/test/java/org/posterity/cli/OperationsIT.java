package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.Main;

/** The operator's handbook works as written: its blocks are run by a shell, in its order, with folders of this test. */
class OperationsIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final int MOST_MINUTES = 10;

    @TempDir
    private Path home;

    @Test
    void everyProcedureGoesAsWritten() throws Exception {
        copy(Path.of("config"), home.resolve("config"));
        copy(Path.of("archive-samples/kelp-and-kites"), home.resolve("archive-samples/kelp-and-kites"));
        Files.createDirectories(home.resolve("srv"));
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(10);
        Path script = home.resolve("handbook.sh");
        Files.writeString(
                script,
                "set -euxo pipefail\nposterity() { '" + System.getProperty("java.home")
                        + "/bin/java' -XX:TieredStopAtLevel=1 -Dposterity.home=. -cp '"
                        + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"; }\n"
                        + String.join("\n", blocks)
                                .replace("./posterity", "posterity")
                                .replace("/srv", home + "/srv")
                                .replace("/mnt", home + "/mnt"));

        Process shell = new ProcessBuilder("bash", script.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said.txt").toFile())
                .start();

        assertThat(shell.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue())
                .as(Files.readString(home.resolve("said.txt")))
                .isZero();
        assertThat(home.resolve("srv/report-2026.html")).exists();
        assertThat(Files.readString(home.resolve("said.txt"))).contains("consent withdrawn");
    }

    @Test
    void systemdFindsNothingWrongWithTheUnits() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd-analyze");
        List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze", "verify"));
        try (Stream<Path> units = Files.list(Path.of("config/systemd"))) {
            for (Path unit : units.toList()) {
                Path adapted = home.resolve(unit.getFileName());
                Files.writeString(adapted, Files.readString(unit).replace("/opt/posterity/posterity", "/bin/true"));
                command.add(adapted.toString());
            }
        }
        assertThat(command).hasSize(7);

        Process check = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said.txt").toFile())
                .start();

        assertThat(check.waitFor()).isZero();
        assertThat(Files.readString(home.resolve("said.txt"))).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
