package org.posterity.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path home;

    private Path inbox;
    private Path record;

    @BeforeEach
    void make() throws IOException {
        inbox = Files.createDirectory(home.resolve("inbox"));
        record = home.resolve("landed.jsonl");
    }

    private static RemoteFile file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new RemoteFile(name, bytes.length, "1", Optional.empty(), () -> new ByteArrayInputStream(bytes));
    }

    private void land(RemoteFile file) {
        try (Landing landing = new Landing(inbox, new LandingRecord(record, CLOCK), 0)) {
            landing.land("sftp", Optional.empty(), file);
        }
    }

    private List<String> landed() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> !it.equals(".landing"))
                    .sorted()
                    .toList();
        }
    }

    /** Cuts the record to what a process had written when it was killed. */
    private void cutRecord(int bytes) throws IOException {
        Files.write(record, Arrays.copyOf(Files.readAllBytes(record), bytes));
    }

    @Test
    void killedAfterAnyByteOfItsRecordItLandsNothingTwice() throws IOException {
        land(file("a.zip", "content"));
        byte[] whole = Files.readAllBytes(record);
        String first = Files.readString(record).lines().findFirst().orElseThrow();
        // The file gets its place after the first line was written.
        for (int kept = first.length() + 1; kept < whole.length; kept++) {
            cutRecord(kept);
            land(file("a.zip", "content"));
            assertThat(landed()).as("after " + kept + " bytes").containsExactly("a.zip");
            assertThat(new LandingRecord(record, CLOCK).tally("sftp").files()).isOne();
            Files.write(record, whole);
        }
    }

    @Test
    void killedBeforeTheFileGotItsPlaceItLandsNextTime() throws IOException {
        land(file("a.zip", "content"));
        cutRecord(Files.readString(record).indexOf('\n') + 1);
        Files.delete(inbox.resolve("a.zip"));
        land(file("a.zip", "content"));
        assertThat(landed()).containsExactly("a.zip");
    }

    @Test
    void whatAPersonPutThereIsNotTakenForOurs() throws IOException {
        Files.writeString(inbox.resolve("a.zip"), "content");
        land(file("a.zip", "content"));
        assertThat(landed()).containsExactly("a-2.zip", "a.zip");
        assertThat(Files.readString(record)).hasLineCount(2).doesNotContain("a.zip", "a-2.zip");
    }

    @Test
    void aLinkInThePlaceOfACollectionIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(home.resolve("outside"));
        Files.createSymbolicLink(inbox.resolve("Reef"), outside);
        try (Landing landing = new Landing(inbox, new LandingRecord(record, CLOCK), 0)) {
            assertThatThrownBy(() -> landing.land("sftp", Optional.of("Reef"), file("a.zip", "content")))
                    .isInstanceOfSatisfying(
                            NotLanded.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.LINKED_FOLDER));
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void contentThatCameBeforeIsNotLandedAgainEvenWhenItIsGone() throws IOException {
        land(file("a.zip", "content"));
        Files.delete(inbox.resolve("a.zip"));
        land(file("b.zip", "content"));
        assertThat(landed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../a.zip",
                "a/b.zip",
                "/a.zip",
                "a\\b.zip",
                ".a.zip",
                "a\u0000.zip",
                "a\n.zip",
                "a.part"
            })
    void namesThatAreNoNamesAreLeftAlone(String name) throws IOException {
        assertThatThrownBy(() -> land(file(name, "content")))
                .isInstanceOfSatisfying(
                        NotLanded.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.ODD_NAME));
        assertThat(landed()).isEmpty();
    }

    @Test
    void oddButHarmlessNamesBecomePortable() throws IOException {
        land(file("con: \"é\".zip", "1"));
        land(file("x".repeat(300) + ".zip", "2"));
        assertThat(landed()).hasSize(2).contains("con_ _é_.zip").allMatch(it -> it.length() <= 150);
    }

    @Test
    void whatIsTooLargeOrOfUnknownLengthIsNotBegun() throws IOException {
        RemoteFile huge = new RemoteFile("a.zip", Long.MAX_VALUE / 2, "1", Optional.empty(), () -> {
            throw new AssertionError("It was opened.");
        });
        assertThat(trouble(() -> huge)).isEqualTo(Trouble.NO_SPACE);
        RemoteFile unknown = new RemoteFile("a.zip", -1, "1", Optional.empty(), huge.content());
        assertThat(trouble(() -> unknown)).isEqualTo(Trouble.NO_LENGTH);
    }

    private Trouble trouble(Supplier<RemoteFile> file) {
        try {
            land(file.get());
            throw new AssertionError("It was landed.");
        } catch (NotLanded e) {
            return e.trouble();
        }
    }

    @Test
    void whatLandedIsNotForOthersAndNothingIsLeftBesideIt() throws IOException {
        land(file("a.zip", "content"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inbox.resolve("a.zip"))))
                .endsWith("---");
        assertThat(inbox.resolve(".landing")).isEmptyDirectory();
        assertThat(inbox.resolve("a.zip")).hasContent("content");
    }

    @Test
    void aLineThatWasCutShortIsALineOfItsOwn() throws IOException {
        land(file("a.zip", "content"));
        Files.writeString(record, "{\"at\":\"2026", StandardOpenOption.APPEND);
        land(file("b.zip", "other"));
        assertThat(new LandingRecord(record, CLOCK).tally("sftp").files()).isEqualTo(2);
        assertThat(Files.readAllLines(record)).hasSize(5);
    }

    @Test
    void theBestDigestThatIsKnownIsTaken() {
        String sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
        assertThat(Checksum.bestOf(" MD5:900150983cd24fb0d6963f7d28e17f72 SHA1:" + sha1 + " ADLER32:024d0127 "))
                .contains(new Checksum("SHA-1", sha1));
        assertThat(Checksum.bestOf("SHA1:" + sha1.substring(1))).isEmpty();
        assertThat(Checksum.bestOf("")).isEmpty();
    }
}
