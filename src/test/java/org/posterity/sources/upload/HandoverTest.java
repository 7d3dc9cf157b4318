package org.posterity.sources.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.upload.Handover.Paper;
import org.posterity.sources.upload.Handover.Step;

/** What becomes of what a donor handed in, whoever is killed in between. */
class HandoverTest {
    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
    private static final Instant TAKEN = Instant.parse("2019-05-01T10:00:00Z");
    private static final String PAPER = "wishes.txt";
    private static final byte[] RECORD = "{\"accepted\":true}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path scratch;

    private Path folder;
    private Path inbox;
    private Path landed;
    private Handover handover;

    @BeforeEach
    void make() throws IOException {
        Handovers.Made made = new Handovers(scratch.resolve("uploads"))
                .invite(NOW, NOW.plus(Duration.ofDays(1)), 1_000_000, "en", JsonNodeFactory.instance.objectNode());
        folder = scratch.resolve("uploads").resolve(made.invitation().id());
        inbox = scratch.resolve("inbox");
        landed = scratch.resolve("landed.jsonl");
        handover = new Handovers(scratch.resolve("uploads"))
                .find(made.invitation().id())
                .orElseThrow();
    }

    private void send(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        SentFiles files = handover.files(0);
        int number = files.announce(name, bytes.length, TAKEN).number();
        files.receive(
                number,
                new SentRange(0, bytes.length - 1, bytes.length),
                Optional.empty(),
                new ByteArrayInputStream(bytes),
                () -> {});
    }

    private void handIn() {
        handover.handIn(
                Optional.of("{}".getBytes(StandardCharsets.UTF_8)),
                Optional.of(new Paper(PAPER, "Keep it.")),
                handover.files(0).all(),
                NOW);
    }

    private Path accept(byte[] record) {
        return handover.accept(
                () -> record,
                PAPER,
                inbox,
                "upload-1",
                new LandingRecord(landed, Clock.fixed(NOW, ZoneOffset.UTC)),
                NOW.plusSeconds(60));
    }

    private List<String> submission() throws IOException {
        try (Stream<Path> files = Files.list(inbox.resolve("upload-1"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private long landings() {
        return new LandingRecord(landed, Clock.systemUTC())
                .tally(Handover.SOURCE)
                .files();
    }

    @Test
    void acceptedFilesGetTheirNamesAndTimesBack() throws Exception {
        send("kelp.zip", "export");
        send("film.mp4", "film");
        handIn();
        assertThat(inbox).doesNotExist();

        assertThat(accept(RECORD)).isEqualTo(inbox.resolve("upload-1"));

        assertThat(submission()).containsExactly("consent.json", "film.mp4", "kelp.zip", PAPER);
        assertThat(inbox.resolve("upload-1/film.mp4")).hasContent("film");
        assertThat(inbox.resolve("upload-1/consent.json")).hasBinaryContent(RECORD);
        assertThat(Files.getLastModifiedTime(inbox.resolve("upload-1/film.mp4")).toInstant())
                .isEqualTo(TAKEN);
        assertThat(handover.step()).isEqualTo(Step.ACCEPTED);
        assertThat(handover.handedIn()).extracting(SentFile::name).containsExactly("kelp.zip", "film.mp4");
        assertThat(landings()).isEqualTo(4);
    }

    @Test
    void noFileTakesThePlaceOfAnotherOrOfTheRecord() throws Exception {
        send("consent.json", "{\"forged\":true}");
        send("CONSENT.JSON", "{\"forged\":1}");
        send("a.mp4", "one");
        send("A.mp4", "two");
        send("a.mp4 ", "three");
        send("Wishes.txt", "mine");
        handIn();
        accept(RECORD);
        assertThat(submission())
                .hasSize(8)
                .contains(
                        "consent.json", "consent-2.json", "CONSENT-3.JSON", "a.mp4", "A-2.mp4", "Wishes-2.txt", PAPER);
        assertThat(inbox.resolve("upload-1/consent.json")).hasBinaryContent(RECORD);
        assertThat(inbox.resolve("upload-1").resolve(PAPER)).hasContent("Keep it.");
    }

    /** Each state in which a kill may leave an acceptance; the run after it ends with the same, once. */
    @Test
    void anAcceptanceThatWasKilledIsEndedOnce() throws Exception {
        send("a.zip", "one");
        send("b.mp4", "two");
        handIn();
        Path before = copy(folder, scratch.resolve("before"));

        // some files have moved, the record is half there
        Files.createDirectory(folder.resolve("submission"));
        Files.move(folder.resolve("files/0001"), folder.resolve("submission/a.zip"));
        assertThat(inbox).doesNotExist();
        accept(RECORD);
        assertThat(submission()).containsExactly("a.zip", "b.mp4", "consent.json", PAPER);

        // all is accepted, but not moved: who accepted first counts
        restore(before);
        accept(RECORD);
        Files.move(inbox.resolve("upload-1"), folder.resolve("submission"));
        Files.delete(landed);
        accept("{\"second\":true}".getBytes(StandardCharsets.UTF_8));
        assertThat(inbox.resolve("upload-1/consent.json")).hasBinaryContent(RECORD);
        assertThat(landings()).isEqualTo(4);

        // moved, but not noted
        Files.delete(landed);
        accept(RECORD);
        assertThat(landings()).isEqualTo(4);
        accept(RECORD);
        assertThat(landings()).isEqualTo(4);

        // taken in and cleared meanwhile: nothing comes a second time
        clear(inbox.resolve("upload-1"));
        accept(RECORD);
        assertThat(inbox.resolve("upload-1")).doesNotExist();
    }

    private void restore(Path before) throws IOException {
        clear(folder);
        clear(inbox);
        copy(before, folder);
        Files.deleteIfExists(landed);
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    @Test
    void whatWasChangedWhileItWaitedIsNotAccepted() throws Exception {
        send("a.zip", "one");
        handIn();
        Files.writeString(folder.resolve("files/0001"), "two");
        assertThatThrownBy(() -> accept(RECORD))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("no longer");
        assertThat(inbox).doesNotExist();
        assertThat(handover.step()).isEqualTo(Step.HANDED_IN);
        Files.delete(folder.resolve("files/0001"));
        assertThatThrownBy(() -> accept(RECORD))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("no longer");
        Files.createDirectories(inbox.resolve("upload-1"));
        Files.writeString(folder.resolve("files/0001"), "one");
        assertThatThrownBy(() -> accept(RECORD))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("already");
        assertThat(inbox.resolve("upload-1")).isEmptyDirectory();
    }

    @Test
    void ofWhatIsRefusedNothingStaysThatADonorSent() throws Exception {
        send("kelp.zip", "export of Juno");
        handIn();
        handover.refuse("Ida Bauer", Optional.of("Not ours."), NOW);
        handover.refuse("Another", Optional.empty(), NOW.plusSeconds(9));

        assertThat(handover.step()).isEqualTo(Step.REFUSED);
        assertThat(handover.since()).isEqualTo(NOW);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()).sorted())
                    .containsExactly("invitation.json", "refused.json");
        }
        assertThat(Files.readString(folder.resolve("refused.json")))
                .contains("Ida Bauer", "\"files\":1", "\"bytes\":14")
                .doesNotContain("kelp", "Juno");
        assertThatThrownBy(() -> accept(RECORD)).isInstanceOf(RuntimeException.class);
        assertThat(inbox).doesNotExist();
    }

    @Test
    void anOpenLinkCanBeEndedAndAnAcceptedOneNot() throws Exception {
        send("a.zip", "one");
        handover.refuse("Ida Bauer", Optional.empty(), NOW);
        assertThat(handover.step()).isEqualTo(Step.REFUSED);
        make();
        send("a.zip", "one");
        handIn();
        accept(RECORD);
        assertThatThrownBy(() -> handover.refuse("Ida Bauer", Optional.empty(), NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(submission()).contains("a.zip");
    }

    @Test
    void theDigestsOfWhatIsHandedInAreThoseOfItsBytes() {
        send("a.zip", "one");
        handIn();
        assertThat(handover.handedIn())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.sha256()).contains(Digest.sha256("one".getBytes(StandardCharsets.UTF_8))));
    }
}
