package org.posterity.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
