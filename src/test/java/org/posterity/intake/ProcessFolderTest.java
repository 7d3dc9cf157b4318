package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.TerminalFailure;

class ProcessFolderTest {
    @TempDir
    Path scratch;

    @Test
    void isOfItsUserAloneAndGoneWithItsLockAfterwards() throws IOException {
        Path parent = scratch.resolve("workspace");
        ProcessFolder folder = ProcessFolder.below(parent);
        try (folder) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
            assertThat(folder.path().getFileName().toString())
                    .startsWith("posterity-" + ProcessHandle.current().pid() + "-");
            assertThat(names(parent)).hasSize(2);
            fill(folder.path().resolve("w1/received"));
        }
        assertThat(names(parent)).isEmpty();
    }

    @Test
    void whatIsInUseStaysWhoeverClears() throws Exception {
        try (ProcessFolder first = ProcessFolder.below(scratch);
                ProcessFolder second = ProcessFolder.below(scratch)) {
            ProcessFolder.clearAbandoned(scratch);
            assertThat(first.path()).isDirectory();
            assertThat(second.path()).isDirectory();
            // To have looked must not have given the locks back: another process asks for them.
            assertThat(clearedByAnotherProcess()).isZero();
            assertThat(first.path()).isDirectory();
            assertThat(second.path()).isDirectory();
        }
    }

    private int clearedByAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(":", location(ProcessFolder.class), location(ProcessFolderTest.class)),
                        Clearing.class.getName(),
                        scratch.toString())
                .inheritIO()
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Clears a folder in a process of its own. */
    static final class Clearing {
        private Clearing() {}

        public static void main(String[] arguments) {
            ProcessFolder.clearAbandoned(Path.of(arguments[0]));
        }
    }

    @Test
    void whatKilledProcessesLeftIsClearedInEveryStateOfTheirWork() throws IOException {
        fill(scratch.resolve("posterity-1-22/w1/received"));
        Files.createFile(scratch.resolve("posterity-1-22.lock"));
        Files.createFile(scratch.resolve("posterity-1-33.lock"));
        fill(scratch.resolve("posterity-1-44"));

        ProcessFolder.clearAbandoned(scratch);

        assertThat(names(scratch)).isEmpty();
    }

    @Test
    void nothingElseIsTouchedAndNoLinkFollowed() throws IOException {
        Path elsewhere = fill(scratch.resolve("elsewhere"));
        Path parent = Files.createDirectory(scratch.resolve("workspace"));
        for (String name : List.of(
                "posterity",
                "posterity-",
                "posterity-1",
                "posterity-1-2x",
                "posterity-x-2",
                "xposterity-1-2",
                "notes")) {
            fill(parent.resolve(name));
        }
        List<String> before = names(parent);
        Files.createSymbolicLink(parent.resolve("posterity-1-22"), elsewhere);
        Files.createSymbolicLink(fill(parent.resolve("posterity-1-33")).resolve("link"), elsewhere);
        Files.createSymbolicLink(parent.resolve("posterity-1-44.lock"), elsewhere.resolve("file"));

        ProcessFolder.clearAbandoned(parent);

        assertThat(elsewhere.resolve("file")).hasContent("mine");
        assertThat(names(parent)).containsAll(before);
        assertThat(Files.exists(parent.resolve("posterity-1-33"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aLinkInPlaceOfTheWorkspaceIsRefusedAndNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        fill(elsewhere.resolve("posterity-1-22"));
        Path link = Files.createSymbolicLink(scratch.resolve("workspace"), elsewhere);

        ProcessFolder.clearAbandoned(link);
        assertThatThrownBy(() -> ProcessFolder.below(link))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("is a link");

        assertThat(elsewhere.resolve("posterity-1-22/file")).hasContent("mine");
    }

    @Test
    void isClearedWhileSomebodyStillWritesIntoIt() throws Exception {
        try (ProcessFolder folder = ProcessFolder.below(scratch)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    try {
                        fill(folder.path().resolve("a" + i + "/b"));
                    } catch (IOException e) {
                        // Its folder was taken away: the next one is begun.
                    }
                }
            });
            writer.start();
            while (writer.isAlive()) {
                folder.clearUnderWork();
            }
            folder.clearUnderWork();
            assertThat(folder.path()).doesNotExist();
        }
    }

    private static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("file"), "mine");
        return folder;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
