package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void holdsWhatWasCommitted() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 3);

        StoredVersion stored = storage().commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.created()).isEqualTo(SmallBag.NOTE.created());
        assertThat(storage().ids()).containsExactly(SmallBag.AIP);
        assertThat(storage().holds(SmallBag.AIP)).isTrue();
        assertThat(storage().head(SmallBag.AIP)).contains(stored);
        assertThat(storage().folder(SmallBag.AIP)).contains(stored.folder());
        assertThat(storage().validate(SmallBag.AIP)).isEmpty();
    }

    @Test
    void givesEveryFileBackUnderItsPathInTheBag() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 12);
        storage().commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

        assertThat(storage().files(SmallBag.AIP))
                .extracting(StoredFile::logicalPath)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        bag.files().stream().map(FileToStore::path).toList());
        for (StoredFile file : storage().files(SmallBag.AIP)) {
            byte[] bytes = Files.readAllBytes(file.physical());
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.sha512()).isEqualTo(SmallBag.sha512(bytes));
        }
    }

    @Test
    void knowsNothingOfAPackageItDoesNotHold() {
        assertThat(storage().ids()).isEmpty();
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
        assertThat(storage().head(SmallBag.AIP)).isEmpty();
        assertThat(storage().folder(SmallBag.AIP)).isEmpty();
        assertThatThrownBy(() -> storage().files(SmallBag.AIP)).isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> storage().validate(SmallBag.AIP)).isInstanceOf(TerminalFailure.class);
    }

    @Test
    void listsPackagesInTheOrderOfTheirIdentifiers() throws Exception {
        for (String id : new String[] {"urn:x:3", "urn:x:1", "https://example.org/a/b", "urn:x:2"}) {
            SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
            storage().commit(new PackageId(id), bag.root(), bag.files(), SmallBag.NOTE);
        }

        assertThat(storage().ids())
                .extracting(PackageId::value)
                .containsExactly("https://example.org/a/b", "urn:x:1", "urn:x:2", "urn:x:3");
    }

    @Test
    void refusesToCommitTheSamePackageTwice() throws Exception {
        SmallBag first = SmallBag.at(folder.resolve("first"), 1);
        storage().commit(SmallBag.AIP, first.root(), first.files(), SmallBag.NOTE);
        SmallBag second = SmallBag.at(folder.resolve("second"), 2);

        assertThatThrownBy(() -> storage().commit(SmallBag.AIP, second.root(), second.files(), SmallBag.NOTE))
                .isInstanceOf(IllegalStateException.class);
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
            storage().commit(ids.get(i), bag.root(), bag.files(), SmallBag.NOTE);
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
        assertThat(storage().foreign()).isEmpty();
    }

    @Test
    void whatIsSetAsideIsGoneFromStorageButStaysInProgress() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        storage().commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

        assertThat(storage().setAside(SmallBag.AIP)).isNotBlank().doesNotContain("\\");

        assertThat(storage().ids()).isEmpty();
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
        assertThat(storage().inProgress()).containsExactly(SmallBag.AIP);
    }

    @Test
    void tellsWhatIsWrongWithAPackage() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        storage().commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);
        assertThat(storage().damage(SmallBag.AIP)).isEmpty();

        for (StoredFile file : storage().files(SmallBag.AIP)) {
            byte[] bytes = Files.readAllBytes(file.physical());
            Files.delete(file.physical());
            assertThat(storage().damage(SmallBag.AIP)).get().asString().contains(file.logicalPath());
            assertThat(storage().validate(SmallBag.AIP)).isNotEmpty();
            Files.write(file.physical(), bytes);
        }
        assertThat(storage().damage(SmallBag.AIP)).isEmpty();
        assertThat(storage().validate(SmallBag.AIP)).isEmpty();
    }

    @Test
    void refusesAFileThatIsListedTwiceAndALinkInsteadOfAFile() throws Exception {
        SmallBag twice = SmallBag.at(folder.resolve("twice"), 1);
        twice.files().add(twice.files().get(1));
        assertRefused(twice, "data/README.txt");

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

        assertThatThrownBy(() -> new FileToStore("bagit.txt", sha256, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(SmallBag bag, String path) {
        assertThatThrownBy(() -> storage().commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
        assertThat(storage().holds(SmallBag.AIP)).isFalse();
    }
}
