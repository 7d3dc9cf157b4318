package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path scratch;

    @Test
    void takesInWhatHasSettledOnceOnlyAndFinishesWhatIsUnderWayWhenStopped() throws Exception {
        Path inbox = Files.createDirectory(scratch.resolve("inbox"));
        ArchiveOnDisk archive = new ArchiveOnDisk(scratch.resolve("archive"));
        Path settings = PackagedProgram.settings(
                scratch.resolve("config"), Map.of("inbox.settle-seconds", "2", "inbox.period", "200"));
        String[] watch = {
            "watch",
            "--json",
            "--inbox",
            inbox.toString(),
            "--archive",
            archive.folder().toString(),
            "--config",
            settings.toString()
        };

        SortedMap<String, String> before;
        try (PackagedProgram program = PackagedProgram.start(scratch.resolve("output"), watch)) {
            assertThat(program.awaits(() -> program.errors().contains("Watching")))
                    .as(program.errors())
                    .isTrue();
            dropSlowly(inbox.resolve("slow"), program);
            assertThat(program.awaits(() -> conclusions(program).size() == 1)).isTrue();
            assertThat(conclusions(program).get(0).at("/posts/held").asInt()).isEqualTo(3);

            Files.write(inbox.resolve("bad.zip"), "PK\3\4 but no archive".getBytes());
            Path loose = new PseudoDonation("second.person", 2).writeTo(scratch.resolve("second"), 1000);
            // As a careful program drops files: under a name that is passed over, then renamed.
            Files.move(PseudoDonation.zip(loose, inbox.resolve("good.zip.part")), inbox.resolve("good.zip"));
            assertThat(program.awaits(() -> conclusions(program).size() == 3)).isTrue();
            before = look(inbox);
            assertThat(program.terminate().exit()).isZero();
            // Which of the two settles first, the machine decides.
            assertThat(outcomes(program)).containsExactlyInAnyOrder("archived", "refused", "archived");
        }
        assertThat(look(inbox)).isEqualTo(before);

        try (PackagedProgram program = PackagedProgram.start(scratch.resolve("output"), watch)) {
            Path third = new PseudoDonation("third.person", 2).writeTo(scratch.resolve("third"), 20_000_000);
            Files.move(third, inbox.resolve("third"));
            before = look(inbox);
            assertThat(program.awaits(() -> archive.workspaceHas("posts"))).isTrue();
            PackagedProgram.Ended ended = program.terminate();
            assertThat(ended.exit()).as(ended.err()).isZero();
            // Neither the first three again, nor the third left half done.
            assertThat(outcomes(program)).containsExactly("archived");
        }
        assertThat(look(inbox)).isEqualTo(before);
        assertThat(archive.list()).hasSize(3);
        assertThat(archive.filesInWorkspace()).isEmpty();
        for (Path bag : archive.bags()) {
            ArchiveOnDisk.requireValid(bag);
        }
    }

    /** File by file, with pauses that are shorter than what counts as settled, but longer altogether. */
    private void dropSlowly(Path target, PackagedProgram program) throws Exception {
        Path source = new PseudoDonation("first.person", 3).writeTo(scratch.resolve("first"), 1000);
        Files.createDirectory(target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
                Thread.sleep(500);
            }
        }
        assertThat(program.output()).isEmpty();
    }

    private static List<JsonNode> conclusions(PackagedProgram program) throws IOException {
        List<JsonNode> conclusions = new ArrayList<>();
        String output = program.output();
        for (String line :
                output.substring(0, output.lastIndexOf('\n') + 1).lines().toList()) {
            conclusions.add(JSON.readTree(line));
        }
        return conclusions;
    }

    private static List<String> outcomes(PackagedProgram program) throws IOException {
        return conclusions(program).stream()
                .map(line -> line.path("outcome").asText())
                .toList();
    }

    /** Names, times and digests of all files. */
    private static SortedMap<String, String> look(Path folder) throws Exception {
        SortedMap<String, String> look = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                look.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + HexFormat.of().formatHex(digest));
            }
        }
        return look;
    }
}
