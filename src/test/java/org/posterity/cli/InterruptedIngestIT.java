package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies unpacked is gone after an interruption: at once after a signal that can be heeded, else with the next command. */
class InterruptedIngestIT {
    @TempDir
    Path scratch;

    private Path donation;
    private Path temporary;
    private Path archive;
    private Path settings;

    @BeforeEach
    void generate() throws Exception {
        Path folder = new PseudoDonation("kelp.and.kites", 4).writeTo(scratch.resolve("donation"), 20_000_000);
        donation = PseudoDonation.zip(folder, scratch.resolve("donation.zip"));
        temporary = Files.createDirectory(scratch.resolve("temporary"));
        archive = scratch.resolve("archive");
        settings = PackagedProgram.settings(scratch.resolve("config"), Map.of());
    }

    @Test
    void aPreIngestCheckThatIsStoppedOrKilledLeavesNothingForLong() throws Exception {
        try (PackagedProgram program = startAndAwait(temporary, "--dry-run")) {
            assertThat(program.terminate().exit()).isEqualTo(143);
            assertThat(program.errors()).isEmpty();
        }
        assertThat(temporary).isEmptyDirectory();

        try (PackagedProgram program = startAndAwait(temporary, "--dry-run")) {
            program.kill();
        }
        assertThat(hasUnpacked(temporary)).isTrue();
        PackagedProgram.run(scratch.resolve("output"), command("list", "--archive", archive.toString()));
        assertThat(temporary).isEmptyDirectory();
        assertThat(archive).doesNotExist();
    }

    @Test
    void anIngestThatIsStoppedOrKilledLeavesNothingForLongAndNoReport() throws Exception {
        Path workspace = archive.resolve("workspace");
        try (PackagedProgram program = startAndAwait(workspace)) {
            assertThat(program.terminate().exit()).isEqualTo(143);
            assertThat(program.errors()).isEmpty();
        }
        assertThat(workspace).isEmptyDirectory();

        try (PackagedProgram program = startAndAwait(workspace)) {
            program.kill();
        }
        assertThat(hasUnpacked(workspace)).isTrue();
        PackagedProgram.run(scratch.resolve("output"), command("list", "--archive", archive.toString()));
        assertThat(workspace).isEmptyDirectory();
        assertThat(archive.resolve("refused")).doesNotExist();
        assertThat(temporary).isEmptyDirectory();

        PackagedProgram.Ended ended = PackagedProgram.run(scratch.resolve("output"), ingest());
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(workspace).isEmptyDirectory();
    }

    /** Starts, and waits until something of the export lies unpacked. */
    private PackagedProgram startAndAwait(Path place, String... options) throws Exception {
        PackagedProgram program = PackagedProgram.start(scratch.resolve("output"), ingest(options));
        assertThat(program.awaits(() -> hasUnpacked(place)))
                .as(program.errors())
                .isTrue();
        return program;
    }

    private static boolean hasUnpacked(Path place) {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.anyMatch(file -> file.getFileName().toString().equals("received"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private List<String> ingest(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "ingest", donation.toString(), "--archive", archive.toString(), "--config", settings.toString()));
        arguments.addAll(List.of(options));
        return command(arguments.toArray(String[]::new));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(PackagedProgram.command(arguments));
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        return command;
    }
}
