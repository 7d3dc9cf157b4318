package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** What every archival storage keeps its word on. */
public abstract class ArchivalStorageContract {
    @TempDir
    protected Path folder;

    /** The storage under test, the same one whenever it is asked for during a test. */
    protected abstract ArchivalStorage storage();

    /** Takes the bytes of a file out of the store, behind its back. */
    protected void lose(StoredFile file) throws IOException {
        Files.delete(Path.of(file.bytes().location()));
    }

    /** Puts them back. */
    protected void putBack(StoredFile file, byte[] bytes) throws IOException {
        Files.write(Path.of(file.bytes().location()), bytes);
    }

    @Test
    void holdsWhatWasCommitted() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 3);

        StoredVersion stored = storage().commit(bag.first(SmallBag.AIP));

        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.created()).isEqualTo(SmallBag.NOTE.created());
        assertThat(storage().ids()).containsExactly(SmallBag.AIP);
        assertThat(storage().holds(SmallBag.AIP)).isTrue();
        assertThat(storage().head(SmallBag.AIP)).contains(stored);
        assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings()).isEmpty();
    }

    @Test
    void givesEveryFileBackUnderItsPathInTheBag() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 12);
        storage().commit(bag.first(SmallBag.AIP));

        assertThat(storage().files(SmallBag.AIP))
                .extracting(StoredFile::logicalPath)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        bag.files().stream().map(FileToStore::path).toList());
        for (StoredFile file : storage().files(SmallBag.AIP)) {
            byte[] bytes = file.bytes().all();
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.read()).isEqualTo(bytes);
            try (SeekableByteChannel channel = file.open()) {
                assertThat(channel.size()).isEqualTo(bytes.length);
                assertThat(Channels.newInputStream(channel.position(bytes.length / 2))
                                .readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));
            }
            assertThat(file.sha512()).isEqualTo(SmallBag.sha512(bytes));
        }
    }

    @Test
    void knowsNothingOfAPackageItDoesNotHold() {
        assertThat(storage().ids()).isEmpty();
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
        assertThat(storage().head(SmallBag.AIP)).isEmpty();
        assertThatThrownBy(() -> storage().files(SmallBag.AIP)).isInstanceOf(TerminalFailure.class);
        assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings())
                .containsExactly(AuditFinding.of(AuditFinding.Kind.MISSING, ""));
    }

    @Test
    void listsPackagesInTheOrderOfTheirIdentifiers() throws Exception {
        for (String id : new String[] {"urn:x:3", "urn:x:1", "https://example.org/a/b", "urn:x:2"}) {
            SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
            storage().commit(bag.first(new PackageId(id)));
        }

        assertThat(storage().ids())
                .extracting(PackageId::value)
                .containsExactly("https://example.org/a/b", "urn:x:1", "urn:x:2", "urn:x:3");
    }

    @Test
    void refusesToCommitTheSamePackageTwice() throws Exception {
        SmallBag first = SmallBag.at(folder.resolve("first"), 1);
        storage().commit(first.first(SmallBag.AIP));
        SmallBag second = SmallBag.at(folder.resolve("second"), 2);

        assertThatThrownBy(() -> storage().commit(second.first(SmallBag.AIP))).isInstanceOf(HeadMoved.class);
        assertThat(storage().files(SmallBag.AIP)).hasSameSizeAs(first.files());
    }

    /** From before it appears until it is complete; then it stays, whatever is asked. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void tellsWhichCommitsAreInProgress(int packages) throws Exception {
        List<PackageId> ids = new ArrayList<>();
        for (int i = 0; i < packages; i++) {
            // the last is too long for the name of a folder or file
            ids.add(new PackageId("urn:x:" + i + (i == packages - 1 ? "y".repeat(120) : "")));
            SmallBag bag = SmallBag.at(folder.resolve("bag-" + i), 1);
            storage().commit(bag.first(ids.get(i)));
            assertThat(storage().inProgress()).containsExactlyElementsOf(ids);
        }
        for (int i = 0; i < packages; i++) {
            PackageId id = ids.get(i);
            storage().complete(id);
            storage().complete(id);

            assertThat(storage().inProgress()).containsExactlyElementsOf(ids.subList(i + 1, packages));
            assertThatThrownBy(() -> storage().setAside(id)).isInstanceOf(IllegalStateException.class);
        }
        storage().complete(SmallBag.AIP);
        assertThatThrownBy(() -> storage().setAside(SmallBag.AIP)).isInstanceOf(IllegalStateException.class);
        assertThat(storage().ids()).containsExactlyElementsOf(ids);
        assertThat(storage().foreign(List.of())).isEmpty();
    }

    @Test
    void whatIsSetAsideIsGoneFromStorageButStaysInProgress() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        storage().commit(bag.first(SmallBag.AIP));

        assertThat(storage().setAside(SmallBag.AIP)).isNotBlank().doesNotContain("\\");

        assertThat(storage().ids()).isEmpty();
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
        assertThat(storage().inProgress()).containsExactly(SmallBag.AIP);
    }

    @Test
    void tellsWhatIsWrongWithAPackage() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        storage().commit(bag.first(SmallBag.AIP));
        assertThat(storage().damage(SmallBag.AIP)).isEmpty();

        for (StoredFile file : storage().files(SmallBag.AIP)) {
            byte[] bytes = file.bytes().all();
            lose(file);
            assertThat(storage().damage(SmallBag.AIP)).get().asString().contains(file.logicalPath());
            assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings()).isNotEmpty();
            putBack(file, bytes);
        }
        assertThat(storage().damage(SmallBag.AIP)).isEmpty();
        assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings()).isEmpty();
    }

    @Test
    void refusesAFileThatIsListedTwiceAndALinkInsteadOfAFile() throws Exception {
        SmallBag twice = SmallBag.at(folder.resolve("twice"), 1);
        twice.files().add(twice.files().get(1));
        assertThatThrownBy(() -> twice.first(SmallBag.AIP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data/README.txt");

        SmallBag linked = SmallBag.at(folder.resolve("linked"), 1);
        Path file = linked.root().resolve("data/README.txt");
        Files.createSymbolicLink(
                file, Files.move(file, folder.resolve("elsewhere")).toAbsolutePath());
        assertRefused(linked, "data/README.txt");
    }

    @Test
    void aNoteNamesItsAgentWithAnAddressAndAReason() {
        for (int blank = 0; blank < 3; blank++) {
            List<String> words = new ArrayList<>(List.of("Posterity", "https://example.org/", "Accession 0001"));
            words.set(blank, " ");
            assertThatThrownBy(() -> new CommitNote(words.get(0), words.get(1), words.get(2), SmallBag.NOTE.created()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesABagWithAFileThatNobodyLists() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        Files.writeString(bag.root().resolve("data/forgotten.warc"), "would be lost");

        assertRefused(bag, "data/forgotten.warc");
    }

    @Test
    void refusesAListWithAFileThatIsNotInTheBag() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        Files.delete(bag.root().resolve("data/README.txt"));

        assertRefused(bag, "data/README.txt");
    }

    @Test
    void refusesAFileOfAnotherSize() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        Files.writeString(bag.root().resolve("data/README.txt"), "Cut.");

        assertRefused(bag, "data/README.txt");
    }

    @Test
    void refusesADigestOfAnotherAlgorithm() {
        Digest sha256 = Digest.sha256(new byte[0]);
        Digest sha512 = Digest.sha512(new byte[0]);

        assertThatThrownBy(() -> new FileToStore("bagit.txt", 0, sha256, sha256))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileToStore("bagit.txt", 0, sha512, sha512))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLaterVersionHasWhatChangedAndWhatWasKeptAndNothingElse() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 3);
        StoredVersion first = storage().commit(bag.first(SmallBag.AIP));
        storage().complete(SmallBag.AIP);
        SmallBag change = SmallBag.empty(folder.resolve("change"));
        change.add("data/README.txt", "What this is now.\n");
        change.add("data/new/terms.json", "{}\n");

        StoredVersion second = storage()
                .commit(change.after(first, "bagit.txt", bag.files().get(2).path()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.head()).isNotEqualTo(first.head());
        assertThat(storage().head(SmallBag.AIP)).contains(second);
        assertThat(storage().inProgress()).containsExactly(SmallBag.AIP);
        assertThat(contents())
                .containsOnlyKeys(
                        "bagit.txt",
                        "data/README.txt",
                        "data/new/terms.json",
                        bag.files().get(2).path())
                .containsEntry("data/README.txt", "What this is now.\n")
                .containsEntry(bag.files().get(2).path(), "post 0\n");
        assertThat(storage().damage(SmallBag.AIP)).isEmpty();
        assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings()).isEmpty();
    }

    /** Two writers built on the same head: the first one's version stands, and the other is told. */
    @Test
    void ofTwoWritersOnOneHeadTheSecondIsRefused() throws Exception {
        StoredVersion first =
                storage().commit(SmallBag.at(folder.resolve("bag"), 1).first(SmallBag.AIP));
        SmallBag one = SmallBag.empty(folder.resolve("one"));
        one.add("data/README.txt", "One.\n");
        SmallBag other = SmallBag.empty(folder.resolve("other"));
        other.add("data/README.txt", "Other.\n");
        StoredVersion second = storage().commit(one.after(first, "bagit.txt"));

        assertThatThrownBy(() -> storage().commit(other.after(first, "bagit.txt")))
                .isInstanceOf(HeadMoved.class)
                .hasMessageContaining(SmallBag.AIP.shortForm());
        assertThatThrownBy(() -> storage().commit(other.first(SmallBag.AIP))).isInstanceOf(HeadMoved.class);
        assertThatThrownBy(() -> storage()
                        .commit(other.after(
                                new StoredVersion(
                                        SmallBag.AIP,
                                        new Head(2, first.head().inventory()),
                                        SmallBag.NOTE.created(),
                                        ""),
                                "bagit.txt")))
                .as("the number alone does not make it the head")
                .isInstanceOf(HeadMoved.class);

        assertThat(storage().head(SmallBag.AIP)).contains(second);
        assertThat(contents()).containsEntry("data/README.txt", "One.\n");
        StoredVersion third = storage().commit(other.after(second, "bagit.txt"));
        assertThat(third.version()).isEqualTo(3);
        assertThat(contents()).containsEntry("data/README.txt", "Other.\n");
    }

    @Test
    void aVersionOfAPackageThatIsNotHeldIsRefused() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        StoredVersion other =
                storage().commit(SmallBag.at(folder.resolve("other"), 1).first(new PackageId("urn:x:1")));
        StoredVersion gone = new StoredVersion(SmallBag.AIP, other.head(), other.created(), other.place());

        assertThatThrownBy(() -> storage().commit(bag.after(gone))).isInstanceOf(HeadMoved.class);
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
    }

    @Test
    void whatIsKeptMustBeThereAndMayNotBeChangedAtTheSameTime() throws Exception {
        StoredVersion first =
                storage().commit(SmallBag.at(folder.resolve("bag"), 1).first(SmallBag.AIP));
        SmallBag change = SmallBag.empty(folder.resolve("change"));
        change.add("data/README.txt", "Now.\n");

        assertThatThrownBy(() -> change.after(first, "data/README.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data/README.txt");
        assertThatThrownBy(() -> storage().commit(change.after(first, "data/never.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data/never.txt");
        assertThat(storage().head(SmallBag.AIP)).contains(first);
    }

    @Test
    void aLaterVersionThatIsSetAsideGivesTheOneBeforeBack() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        StoredVersion first = storage().commit(bag.first(SmallBag.AIP));
        storage().complete(SmallBag.AIP);
        Map<String, String> before = contents();
        for (int round = 0; round < 2; round++) {
            SmallBag change = SmallBag.empty(folder.resolve("change"));
            change.add("data/README.txt", "Now " + round + ".\n");
            storage().commit(change.after(first));

            assertThat(storage().setAside(SmallBag.AIP)).isNotBlank();

            assertThat(storage().head(SmallBag.AIP)).contains(first);
            assertThat(contents()).isEqualTo(before);
            assertThat(storage().audit(SmallBag.AIP, moved -> {}).findings()).isEmpty();
        }
        storage().complete(SmallBag.AIP);
        assertThatThrownBy(() -> storage().setAside(SmallBag.AIP)).isInstanceOf(IllegalStateException.class);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (StoredFile file : storage().files(SmallBag.AIP)) {
            contents.put(file.logicalPath(), new String(file.read(), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private void assertRefused(SmallBag bag, String path) {
        assertThatThrownBy(() -> storage().commit(bag.first(SmallBag.AIP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
    }
}
