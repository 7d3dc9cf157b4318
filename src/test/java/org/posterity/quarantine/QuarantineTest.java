package org.posterity.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;

class QuarantineTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC);
    private static final SubmissionId ID = SubmissionId.of(Digest.sha256(new byte[0]));

    @TempDir
    private Path folder;

    @Test
    void writesAReportForProgramsAndOneForPeople() throws IOException {
        QuarantineReport report = new Quarantine(folder.resolve("quarantine"), CLOCK)
                .hold(Rejection.quarantined(
                        ID,
                        "truncated-export",
                        "The export <breaks> off.",
                        new Fault("a & b.json, line 1", "It ends \"early\".", "Copy it again."),
                        new Fault("c", "d", "e")));

        Path own = folder.resolve("quarantine").resolve(ID.value());
        assertThat(report.report()).hasValue(own.resolve("report.html"));
        JsonNode json = new ObjectMapper().readTree(own.resolve("report.json").toFile());
        assertThat(json.path("submission").asText()).isEqualTo(ID.value());
        assertThat(json.path("outcome").asText()).isEqualTo("quarantined");
        assertThat(json.path("reason").asText()).isEqualTo("truncated-export");
        assertThat(json.path("summary").asText()).isEqualTo("The export <breaks> off.");
        assertThat(json.path("time").asText()).isEqualTo("2026-04-01T08:09:10Z");
        assertThat(json.path("faults")).hasSize(2);
        assertThat(json.at("/faults/0/where").asText()).isEqualTo("a & b.json, line 1");
        assertThat(Files.readString(own.resolve("report.html")))
                .contains("a &amp; b.json, line 1", "Copy it again.", ID.value())
                .doesNotContain("<breaks>");
        try (Stream<Path> files = Files.list(own)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void replacesAnEarlierReportOnTheSameSubmissionAndLeavesOthers() throws IOException {
        Quarantine quarantine = new Quarantine(folder, CLOCK);
        SubmissionId other = SubmissionId.of(Digest.sha256(new byte[1]));
        quarantine.hold(Rejection.refused(other, "other", "Other."));
        quarantine.hold(Rejection.refused(ID, "first", "First."));
        Files.writeString(folder.resolve(ID.value()).resolve("report.json.new"), "left by a kill");
        quarantine.hold(Rejection.refused(ID, "second", "Second."));
        assertThat(Files.readString(folder.resolve(ID.value()).resolve("report.json")))
                .contains("second", "refused")
                .doesNotContain("first");
        assertThat(Files.readString(folder.resolve(other.value()).resolve("report.json")))
                .contains("other");
    }

    @Test
    void saysWhenItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> new Quarantine(file, CLOCK).hold(Rejection.refused(ID, "a", "A.")))
                .isInstanceOf(TerminalFailure.class);
    }
}
