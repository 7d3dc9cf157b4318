package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.TerminalFailure;

class JournalTest {
    private static final PackageId ONE = new PackageId("urn:x:1");
    private static final PackageId TWO = new PackageId("urn:x:2");

    @TempDir
    Path folder;

    Path file;
    Journal journal;

    @BeforeEach
    void open() {
        file = folder.resolve("journal.jsonl");
        journal = new Journal(file);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(journal.events(ONE)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void tellsTheEventsOfOnePackageInTheirOrder() {
        journal.append(ONE, event("first\nline, é😀"));
        journal.append(TWO, event("another"));
        journal.append(ONE, event("second"));

        assertThat(journal.events(ONE)).containsExactly(event("first\nline, é😀"), event("second"));
        assertThat(new Journal(file).events(TWO)).containsExactly(event("another"));
    }

    @Test
    void writesOneLineOfJsonAnEvent() throws Exception {
        journal.append(ONE, event("ok"));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.path("aip").asText()).isEqualTo("urn:x:1");
        assertThat(line.path("type").asText()).isEqualTo("fixity check");
        assertThat(line.path("time").asText()).isEqualTo("2026-03-01T10:15:30Z");
        assertThat(line.path("agent").path("version").asText()).isEqualTo("0.1.0");
    }

    @Test
    void forgetsTheTornEndThatACrashLeft() throws Exception {
        journal.append(ONE, event("whole"));
        byte[] whole = Files.readAllBytes(file);
        for (int kept = 1; kept < whole.length; kept += 7) {
            Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
            Files.write(file, Arrays.copyOf(whole, kept), StandardOpenOption.APPEND);

            assertThat(journal.events(ONE)).containsExactly(event("whole"));
            journal.append(ONE, event("next"));
            assertThat(journal.events(ONE)).containsExactly(event("whole"), event("next"));
        }
    }

    @Test
    void forgetsATornEndLongerThanABlock() throws Exception {
        journal.append(ONE, event("whole"));
        Files.writeString(file, "{\"aip\":\"" + "x".repeat(20_000), StandardOpenOption.APPEND);

        journal.append(ONE, event("next"));

        assertThat(journal.events(ONE)).containsExactly(event("whole"), event("next"));
    }

    @Test
    void saysWhichLineIsDamaged() throws Exception {
        journal.append(ONE, event("first"));
        Files.writeString(file, "{\"aip\":\"secret\n", StandardOpenOption.APPEND);
        journal.append(ONE, event("third"));

        assertThatThrownBy(() -> journal.events(ONE))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("Line 2")
                .hasMessageNotContaining("secret");
    }

    private static PreservationEvent event(String detail) {
        return new PreservationEvent(
                EventType.FIXITY_CHECK,
                Instant.parse("2026-03-01T10:15:30Z"),
                detail,
                "success",
                new Agent("https://example.org/posterity", "Posterity", "software", "0.1.0"));
    }
}
