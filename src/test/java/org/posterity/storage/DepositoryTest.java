package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.bagit.BagValidator;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.SealedBag;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.record.Accession;
import org.posterity.record.Terms;

class DepositoryTest {
    private static final Digest ANY = Digest.sha256(new byte[0]);
    private static final PackageId AIP = PackageId.mint(ANY);
    private static final Instant SEALED = Instant.parse("2026-04-01T08:09:10Z");
    private static final Instant NOW = Instant.parse("2026-04-02T00:00:00Z");
    private static final Agent SOFTWARE = new Agent("https://example.org/posterity", "Posterity", "software", "1");

    @TempDir
    Path folder;

    private final MemoryStorage storage = new MemoryStorage();
    private final AtomicLong announced = new AtomicLong();
    private final AtomicLong moved = new AtomicLong();
    private Journal journal;

    @BeforeEach
    void journal() {
        journal = new Journal(folder.resolve("journal.jsonl"));
    }

    /** What can become of a bag on its way. */
    private enum Damage {
        GONE,
        CHANGED,
        CUT,
        GROWN,
        NO_MANIFEST
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 300})
    void whatIsCommittedIsReadBackOnceAndNoted(int posts) throws Exception {
        SealedBag bag = bag(posts);

        StoredPackage stored = depository().store(pack(bag));

        assertThat(stored.version().created()).isEqualTo(SEALED);
        assertThat(stored.version().aip()).isEqualTo(AIP);
        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(storage.inProgress()).isEmpty();
        assertThat(storage.files(AIP)).hasSize(bag.files().size());
        assertThat(told())
                .containsExactly(
                        "ingestion end success Committed as version 1.",
                        "validation success The stored bag is valid.",
                        "fixity check success " + bag.files().size() + " files read back: every sha256 as written.");
        assertThat(journal.events(AIP))
                .allMatch(event -> event.time().equals(NOW) && event.agent().equals(SOFTWARE));
        assertThat(announced)
                .hasValue(
                        storage.files(AIP).stream().mapToLong(StoredFile::size).sum());
        assertThat(moved.get()).isGreaterThanOrEqualTo(announced.get());
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotComeBackAsItWasWrittenIsSetAsideAndTheJournalKnows(Damage damage) throws Exception {
        commit(bag(2));
        harm(damage);

        assertThatThrownBy(() -> depository().completeInterrupted())
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining(AIP.shortForm())
                .hasMessageContaining("moved to bag");

        assertThat(storage.ids()).isEmpty();
        assertThat(storage.inProgress()).isEmpty();
        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).startsWith("validation fail The package failed the check after writing (");
        assertThat(told().get(1)).isEqualTo("deaccession success Moved out of storage before it was archived, to bag.");
        assertThat(folder.resolve("bag")).isDirectory();
    }

    /** What the standard only recommends is no reason to take a package out. */
    @Test
    void aBagThatIsOnlyWarnedOfIsArchived() throws Exception {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));
        writer.add("post.txt", "post".getBytes(StandardCharsets.UTF_8));

        depository().store(pack(writer.seal(BagInfo.EMPTY.with("Bagging-Date", "yesterday"))));

        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(told()).hasSize(3);
    }

    @Test
    void aBagThatIsBrokenFromTheStartIsNotArchived() throws Exception {
        SealedBag bag = bag(1);
        harm(Damage.CHANGED);

        assertThatThrownBy(() -> depository().store(pack(bag))).isInstanceOf(TerminalFailure.class);

        assertThat(storage.ids()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheJournalNothingIsTakenOut(Damage damage) throws Exception {
        commit(bag(1));
        harm(damage);
        Files.createDirectory(folder.resolve("journal.jsonl"));

        assertThatThrownBy(() -> depository().completeInterrupted()).isInstanceOf(TerminalFailure.class);

        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(storage.inProgress()).containsExactly(AIP);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotBeingCommittedIsNotEvenLookedAt(Damage damage) throws Exception {
        commit(bag(1));
        storage.complete(AIP);
        harm(damage);

        depository().completeInterrupted();

        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(told()).isEmpty();
        assertThat(announced).hasValue(0);
    }

    /** However many of its lines a killed run had written, and whether or not an earlier package of the name was set aside. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 2", "0, 3", "1, 0", "1, 1", "1, 2", "1, 3", "2, 0", "2, 3"})
    void aKilledRunIsMadeUpForWithoutNotingAnythingTwice(int earlier, int written) throws Exception {
        commit(bag(1));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < earlier; i++) {
            for (EventType type : lines()) {
                note(type, "success");
                expected.add(type.label() + " success");
            }
            note(EventType.VALIDATION, "fail");
            note(EventType.DEACCESSION, "success");
            expected.addAll(List.of("validation fail", "deaccession success"));
        }
        for (EventType type : lines().subList(0, written)) {
            note(type, "success");
        }
        lines().forEach(type -> expected.add(type.label() + " success"));

        depository().completeInterrupted();

        assertThat(journal.events(AIP))
                .extracting(event -> event.type().label() + " " + event.outcome())
                .isEqualTo(expected);
        assertThat(announced.get() > 0).as("read back").isEqualTo(written < 3);
        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(storage.inProgress()).isEmpty();
    }

    /** The journal has its last line, so only the mark is left of the commit: what rots afterwards is damage like any other. */
    @ParameterizedTest
    @EnumSource
    void whatTheJournalKnowsAsArchivedIsNeverTakenOut(Damage damage) throws Exception {
        commit(bag(1));
        lines().forEach(type -> note(type, "success"));
        harm(damage);

        depository().completeInterrupted();

        assertThat(storage.ids()).containsExactly(AIP);
        assertThat(storage.inProgress()).isEmpty();
        assertThat(told()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "validation fail, deaccession success",
        "validation fail/deaccession success, ''",
        "validation success, ''",
        "ingestion end fail, ''",
        "validation fail/ingestion end success, ''"
    })
    void aMarkWithoutItsPackageGoesAndAMoveThatNobodyNotedIsNoted(String before, String added) throws Exception {
        commit(bag(1));
        storage.setAside(AIP);
        for (String line : words(before)) {
            int last = line.lastIndexOf(' ');
            note(type(line.substring(0, last)), line.substring(last + 1));
        }

        depository().completeInterrupted();

        List<String> expected = new ArrayList<>(words(before));
        expected.addAll(words(added));
        assertThat(journal.events(AIP))
                .extracting(event -> event.type().label() + " " + event.outcome())
                .isEqualTo(expected);
        assertThat(told())
                .filteredOn(line -> !line.endsWith("detail"))
                .hasSize(words(added).size())
                .allMatch(line -> line.endsWith("to set-aside."));
        assertThat(storage.inProgress()).isEmpty();
    }

    /** A commit's lines say of which version they are; a later version is judged by its own lines alone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLaterVersionIsReadBackAndNotedAsSuch(boolean interrupted) throws Exception {
        StoredVersion first = depository().store(pack(bag(1))).version();
        BagWriter writer = BagWriter.create(folder.resolve("next"));
        writer.add("victim.txt", "It went along.".getBytes(StandardCharsets.UTF_8));
        CommitRequest next = CommitRequest.after(
                first, folder.resolve("next"), toStore(writer.seal(BagInfo.EMPTY)), Set.of(), SmallBag.NOTE);
        announced.set(0);

        if (interrupted) {
            storage.commit(next);
            depository().completeInterrupted();
        } else {
            depository().commit(next);
        }

        assertThat(told().subList(3, 6))
                .containsExactly(
                        "modification success Committed as version 2." + (interrupted ? "" : " Accession 0001"),
                        "validation success The stored bag is valid.",
                        "fixity check success " + storage.files(AIP).size()
                                + " files read back: every sha256 as written.");
        assertThat(announced.get()).isPositive();
        assertThat(storage.inProgress()).isEmpty();
        Head second = storage.head(AIP).orElseThrow().head();
        assertThat(Files.readAllLines(folder.resolve("journal.jsonl")).subList(3, 6))
                .allSatisfy(line -> assertThat(line)
                        .contains("\"aip\":\"" + AIP + "\"")
                        .contains("\"version\":2")
                        .contains("\"inventory\":\"" + second.inventory() + "\""));
    }

    /** The package was archived before: it stays, and so does every version but the one that did not come back. */
    @ParameterizedTest
    @EnumSource
    void aLaterVersionThatDoesNotComeBackTakesNothingElseWithIt(Damage damage) throws Exception {
        StoredVersion first = depository().store(pack(bag(1))).version();
        Files.move(folder.resolve("bag"), folder.resolve("first"));
        SealedBag bag = bag(2);
        storage.commit(CommitRequest.after(first, bag.root(), toStore(bag), Set.of(), SmallBag.NOTE));
        harm(damage);

        assertThatThrownBy(() -> depository().completeInterrupted()).isInstanceOf(TerminalFailure.class);

        assertThat(storage.head(AIP)).contains(first);
        assertThat(storage.inProgress()).isEmpty();
        assertThat(told()).hasSize(4);
        assertThat(told().get(3)).startsWith("validation fail ");
        assertThat(journal.packages()).containsExactly(AIP);
    }

    private static List<EventType> lines() {
        return List.of(EventType.INGESTION_END, EventType.VALIDATION, EventType.FIXITY_CHECK);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("/"));
    }

    private static EventType type(String label) {
        for (EventType type : EventType.values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        throw new AssertionError(label);
    }

    private void note(EventType type, String outcome) {
        Optional<Head> head = storage.head(AIP).map(StoredVersion::head);
        journal.append(new JournalLine(AIP, new PreservationEvent(type, NOW, "detail", outcome, SOFTWARE), head));
    }

    private List<String> told() {
        return journal.events(AIP).stream()
                .map(event -> event.type().label() + " " + event.outcome() + " " + event.detail())
                .toList();
    }

    private Depository depository() {
        Progress progress = new Progress() {
            @Override
            public void begin(String work, long bytes) {
                announced.addAndGet(bytes);
            }

            @Override
            public void moved(long bytes) {
                assertThat(bytes).isNotNegative();
                moved.addAndGet(bytes);
            }
        };
        return new Depository(
                storage,
                journal,
                new BagValidator(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                SOFTWARE,
                progress,
                PackageLocks.NONE);
    }

    private SealedBag bag(int posts) throws IOException {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));
        writer.add("victim.txt", "It came along.".getBytes(StandardCharsets.UTF_8));
        for (int post = 0; post < posts; post++) {
            writer.add("posts/" + post + ".txt", ("post " + post).getBytes(StandardCharsets.UTF_8));
        }
        return writer.seal(BagInfo.EMPTY.with("Bagging-Date", "2026-04-01"));
    }

    private void commit(SealedBag bag) {
        storage.commit(CommitRequest.first(AIP, bag.root(), toStore(bag), SmallBag.NOTE));
    }

    private static List<FileToStore> toStore(SealedBag bag) {
        return bag.files().stream()
                .map(file -> new FileToStore(file.path(), file.size(), file.sha256(), file.sha512()))
                .toList();
    }

    private void harm(Damage damage) throws IOException {
        Path victim = folder.resolve("bag/data/victim.txt");
        switch (damage) {
            case GONE -> Files.delete(victim);
            case CHANGED -> Files.writeString(victim, "It came alone!");
            case CUT -> Files.writeString(victim, "It came");
            case GROWN -> Files.writeString(victim, "It came along, and more.");
            case NO_MANIFEST -> Files.delete(folder.resolve("bag/manifest-sha256.txt"));
        }
    }

    private static ArchivalPackage pack(SealedBag bag) {
        Accession accession = new Accession(
                Accession.FORMAT,
                AIP,
                1,
                new Account("tiktok", "kelp.and.kites"),
                "TikTok",
                new Accession.Keeper("Harbour Library", Optional.empty(), Optional.empty(), "https://a.invalid/", "p"),
                Optional.empty(),
                Optional.empty(),
                new Accession.Received(
                        SubmissionId.of(ANY), ANY, "folder", SEALED, 0, 0, "not scanned", Optional.empty()),
                SEALED,
                new Agent("urn:posterity:software", "Posterity", "software", "1"));
        return new ArchivalPackage(
                null,
                ANY,
                accession,
                new PostCounts(0, 0, 0, 0, 0),
                new Terms(Accession.FORMAT, List.of(), List.of()),
                Optional.empty(),
                bag.root(),
                bag.files(),
                List.of());
    }
}
