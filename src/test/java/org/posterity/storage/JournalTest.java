package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.TerminalFailure;

class JournalTest {
    private static final PackageId ONE = new PackageId("urn:x:one");
    private static final PackageId TWO = new PackageId("urn:x:two");

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
        assertThat(line.path("aip").asText()).isEqualTo("urn:x:one");
        assertThat(line.path("type").asText()).isEqualTo("fixity check");
        assertThat(line.path("time").asText()).isEqualTo("2026-03-01T10:15:30Z");
        assertThat(line.path("agent").path("version").asText()).isEqualTo("0.1.0");
    }

    @Test
    void aTornEndCountsForNothingStaysAndIsReported() throws Exception {
        journal.append(ONE, event("whole"));
        byte[] whole = Files.readAllBytes(file);
        for (int kept = 1; kept < whole.length - 1; kept += 7) {
            Files.write(file, whole, StandardOpenOption.TRUNCATE_EXISTING);
            Files.write(file, Arrays.copyOf(whole, kept), StandardOpenOption.APPEND);

            assertThat(journal.events(ONE)).containsExactly(event("whole"));
            assertThat(journal.damage()).get().asString().startsWith("Line 2 of the archive's journal is cut");
            journal.append(ONE, event("next"));
            assertThat(journal.events(ONE)).containsExactly(event("whole"), event("next"));
            assertThat(journal.damage()).get().asString().startsWith("Line 2 ");
        }
    }

    @Test
    void aLastLineThatLostItsLineFeedAloneCounts() throws Exception {
        journal.append(ONE, event("first"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        journal.append(ONE, event("next"));

        assertThat(journal.events(ONE)).containsExactly(event("first"), event("next"));
        assertThat(journal.damage()).isEmpty();
    }

    /** Whatever a line became, the others are read: cut, glued to another, of no text, empty, endless, of a later version. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aip\":\"secret",
                "",
                "\0\0\0\0\0",
                "null",
                "[1]",
                "{\"aip\":\"urn:x:1\",\"type\":\"no such type\"}",
                "\u00e9\u20ac secret",
                "LATIN-1",
                "ENDLESS",
                "GLUED",
                "DEEP"
            })
    void aDamagedLineIsReportedByItsNumberAndHidesNoOther(String damage) throws Exception {
        journal.append(ONE, event("first"));
        String good = Files.readString(file);
        byte[] line = (switch (damage) {
                    case "LATIN-1" -> "{\"\u00e9\u00fc\u00df";
                    case "ENDLESS" -> good.strip() + " ".repeat(1_000_000);
                    case "GLUED" -> good.strip() + good.strip();
                    case "DEEP" -> "[".repeat(50_000);
                    default -> damage;
                })
                .getBytes(damage.equals("LATIN-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        Files.write(file, line, StandardOpenOption.APPEND);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        journal.append(ONE, event("third"));

        assertThat(journal.events(ONE)).containsExactly(event("first"), event("third"));
        assertThat(journal.damage())
                .get()
                .asString()
                .startsWith("Line 2 of the archive's journal is cut or damaged")
                .doesNotContain("secret");
    }

    @Test
    void manyDamagedLinesAreToldInOneSentence() throws Exception {
        Files.writeString(file, "x\n".repeat(1000));
        journal.append(ONE, event("last"));

        assertThat(journal.damage())
                .get()
                .asString()
                .startsWith("Lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 990 more of the archive's journal are cut");
        assertThat(journal.events(ONE)).containsExactly(event("last"));
    }

    @Test
    void aJournalThatIsNoFileIsReported() throws Exception {
        Files.createDirectory(file);

        assertThat(journal.events(ONE)).isEmpty();
        assertThat(journal.damage()).get().asString().contains("cannot be read");
        assertThatThrownBy(() -> journal.append(ONE, event("lost"))).isInstanceOf(TerminalFailure.class);
    }

    @Test
    void knowsWhichPackagesStorageOughtToHave() {
        for (EventType type : EventType.values()) {
            journal.append(new PackageId("urn:x:" + type.ordinal()), event(type));
        }
        journal.append(ONE, event(EventType.ACCESSION));
        journal.append(ONE, event(EventType.DEACCESSION));
        journal.append(TWO, event(EventType.DEACCESSION));
        journal.append(TWO, event(EventType.INGESTION_END));

        assertThat(journal.packages())
                .contains(TWO, new PackageId("urn:x:" + EventType.FIXITY_CHECK.ordinal()))
                .hasSize(4)
                .doesNotContain(ONE);
    }

    @Test
    void tellsWhichPackagesHaveAnEventOfAType() {
        for (EventType type : EventType.values()) {
            assertThat(journal.packagesWith(type)).isEmpty();
            journal.append(ONE, event(type));
            assertThat(journal.packagesWith(type)).containsExactly(ONE);
            journal.append(TWO, event(type));
            journal.append(TWO, event(type));
            assertThat(journal.packagesWith(type)).containsExactlyInAnyOrder(ONE, TWO);
        }
    }

    @Test
    void isEmptyUntilAnythingWasWrittenEvenWhatIsDamaged() throws Exception {
        assertThat(journal.isEmpty()).isTrue();
        Files.createFile(file);
        assertThat(journal.isEmpty()).isTrue();
        Files.writeString(file, "x");
        assertThat(journal.isEmpty()).isFalse();
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("unmounted"));
        assertThat(journal.isEmpty()).as("a link that leads nowhere").isFalse();
    }

    private static PreservationEvent event(EventType type) {
        return new PreservationEvent(
                type,
                Instant.parse("2026-03-01T10:15:30Z"),
                "x",
                "success",
                new Agent("https://example.org/posterity", "Posterity", "software", "0.1.0"));
    }

    private static PreservationEvent event(String detail) {
        return new PreservationEvent(
                EventType.FIXITY_CHECK,
                Instant.parse("2026-03-01T10:15:30Z"),
                detail,
                "success",
                new Agent("https://example.org/posterity", "Posterity", "software", "0.1.0"));
    }

    @Test
    void eachLineTellsOfTheOneBefore() throws Exception {
        for (int i = 0; i < 5; i++) {
            new Journal(file).append(i % 2 == 0 ? ONE : TWO, event("event " + i));
        }
        assertThat(journal.verifyChain()).isEmpty();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size() - 1; i++) {
            List<String> without = new java.util.ArrayList<>(lines);
            without.remove(i);
            Files.write(file, without);
            assertThat(journal.verifyChain())
                    .singleElement()
                    .extracting(AuditFinding::where)
                    .isEqualTo("journal.jsonl, line " + (i + 1));
        }
    }

    @Test
    void linesFromBeforeTheChainAreTakenAsTheyAreAndTheChainGoesOnFromThem() throws Exception {
        journal.append(ONE, event("first"));
        String old = Files.readString(file).replaceFirst("\"previous\":\"[^\"]+\",", "");
        Files.writeString(file, old + old.replace("first", "second"));
        journal.append(ONE, event("third"));

        assertThat(journal.events(ONE)).hasSize(3);
        assertThat(journal.verifyChain()).isEmpty();
        Files.writeString(file, Files.readString(file).replace("second", "changed"));
        assertThat(journal.verifyChain()).hasSize(1);
        Files.writeString(file, Files.readString(file) + old);
        assertThat(journal.verifyChain()).hasSize(2);
    }

    @Test
    void aTornLineIsAPartOfTheChain() throws Exception {
        journal.append(ONE, event("first"));
        Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
        journal.append(ONE, event("second"));
        journal.append(ONE, event("third"));

        assertThat(journal.verifyChain())
                .as("the torn line says nothing of the one before")
                .singleElement()
                .extracting(AuditFinding::where)
                .isEqualTo("journal.jsonl, line 2");
    }
}
