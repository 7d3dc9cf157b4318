package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.SubmissionId;

class InputMemoryTest {
    @TempDir
    Path archive;

    private static RememberedInput input(String id) {
        SubmissionId submission = new SubmissionId(id);
        return new RememberedInput(
                submission,
                submission,
                Optional.of("/donations/Zo\u00eb \ud83c\udf0a " + id),
                submission,
                InputState.REFUSED,
                Instant.parse("2026-04-01T08:00:00Z"),
                Optional.empty());
    }

    @Test
    void aLineThatWasCutOffAnywhereCostsNoOther() throws IOException {
        InputMemory memory = new InputMemory(archive);
        memory.note(input("aaaaaaaaaaaaaaaaaaaa"));
        Path file = archive.resolve("inputs/inputs.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int kept = 1; kept < whole.length - 1; kept++) {
            Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
            Files.write(file, Arrays.copyOf(whole, kept), StandardOpenOption.APPEND);
            assertThat(memory.all()).as("%s bytes", kept).containsExactly(input("aaaaaaaaaaaaaaaaaaaa"));

            memory.note(input("bbbbbbbbbbbbbbbbbbbb"));

            assertThat(memory.all())
                    .as("%s bytes", kept)
                    .containsExactly(input("aaaaaaaaaaaaaaaaaaaa"), input("bbbbbbbbbbbbbbbbbbbb"));
        }
    }
}
