package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;

class IntakeOfFoldersTest {
    @TempDir
    Path temp;

    private Path folder;
    private Door door;

    @BeforeEach
    void aDonation() throws IOException {
        folder = temp.resolve("donation");
        Door.write(folder.resolve("consent.json"), "{}");
        Door.write(folder.resolve("videos/a.mp4"), "video a");
        Door.write(folder.resolve("user_data_tiktok.json"), "{\"Post\":{}}");
        door = new Door(temp, IntakeLimits.defaults());
    }

    @Test
    void receivesEveryFileWhereItLies() throws IOException {
        Files.setLastModifiedTime(
                folder.resolve("videos/a.mp4"), FileTime.from(Instant.parse("2024-05-06T07:08:09.5Z")));

        Submission submission = door.received(folder);

        assertThat(Door.paths(submission)).containsExactly("consent.json", "user_data_tiktok.json", "videos/a.mp4");
        ReceivedFile video = submission.files().get(2);
        assertThat(video.location()).isEqualTo(folder.resolve("videos/a.mp4"));
        assertThat(video.modified()).isEqualTo("2024-05-06T07:08:09.5Z");
        assertThat(video.size()).isEqualTo(7);
        assertThat(video.sha256().hex()).isEqualTo(Door.sha256("video a".getBytes()));
        assertThat(submission.form()).isEqualTo("folder");
        assertThat(submission.receivedAt()).isEqualTo(Door.NOW);
        assertThat(submission.consentFile()).contains(folder.resolve("consent.json"));
        assertThat(submission.virusCheck()).isEqualTo(VirusCheck.NOT_SCANNED);
    }

    @Test
    void hasTheDigestOfWhatSha256sumPrints() throws IOException {
        String lines = Door.sha256("{}".getBytes()) + "  consent.json\n"
                + Door.sha256("{\"Post\":{}}".getBytes()) + "  user_data_tiktok.json\n"
                + Door.sha256("video a".getBytes()) + "  videos/a.mp4\n";

        Submission submission = door.received(folder);

        assertThat(submission.digest().hex()).isEqualTo(Door.sha256(lines.getBytes()));
        assertThat(submission.id()).isEqualTo(SubmissionId.of(submission.digest()));
    }

    @Test
    void doesNotMistakeALineBreakInANameForAnotherFile() throws IOException {
        String name = "a\n" + "0".repeat(64) + "  b";
        Door.write(folder.resolve(name), "x");
        String escaped = "\\" + Door.sha256("x".getBytes()) + "  a\\n" + "0".repeat(64) + "  b\n";
        String lines = escaped + Door.sha256("{}".getBytes()) + "  consent.json\n"
                + Door.sha256("{\"Post\":{}}".getBytes()) + "  user_data_tiktok.json\n"
                + Door.sha256("video a".getBytes()) + "  videos/a.mp4\n";

        Submission submission = door.received(folder);

        assertThat(submission.files().get(0).path()).isEqualTo(name);
        assertThat(submission.digest().hex()).isEqualTo(Door.sha256(lines.getBytes()));
    }

    @Test
    void sortsByTheBytesOfThePath() throws IOException {
        Assumptions.assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
                "needs a UTF-8 locale: the order of names beyond ASCII is not tested");
        Path sorted = temp.resolve("sorted");
        for (String name : List.of("\uFF5E", "\uD83D\uDE00", "z", "Z", "é")) {
            Door.write(sorted.resolve(name), "x");
        }

        assertThat(Door.paths(door.received(sorted))).containsExactly("Z", "z", "é", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void takesTheConsentRecordFromOutsideWhenOneIsGiven() {
        Path record = temp.resolve("elsewhere.json");
        Intake intake = new Intake(
                temp.resolve("workspaces"),
                IntakeLimits.defaults(),
                HeldSubmissions.none(),
                Clock.fixed(Door.NOW, ZoneOffset.UTC),
                Progress.NONE);

        Outcome<Submission> outcome = intake.open(IngestRequest.of(folder).withConsent(record));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Passed.class,
                        passed -> assertThat(((Submission) passed.product()).consentFile())
                                .contains(record));
    }

    @Test
    void receivesASubmissionWithoutConsentRecordAndLeavesTheDecisionToConsent() throws IOException {
        Files.delete(folder.resolve("consent.json"));

        assertThat(door.received(folder).consentFile()).isEmpty();
    }

    @Test
    void tellsWhereASubmissionIsHeldAlready() throws IOException {
        Digest digest = door.received(folder).digest();
        Workspace.clear(temp.resolve("workspaces"));
        Outcome.HeldAs where = new Outcome.HeldAs(PackageId.mint(digest), 1, 1);
        HeldSubmissions held = (id, asked, arrival) ->
                asked.equals(digest) ? Optional.of(new Outcome.AlreadyHeld<>(id, where)) : Optional.empty();

        Outcome<Submission> outcome = new Door(temp, IntakeLimits.defaults(), held).open(folder);

        assertThat(outcome).isEqualTo(new Outcome.AlreadyHeld<>(SubmissionId.of(digest), where));
    }

    @Test
    void refusesEveryLinkAndNamesThemAll() throws IOException {
        Door.write(temp.resolve("secret"), "not handed over");
        Files.createSymbolicLink(folder.resolve("beside"), temp.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("broken"), temp.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("videos/cycle"), folder);

        Rejection rejection = door.rejected(folder);

        assertThat(rejection.code()).isEqualTo("link");
        assertThat(rejection.faults())
                .extracting(Fault::where)
                .containsExactlyInAnyOrder("beside", "broken", "videos/cycle");
        assertThat(rejection.faults())
                .allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
    }

    @Test
    void refusesASubmissionThatIsItselfALink() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);

        assertThat(door.rejected(link).code()).isEqualTo("link");
    }

    @Test
    void refusesASocket() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("s")));

            assertThat(door.rejected(folder).code()).isEqualTo("special-file");
        }
    }

    @Test
    void refusesWhatHoldsNoFile() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty/with/folders"));

        assertThat(door.rejected(temp.resolve("empty")).code()).isEqualTo("empty-submission");
        assertThat(door.rejected(Files.createFile(temp.resolve("empty.zip"))).code())
                .isEqualTo("empty-submission");
        assertThat(door.rejected(temp.resolve("gone")).code()).isEqualTo("nothing-there");
    }

    @Test
    void refusesAFileThatIsNoArchive() throws IOException {
        assertThat(door.rejected(Door.write(temp.resolve("letter.txt"), "Dear archive"))
                        .code())
                .isEqualTo("not-a-submission");
        assertThat(door.rejected(Door.write(temp.resolve("page.zip"), "<html>")).code())
                .isEqualTo("unreadable-archive");
    }

    @Test
    void refusesAFileThatChangesWhileItIsRead() throws IOException {
        Path file = folder.resolve("videos/a.mp4");
        Instant modified = Files.getLastModifiedTime(file).toInstant();

        assertThatThrownBy(() -> FileHasher.of(List.of(new ListedFile("grown", file, 6, modified)), Progress.NONE))
                .isInstanceOfSatisfying(
                        Unacceptable.class, e -> assertThat(e.obstacle()).isEqualTo(IntakeRefusal.CHANGED_WHILE_READ));
        assertThatThrownBy(() -> FileHasher.of(
                        List.of(new ListedFile("touched", file, 7, modified.minusMillis(1))), Progress.NONE))
                .isInstanceOfSatisfying(
                        Unacceptable.class, e -> assertThat(e.obstacle()).isEqualTo(IntakeRefusal.CHANGED_WHILE_READ));
    }

    @Test
    void namesEveryFileThatCannotBeRead() {
        // A regular file whose first byte cannot be read, whoever asks.
        Path unreadable = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.exists(unreadable), "needs /proc: that unreadable files are named is not tested");

        assertThatThrownBy(() -> {
                    Instant modified = Files.getLastModifiedTime(unreadable).toInstant();
                    ListedFile one = new ListedFile("one", unreadable, 0, modified);
                    FileHasher.of(List.of(one, new ListedFile("two", unreadable, 0, modified)), Progress.NONE);
                })
                .isInstanceOfSatisfying(Unacceptable.class, e -> {
                    assertThat(e.obstacle()).isEqualTo(IntakeRefusal.UNREADABLE_FILE);
                    assertThat(e.faults()).extracting(Fault::where).containsExactly("one", "two");
                });
    }

    @Test
    void asksForTheRoomBeforeWorkBegins() throws IOException {
        Intake intake = new Intake(
                temp.resolve("workspaces"),
                new IntakeLimits(200, 0, 1 << 20, 10, 3, 200_000_000),
                HeldSubmissions.none(),
                Clock.systemUTC(),
                () -> 200_000_019L,
                Progress.NONE);

        assertThatThrownBy(() -> intake.open(IngestRequest.of(folder)))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("20 bytes are needed and 200.0 MB must stay free, but only 200.0 MB are free");
        assertThat(Door.children(temp.resolve("workspaces"))).isEmpty();
    }

    @Test
    void givesTheSameIdentifierToTheSameRefusal() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), temp);

        assertThat(door.rejected(folder).submission())
                .isEqualTo(door.rejected(folder).submission());
    }

    @Test
    void receivesTenThousandFiles() throws IOException {
        Path many = Files.createDirectories(temp.resolve("many"));
        List<String> expected = new ArrayList<>();
        for (int i = 10_000; i < 20_000; i++) {
            Files.writeString(many.resolve("f" + i), "" + i);
            expected.add("f" + i);
        }

        Intake intake = new Intake(
                temp.resolve("workspaces"), Door.SMALL, HeldSubmissions.none(), Clock.systemUTC(), Progress.NONE);

        assertThat(intake.open(IngestRequest.of(many)))
                .isInstanceOfSatisfying(
                        Outcome.Passed.class,
                        passed -> assertThat(Door.paths((Submission) passed.product()))
                                .isEqualTo(expected));
    }
}
