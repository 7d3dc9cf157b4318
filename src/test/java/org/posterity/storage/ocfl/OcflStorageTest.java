package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.OcflRepositoryBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.ArchiveLock;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.SmallBag;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

class OcflStorageTest {
    @TempDir
    Path folder;

    @Test
    void commitsAnObjectThatOcflJavaFindsValidToTheLastByte() throws Exception {
        commit(archive(), SmallBag.AIP, 20, true);

        ValidationResults results = fullValidation(archive(), SmallBag.AIP);

        assertThat(results.getErrors()).isEmpty();
        assertThat(results.getWarnings()).isEmpty();
    }

    @Test
    void movesTheFilesInsteadOfCopyingThem() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        Map<String, Object> before = new TreeMap<>();
        for (Path file : filesBelow(bag.root())) {
            before.put(bag.root().relativize(file).toString(), Files.getAttribute(file, "unix:ino"));
        }
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, false)) {
            storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

            for (StoredFile file : storage.files(SmallBag.AIP)) {
                assertThat(Files.getAttribute(file.physical(), "unix:ino")).isEqualTo(before.get(file.logicalPath()));
            }
        }
    }

    @Test
    void takesTheDigestsAsGiven() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        Files.writeString(bag.root().resolve("data/README.txt"), "What this was\n");
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, false)) {
            storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

            assertThat(storage.validate(SmallBag.AIP)).isEmpty();
        }
        assertThat(fullValidation(archive(), SmallBag.AIP).hasErrors()).isTrue();
    }

    @Test
    void putsAPackageWhereAPersonFindsIt() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 1, false);

        assertThat(stored.folderInArchive()).matches("storage/[0-9a-f]{3}/urn%3aposterity%3aabcdefghijklmnopqrst");
        assertThat(archive().toRealPath().resolve(stored.folderInArchive())).isEqualTo(stored.folder());
        assertThat(stored.folder().resolve("v1/content/bagit.txt")).exists();
    }

    @Test
    void writesTheSameBytesUnderTheSameClock() throws Exception {
        commit(folder.resolve("one"), SmallBag.AIP, 30, false);
        commit(folder.resolve("two"), SmallBag.AIP, 30, true);

        assertThat(contents(folder.resolve("one/storage"))).isEqualTo(contents(folder.resolve("two/storage")));
    }

    @Test
    void keepsTwinsEachInItsPlace() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        bag.add("data/twin-a.warc", "twin");
        bag.add("data/twin-b.warc", "twin");
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, false)) {
            storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);

            assertThat(storage.files(SmallBag.AIP))
                    .hasSameSizeAs(bag.files())
                    .filteredOn(file -> file.logicalPath().contains("twin"))
                    .hasSize(2)
                    .allSatisfy(file ->
                            assertThat(file.physical()).hasContent("twin").endsWith(Path.of(file.logicalPath())));
        }
        assertThat(fullValidation(archive(), SmallBag.AIP).hasErrors()).isFalse();
    }

    @Test
    void findsPackagesWhoseIdentifierIsTooLongForAFolderName() throws Exception {
        PackageId longest = new PackageId("https://example.org/" + "a/b-c.d~e".repeat(14));
        StoredVersion stored = commit(archive(), longest, 1, false);

        assertThat(stored.folder().getFileName().toString()).hasSizeGreaterThan(100);
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(longest);
        assertThat(OcflStorage.read(archive()).head(longest)).contains(stored);
    }

    @Test
    void isReadWithoutTheLockWhileAnotherWrites() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 1, false);
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage writing = OcflStorage.open(lock, false)) {
            StoredPackages reading = OcflStorage.read(archive());
            SmallBag bag = SmallBag.at(folder.resolve("later"), 1);
            writing.commit(new PackageId("urn:x:later"), bag.root(), bag.files(), SmallBag.NOTE);

            assertThat(reading.head(SmallBag.AIP)).contains(stored);
            assertThat(reading.ids()).containsExactly(SmallBag.AIP, new PackageId("urn:x:later"));
        }
    }

    @Test
    void readsAnArchiveThatIsNotThereAsEmptyAndLeavesItSo() {
        assertThat(OcflStorage.read(archive()).ids()).isEmpty();
        assertThat(archive()).doesNotExist();
    }

    @Test
    void reportsDamageUnderItsOcflCode() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 2, false);
        Files.delete(stored.folder().resolve("v1/content/bagit.txt"));
        Files.writeString(stored.folder().resolve("stray.txt"), "stray");

        StoredPackages storage = OcflStorage.read(archive());

        assertThat(storage.validate(SmallBag.AIP))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::clause)
                .contains("OCFL 1.1 E001", "OCFL 1.1 E092");
        assertThat(storage.files(SmallBag.AIP))
                .filteredOn(file -> !file.isPresent())
                .extracting(StoredFile::logicalPath)
                .containsExactly("bagit.txt");
    }

    @Test
    void saysWhichInventoryCannotBeRead() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 2, false);
        Files.writeString(stored.folder().resolve("inventory.json"), "{");

        assertThatThrownBy(() -> OcflStorage.read(archive()).files(SmallBag.AIP))
                .isInstanceOf(DamagedPackage.class)
                .hasMessageContaining(SmallBag.AIP.shortForm())
                .hasMessageContaining("inventory.json");
        assertThat(OcflStorage.read(archive()).validate(SmallBag.AIP)).isNotEmpty();
    }

    @Test
    void clearsWhatAnEarlierProcessLeft() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        Path halfObject = archive().resolve("workspace/posterity-1-2/ocfl/drafts/abc/urn%3ax/v1");
        Files.createDirectories(halfObject);
        Files.writeString(halfObject.resolve("inventory.json"), "half");
        Files.createDirectories(archive().resolve("storage/fff"));

        open(archive()).close();

        assertThat(filesBelow(archive().resolve("workspace"))).noneMatch(file -> file.endsWith("inventory.json"));
        assertThat(archive().resolve("storage/fff")).doesNotExist();
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(SmallBag.AIP);
    }

    /** What somebody put there, or another system: a name that looks like a folder of ours is not enough to delete it. */
    @Test
    void deletesNothingButEmptyFolders() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        Path storage = archive().resolve("storage");
        Files.writeString(storage.resolve("fff"), "a file");
        Files.createSymbolicLink(storage.resolve("ffe"), Files.createDirectories(folder.resolve("other-disk")));
        Files.createDirectories(storage.resolve("ffd/foreign"));
        Files.createDirectories(storage.resolve("holiday"));

        open(archive()).close();

        assertThat(storage.resolve("fff")).hasContent("a file");
        assertThat(storage.resolve("ffe")).isSymbolicLink();
        assertThat(storage.resolve("ffd/foreign")).isDirectory();
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(SmallBag.AIP);
        assertThat(OcflStorage.read(archive()).foreign())
                .containsExactly("storage/ffd/foreign", "storage/fff", "storage/holiday");
    }

    @Test
    void setsAsideOnlyWhatIsBeingCommitted() throws Exception {
        String place = new StorageLayout().path(SmallBag.AIP);
        String name = place.substring(place.indexOf('/') + 1);
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, true)) {
            for (int round = 1; round <= 4; round++) {
                SmallBag bag = SmallBag.at(folder.resolve("bag"), round);
                storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);
                assertThat(storage.inProgress()).containsExactly(SmallBag.AIP);

                Path aside = lock.archive().resolve(storage.setAside(SmallBag.AIP));

                assertThat(storage.ids()).isEmpty();
                assertThat(storage.foreign()).isEmpty();
                assertThat(aside).endsWithRaw(Path.of(round == 1 ? name : name + "-" + round));
                assertThat(lock.archive().resolve("storage").resolve(place).getParent())
                        .as("no empty folder, which OCFL forbids")
                        .doesNotExist();
                assertThat(aside.resolve("v1/content/data/posts/2023")).isDirectoryContaining(file -> true);
            }
            storage.complete(SmallBag.AIP);
            assertThat(storage.inProgress()).isEmpty();
            SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
            storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE);
            storage.complete(SmallBag.AIP);

            assertThatThrownBy(() -> storage.setAside(SmallBag.AIP)).isInstanceOf(IllegalStateException.class);
            assertThat(storage.ids()).containsExactly(SmallBag.AIP);
        }
        assertThat(archive().resolve("set-aside"))
                .isDirectoryContaining(file -> file.endsWith("urn%3aposterity%3aabcdefghijklmnopqrst-2"));
    }

    @Test
    void refusesAFolderThatIsNotAStorageRoot() throws Exception {
        Files.createDirectories(archive().resolve("storage"));
        Files.writeString(archive().resolve("storage/holiday.txt"), "not ours");

        assertThatThrownBy(() -> open(archive())).isInstanceOf(TerminalFailure.class);
        assertThat(archive().resolve("storage/holiday.txt")).hasContent("not ours");
    }

    @Test
    void refusesAStorageRootOfAnotherLayout() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        Path extensions = archive().resolve("storage/extensions");
        Files.move(
                extensions.resolve("0003-hash-and-id-n-tuple-storage-layout"),
                extensions.resolve("0004-hashed-n-tuple-storage-layout"));

        assertThatThrownBy(() -> open(archive())).isInstanceOf(TerminalFailure.class);
        assertThatThrownBy(() -> OcflStorage.read(archive())).isInstanceOf(TerminalFailure.class);
    }

    @Test
    void writesAnInventoryThatStaysTheSame() throws Exception {
        SmallBag bag = new SmallBag(folder.resolve("bag"), new ArrayList<>());
        bag.add("b.txt", "twin");
        bag.add("a.txt", "twin");
        Path inventory = folder.resolve("inventory.json");

        InventoryFile.write(inventory, SmallBag.AIP, bag.files(), SmallBag.NOTE);

        String twin = SmallBag.sha512("twin".getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(inventory).hasContent("""
                        {
                          "id" : "urn:posterity:abcdefghijklmnopqrst",
                          "type" : "https://ocfl.io/1.1/spec/#inventory",
                          "digestAlgorithm" : "sha512",
                          "head" : "v1",
                          "manifest" : {
                            "%s" : [ "v1/content/a.txt", "v1/content/b.txt" ]
                          },
                          "versions" : {
                            "v1" : {
                              "created" : "2026-03-01T10:15:30Z",
                              "message" : "Accession 0001",
                              "user" : {
                                "name" : "Posterity 0.1.0",
                                "address" : "https://example.org/posterity"
                              },
                              "state" : {
                                "%s" : [ "a.txt", "b.txt" ]
                              }
                            }
                          }
                        }""".formatted(twin, twin));
    }

    /** The mark that cannot be made, the folder that is none: nothing is half, and what is tried again succeeds. */
    @ParameterizedTest
    @ValueSource(strings = {"commits", "storage"})
    void aCommitThatFailsLeavesNothingBehind(String blocked) throws Exception {
        open(archive()).close();
        Path inTheWay = blocked.equals("commits")
                ? archive().resolve("commits")
                : archive()
                        .resolve("storage")
                        .resolve(new StorageLayout().path(SmallBag.AIP))
                        .getParent();
        Files.createFile(inTheWay);
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, true)) {
            SmallBag bag = SmallBag.at(lock.workspace().resolve("bag"), 1);

            assertThatThrownBy(() -> storage.commit(SmallBag.AIP, bag.root(), bag.files(), SmallBag.NOTE))
                    .isInstanceOf(TerminalFailure.class);

            assertThat(storage.ids()).isEmpty();
            assertThat(storage.foreign()).hasSize(blocked.equals("storage") ? 1 : 0);
            Files.delete(inTheWay);
            assertThat(storage.inProgress()).isEmpty();
            SmallBag again = SmallBag.at(lock.workspace().resolve("again"), 1);
            storage.commit(SmallBag.AIP, again.root(), again.files(), SmallBag.NOTE);
            assertThat(storage.damage(SmallBag.AIP)).isEmpty();
            assertThat(storage.inProgress()).containsExactly(SmallBag.AIP);
        }
    }

    /** Of most signs of an identifier the name of a file makes three. */
    @Test
    void aPackageOfTheLongestNameIsMarkedToo() throws Exception {
        PackageId longest = new PackageId("urn:" + "a:/".repeat(45));
        commit(archive(), longest, 1, false);
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, false)) {
            assertThat(storage.inProgress()).containsExactly(longest);
            storage.complete(longest);
            assertThat(storage.inProgress()).isEmpty();
        }
    }

    @Test
    void marksThatCannotBeReadStopTheRun() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        Path commits = archive().resolve("commits");
        Files.move(commits, folder.resolve("moved"));
        Files.createFile(commits);
        try (ArchiveLock lock = ArchiveLock.take(archive());
                OcflStorage storage = OcflStorage.open(lock, false)) {
            assertThatThrownBy(storage::inProgress).isInstanceOf(TerminalFailure.class);
        }
    }

    @Test
    void anArchiveIsThereOnceItsStorageHasSomethingInIt() throws Exception {
        assertThat(OcflStorage.isThere(archive())).isFalse();
        Files.createDirectories(archive().resolve("storage"));
        assertThat(OcflStorage.isThere(archive())).isFalse();
        Files.createFile(archive().resolve("storage/anything"));
        assertThat(OcflStorage.isThere(archive())).isTrue();
        assertThat(OcflAgreements.isThere(archive())).isFalse();
        Files.createDirectories(archive().resolve("agreements/3f7"));
        assertThat(OcflAgreements.isThere(archive())).isTrue();
    }

    @Test
    void foldersThatSystemsPutIntoARootAreNoStrangers() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        for (String name : List.of("lost+found", ".Trash", "extensions/x", "3f7x", "abcd", "3F7")) {
            Files.createDirectories(archive().resolve("storage").resolve(name));
        }

        assertThat(OcflStorage.read(archive()).foreign())
                .containsExactly("storage/3F7", "storage/3f7x", "storage/abcd");
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(SmallBag.AIP);
    }

    /** Its name is cut, so its inventory alone tells which package it is; another's inventory tells nothing. */
    @Test
    void aPackageOfALongNameIsKnownByItsInventoryOrNotAtAll() throws Exception {
        PackageId longest = new PackageId("https://example.org/" + "a/b-c.d~e".repeat(14));
        StoredVersion stored = commit(archive(), longest, 1, false);
        String inventory = Files.readString(stored.folder().resolve("inventory.json"));
        for (String text : List.of("", "{", "{}", "[]", inventory.replace("example.org", "example.net"))) {
            Files.writeString(stored.folder().resolve("inventory.json"), text);

            assertThat(OcflStorage.read(archive()).ids()).isEmpty();
            assertThat(OcflStorage.read(archive()).foreign()).hasSize(1);
            assertThat(OcflStorage.read(archive()).holds(longest)).isTrue();
        }
        Files.writeString(stored.folder().resolve("inventory.json"), "{\"x\": {\"id\": 1}," + inventory.substring(1));
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(longest);
    }

    @Test
    void isNotOpenedWithoutTheLock() {
        ArchiveLock lock = ArchiveLock.take(archive());
        lock.close();

        assertThatThrownBy(() -> OcflStorage.open(lock, false)).isInstanceOf(IllegalStateException.class);
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private static AutoCloseable open(Path archive) {
        try (ArchiveLock lock = ArchiveLock.take(archive)) {
            return OcflStorage.open(lock, false);
        }
    }

    private StoredVersion commit(Path archive, PackageId aip, int posts, boolean sync) throws IOException {
        try (ArchiveLock lock = ArchiveLock.take(archive);
                OcflStorage storage = OcflStorage.open(lock, sync)) {
            SmallBag bag = SmallBag.at(lock.workspace().resolve("w/bag"), posts);
            return storage.commit(aip, bag.root(), bag.files(), SmallBag.NOTE);
        }
    }

    /** What ocfl-java itself says, computing every digest. */
    private ValidationResults fullValidation(Path archive, PackageId aip) throws IOException {
        OcflRepository repository = new OcflRepositoryBuilder()
                .storage(storage -> storage.fileSystem(archive.resolve("storage")))
                .workDir(Files.createDirectories(folder.resolve("oracle")))
                .build();
        return repository.validateObject(aip.value(), true);
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : filesBelow(root)) {
            contents.put(root.relativize(file).toString(), Files.readString(file));
        }
        return contents;
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
