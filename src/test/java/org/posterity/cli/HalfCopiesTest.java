package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Half a copy that a killed run left blocks no command that writes, and what is a stranger's stays. */
class HalfCopiesTest {
    private static final String TARGET = "TARGET";

    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static Path record;

    @BeforeAll
    static void archive() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = desk.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V5.fileName(), ExportVersion.V5.bytes()));
        desk.archived(donation, "--id", "urn:example:kelp");
        record = donation.folder().resolve("consent.json");
        assertThat(desk.run("key").exit()).isZero();
    }

    static Stream<List<Object>> writers() {
        return Stream.of(
                List.of("deliver", "urn:example:kelp", "--as", "bag", "--to"),
                List.of("deliver", "urn:example:kelp", "--as", "tar", "--to"),
                List.of(
                        "deliver",
                        "urn:example:kelp",
                        "--as",
                        "files",
                        "--purpose",
                        "preservation",
                        "--recipient",
                        "R",
                        "--to"),
                List.of("request", "copy", "--donor", "Juno Marsh", "--to", TARGET),
                List.of("register", "--out", TARGET),
                List.of("key", "backup", "--out", TARGET),
                List.of("consent", "receipt", record, "--out", TARGET),
                List.of("consent", "form", "--out", TARGET),
                List.of("consent", "export", record, "--out", TARGET),
                List.of("consent", "new"));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void theNextRunClearsItAndWritesAWholeOne(List<Object> command) throws Exception {
        Path to = Files.createTempDirectory(folder, "to");
        // As a kill leaves it: a folder of a process that is no more, with its lock.
        Files.createDirectories(to.resolve("posterity-999999999-17/draft/data"));
        Files.writeString(to.resolve("posterity-999999999-17/draft/data/half"), "ha");
        Files.createFile(to.resolve("posterity-999999999-17.lock"));
        Map<String, String> strangers = Map.of(
                "target.part", "half, of somebody else",
                "posterity-notes", "of the archivist",
                "posterity-999999999-18.txt", "too");
        for (Map.Entry<String, String> stranger : strangers.entrySet()) {
            Files.writeString(to.resolve(stranger.getKey()), stranger.getValue());
        }

        TestArchive.Answer answer = run(command, to);

        assertThat(answer.exit()).as(answer.toString()).isZero();
        List<String> made = made(to, strangers);
        assertThat(made).hasSize(1);
        for (Map.Entry<String, String> stranger : strangers.entrySet()) {
            assertThat(to.resolve(stranger.getKey())).hasContent(stranger.getValue());
        }

        TestArchive.Answer again = run(command, to);
        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).containsPattern("already|overwritten");
        assertThat(made(to, strangers)).isEqualTo(made);
    }

    private static TestArchive.Answer run(List<Object> command, Path to) {
        if (command.equals(List.of("consent", "new"))) {
            return desk.newRecord(to.resolve("target"), "posts", "open");
        }
        List<Object> line = new ArrayList<>(command);
        if (!line.remove(TARGET)) {
            line.add(to);
        } else {
            line.add(to.resolve("target"));
        }
        line.addAll(List.of("--config", desk.config(), "--archive", desk.archive()));
        return TestArchive.say(line.toArray());
    }

    private static List<String> made(Path to, Map<String, String> strangers) throws Exception {
        try (Stream<Path> list = Files.list(to)) {
            return list.map(path -> path.getFileName().toString())
                    .filter(name -> !strangers.containsKey(name))
                    .sorted()
                    .toList();
        }
    }
}
