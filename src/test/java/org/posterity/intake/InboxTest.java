package org.posterity.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Wiring;
import org.posterity.model.TerminalFailure;

class InboxTest {
    @TempDir
    private Path home;

    private final Hand clock = new Hand();
    private Path folder;
    private Inbox inbox;

    @BeforeEach
    void open() {
        folder = home.resolve("inbox");
        inbox = inbox();
    }

    @Test
    void handsOnWhatHasNotChangedForAWhileAndOnceOnly() throws IOException {
        Door.write(folder.resolve("kelp/consent.json"), "{}");
        assertThat(inbox.settled()).isEmpty();
        clock.forward(29);
        assertThat(inbox.settled()).isEmpty();
        clock.forward(1);
        List<IngestRequest> arrivals = inbox.settled();
        assertThat(arrivals).containsExactly(IngestRequest.of(folder.resolve("kelp")));
        assertThat(inbox.settled()).isEmpty();
        inbox.remember(arrivals.get(0));
        clock.forward(100);
        assertThat(inbox.settled()).isEmpty();
    }

    @Test
    void countsWhatWaitsWhetherSettledOrNotUntilItIsDone() throws IOException {
        assertThat(inbox.waiting()).isEqualTo(new Inbox.Waiting(0, Optional.empty()));
        Instant before =
                Files.getLastModifiedTime(Door.write(home.resolve("now"), "")).toInstant();
        Path old = Door.write(folder.resolve("kelp/consent.json"), "{}");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Files.setLastModifiedTime(old.getParent(), FileTime.fromMillis(0));
        assertThat(inbox.waiting().submissions()).isEqualTo(1);
        assertThat(inbox.waiting().oldest().orElseThrow()).isAfterOrEqualTo(before);

        inbox.settled();
        clock.forward(30);
        IngestRequest arrival = inbox.settled().get(0);
        assertThat(inbox.waiting().submissions()).isEqualTo(1);
        inbox.remember(arrival);
        assertThat(inbox.waiting()).isEqualTo(new Inbox.Waiting(0, Optional.empty()));
    }

    @Test
    void waitsAgainWhenSomethingIsStillBeingCopied() throws IOException {
        Path file = Door.write(folder.resolve("kelp/a.mp4"), "1");
        inbox.settled();
        clock.forward(29);
        Files.writeString(file, "12");
        assertThat(inbox.settled()).isEmpty();
        clock.forward(29);
        Door.write(folder.resolve("kelp/b.mp4"), "");
        assertThat(inbox.settled()).isEmpty();
        clock.forward(30);
        assertThat(inbox.settled()).hasSize(1);
    }

    @Test
    void remembersAcrossRunsWhatCameToItsEndAndNothingElse() throws IOException {
        Door.write(folder.resolve("done/a.mp4"), "1");
        Door.write(folder.resolve("killed/a.mp4"), "1");
        List<IngestRequest> arrivals = settle(inbox);
        assertThat(arrivals).hasSize(2);
        inbox.remember(arrivals.get(0));

        assertThat(settle(inbox())).containsExactly(IngestRequest.of(folder.resolve("killed")));
        assertThat(Files.readString(home.resolve("archive/seen"))).matches("[0-9a-f]{64}\n");
    }

    @Test
    void handsOnAgainWhatWasChangedAfterwards() throws IOException {
        Path file = Door.write(folder.resolve("kelp/a.mp4"), "1");
        inbox.remember(settle(inbox).get(0));
        Files.writeString(file, "more");
        assertThat(settle(inbox)).hasSize(1);
    }

    @Test
    void looksPastHiddenAndUnfinishedThingsAndLooksIntoBatches() throws IOException {
        Door.write(folder.resolve(".DS_Store"), "x");
        Door.write(folder.resolve("kelp.zip.part"), "x");
        Door.write(folder.resolve("batch/one/consent.json"), "{}");
        Door.write(folder.resolve("batch/two/consent.json"), "{}");
        assertThat(settle(inbox))
                .containsExactly(
                        IngestRequest.of(folder.resolve("batch/one")), IngestRequest.of(folder.resolve("batch/two")));
    }

    @Test
    void takesWhatIsThereAtOnceWhenNothingNeedsToSettle() throws IOException {
        Door.write(folder.resolve("kelp/a.mp4"), "1");
        assertThat(new Inbox(folder, home.resolve("archive/seen"), Duration.ZERO, Wiring.platforms(), Set.of(), clock)
                        .settled())
                .hasSize(1);
    }

    @Test
    void whatLiesInASubFolderNamedAsACollectionBelongsToIt() throws IOException {
        inbox = new Inbox(
                folder,
                home.resolve("archive/seen"),
                Duration.ofSeconds(30),
                Wiring.platforms(),
                Set.of("Reef 1", "empty"),
                clock);
        Door.write(folder.resolve("Reef 1/kelp/a.mp4"), "1");
        Door.write(folder.resolve("Reef 1/batch/one/consent.json"), "{}");
        Door.write(folder.resolve("Reef 1/batch/two/consent.json"), "{}");
        Door.write(folder.resolve("Reef 1/.landing/x.zip"), "1");
        Door.write(folder.resolve("kites/a.mp4"), "1");
        List<IngestRequest> arrivals = settle(inbox);
        assertThat(arrivals)
                .extracting(it -> it.path(), it -> it.collection())
                .containsExactlyInAnyOrder(
                        tuple(folder.resolve("Reef 1/batch/one"), Optional.of("Reef 1")),
                        tuple(folder.resolve("Reef 1/batch/two"), Optional.of("Reef 1")),
                        tuple(folder.resolve("Reef 1/kelp"), Optional.of("Reef 1")),
                        tuple(folder.resolve("kites"), Optional.empty()));
        arrivals.forEach(inbox::remember);
        Door.write(folder.resolve("Reef 1/later/a.mp4"), "1");
        assertThat(settle(inbox)).singleElement().satisfies(it -> {
            assertThat(it.path()).isEqualTo(folder.resolve("Reef 1/later"));
        });
    }

    @Test
    void aLinkIsHandedOnAsALinkAndNeverFollowed() throws IOException {
        Path elsewhere = Door.write(home.resolve("elsewhere/one/consent.json"), "{}");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere.getParent().getParent());
        assertThat(settle(inbox)).containsExactly(IngestRequest.of(folder.resolve("link")));
    }

    @Test
    void changesNothingInTheInbox() throws IOException {
        Path file = Door.write(folder.resolve("kelp/a.mp4"), "1");
        Object before = Files.getLastModifiedTime(file);
        inbox.remember(settle(inbox).get(0));
        assertThat(Door.children(folder)).containsExactly(folder.resolve("kelp"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void saysWhenTheFolderIsGone() throws IOException {
        Files.delete(folder);
        assertThatThrownBy(() -> inbox.settled()).isInstanceOf(TerminalFailure.class);
    }

    private Inbox inbox() {
        try {
            Files.createDirectories(home.resolve("archive"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Inbox(
                folder, home.resolve("archive/seen"), Duration.ofSeconds(30), Wiring.platforms(), Set.of(), clock);
    }

    private List<IngestRequest> settle(Inbox it) {
        it.settled();
        clock.forward(30);
        return it.settled();
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-04-01T08:00:00Z");

        void forward(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
