package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.OcflRepositoryBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.SealedBag;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.CommitRequest;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.FileToStore;
import org.posterity.storage.SmallBag;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;
import org.posterity.storage.Workplace;

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
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
            storage.commit(bag.first(SmallBag.AIP));

            for (StoredFile file : storage.files(SmallBag.AIP)) {
                assertThat(Files.getAttribute(Path.of(file.bytes().location()), "unix:ino"))
                        .isEqualTo(before.get(file.logicalPath()));
            }
        }
    }

    @Test
    void takesTheDigestsAsGiven() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
        Files.writeString(bag.root().resolve("data/README.txt"), "What this was\n");
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
            storage.commit(bag.first(SmallBag.AIP));

            assertThat(storage.audit(SmallBag.AIP, moved -> {}).findings())
                    .containsExactly(AuditFinding.of(AuditFinding.Kind.MISMATCH, "v1/content/data/README.txt"));
        }
        assertThat(fullValidation(archive(), SmallBag.AIP).hasErrors()).isTrue();
    }

    @Test
    void putsAPackageWhereAPersonFindsIt() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 1, false);

        assertThat(stored.place()).matches("storage/[0-9a-f]{3}/urn%3aposterity%3aabcdefghijklmnopqrst");
        assertThat(object(stored).resolve("v1/content/bagit.txt")).exists();
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
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
            storage.commit(bag.first(SmallBag.AIP));

            assertThat(storage.files(SmallBag.AIP))
                    .hasSameSizeAs(bag.files())
                    .filteredOn(file -> file.logicalPath().contains("twin"))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Path.of(file.bytes().location()))
                            .hasContent("twin")
                            .endsWith(Path.of(file.logicalPath())));
        }
        assertThat(fullValidation(archive(), SmallBag.AIP).hasErrors()).isFalse();
    }

    @Test
    void findsPackagesWhoseIdentifierIsTooLongForAFolderName() throws Exception {
        PackageId longest = new PackageId("https://example.org/" + "a/b-c.d~e".repeat(14));
        StoredVersion stored = commit(archive(), longest, 1, false);

        assertThat(object(stored).getFileName().toString()).hasSizeGreaterThan(100);
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(longest);
        assertThat(OcflStorage.read(archive()).head(longest)).contains(stored);
    }

    @Test
    void isReadWithoutTheLockWhileAnotherWrites() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 1, false);
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage writing = OcflStorage.open(lock, false);
            StoredPackages reading = OcflStorage.read(archive());
            SmallBag bag = SmallBag.at(folder.resolve("later"), 1);
            writing.commit(bag.first(new PackageId("urn:x:later")));

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
        Files.delete(object(stored).resolve("v1/content/bagit.txt"));
        Files.writeString(object(stored).resolve("stray.txt"), "stray");

        StoredPackages storage = OcflStorage.read(archive());

        assertThat(storage.audit(SmallBag.AIP, moved -> {}).findings())
                .anyMatch(found -> found.kind() == AuditFinding.Kind.MISSING
                        && found.where().equals("v1/content/bagit.txt"))
                .anyMatch(found -> found.what().startsWith("OCFL 1.1 E001"));
        assertThat(storage.files(SmallBag.AIP))
                .filteredOn(file -> !file.isPresent())
                .extracting(StoredFile::logicalPath)
                .containsExactly("bagit.txt");
    }

    @Test
    void saysWhichInventoryCannotBeRead() throws Exception {
        StoredVersion stored = commit(archive(), SmallBag.AIP, 2, false);
        Files.writeString(object(stored).resolve("inventory.json"), "{");

        assertThatThrownBy(() -> OcflStorage.read(archive()).files(SmallBag.AIP))
                .isInstanceOf(DamagedPackage.class)
                .hasMessageContaining(SmallBag.AIP.shortForm())
                .hasMessageContaining("inventory.json");
        assertThat(OcflStorage.read(archive()).audit(SmallBag.AIP, moved -> {}).findings())
                .isNotEmpty();
    }

    @Test
    void clearsWhatAnEarlierProcessLeft() throws Exception {
        commit(archive(), SmallBag.AIP, 1, false);
        Path halfObject = archive().resolve("workspace/posterity-1-2/ocfl/drafts/abc/urn%3ax/v1");
        Files.createDirectories(halfObject);
        Files.writeString(halfObject.resolve("inventory.json"), "half");
        PackageId begun = new PackageId("urn:example:begun");
        new CommitMarks(archive().resolve("commits"), Files.createDirectories(folder.resolve("marks"))).set(begun);
        Path top = archive()
                .resolve("storage")
                .resolve(new StorageLayout().path(begun))
                .getParent();
        Files.createDirectories(top);

        open(archive());

        assertThat(filesBelow(archive().resolve("workspace"))).noneMatch(file -> file.endsWith("inventory.json"));
        assertThat(top).doesNotExist();
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

        open(archive());

        assertThat(storage.resolve("fff")).hasContent("a file");
        assertThat(storage.resolve("ffe")).isSymbolicLink();
        assertThat(storage.resolve("ffd/foreign")).isDirectory();
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(SmallBag.AIP);
        assertThat(OcflStorage.read(archive()).foreign(List.of()))
                .containsExactly("storage/ffd/foreign", "storage/fff", "storage/holiday");
    }

    @Test
    void setsAsideOnlyWhatIsBeingCommitted() throws Exception {
        String place = new StorageLayout().path(SmallBag.AIP);
        String name = place.substring(place.indexOf('/') + 1);
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, true);
            for (int round = 1; round <= 4; round++) {
                SmallBag bag = SmallBag.at(folder.resolve("bag"), round);
                storage.commit(bag.first(SmallBag.AIP));
                assertThat(storage.inProgress()).containsExactly(SmallBag.AIP);

                Path aside = lock.archive().resolve(storage.setAside(SmallBag.AIP));

                assertThat(storage.ids()).isEmpty();
                assertThat(storage.foreign(List.of())).isEmpty();
                assertThat(aside).endsWithRaw(Path.of(round == 1 ? name : name + "-" + round));
                assertThat(lock.archive().resolve("storage").resolve(place).getParent())
                        .as("no empty folder, which OCFL forbids")
                        .doesNotExist();
                assertThat(aside.resolve("v1/content/data/posts/2023")).isDirectoryContaining(file -> true);
            }
            storage.complete(SmallBag.AIP);
            assertThat(storage.inProgress()).isEmpty();
            SmallBag bag = SmallBag.at(folder.resolve("bag"), 1);
            storage.commit(bag.first(SmallBag.AIP));
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
        SmallBag bag = SmallBag.empty(folder.resolve("bag"));
        bag.add("b.txt", "twin");
        bag.add("a.txt", "twin");
        StoredVersion first;
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
            first = storage.commit(bag.first(SmallBag.AIP));
            SmallBag change = SmallBag.empty(folder.resolve("change"));
            change.add("c/c.txt", "twin");
            change.add("d.txt", "new");

            storage.commit(change.after(first, "a.txt"));
        }

        String twin = SmallBag.sha512("twin".getBytes(StandardCharsets.UTF_8)).hex();
        String twin256 = Digest.sha256("twin".getBytes(StandardCharsets.UTF_8)).hex();
        String fresh = SmallBag.sha512("new".getBytes(StandardCharsets.UTF_8)).hex();
        String fresh256 = Digest.sha256("new".getBytes(StandardCharsets.UTF_8)).hex();
        String head = """
                        {
                          "id" : "urn:posterity:abcdefghijklmnopqrst",
                          "type" : "https://ocfl.io/1.1/spec/#inventory",
                          "digestAlgorithm" : "sha512",
                          "head" : "%s",
                          "manifest" : {
                            "%s" : [ "v1/content/a.txt", "v1/content/b.txt" ]%s
                          },
                          "fixity" : {
                            "sha256" : {
                              "%s" : [ "v1/content/a.txt", "v1/content/b.txt" ]%s
                            }
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
                            }""";
        assertThat(object(first).resolve("v1/inventory.json"))
                .hasContent(head.formatted("v1", twin, "", twin256, "", twin) + "\n  }\n}");
        assertThat(object(first).resolve("inventory.json"))
                .hasSameTextualContentAs(object(first).resolve("v2/inventory.json"))
                .hasContent(head.formatted(
                                "v2",
                                twin,
                                ",\n    \"%s\" : [ \"v2/content/d.txt\" ]".formatted(fresh),
                                twin256,
                                ",\n      \"%s\" : [ \"v2/content/d.txt\" ]".formatted(fresh256),
                                twin)
                        + """
                        ,
                            "v2" : {
                              "created" : "2026-03-01T10:15:30Z",
                              "message" : "Accession 0001",
                              "user" : {
                                "name" : "Posterity 0.1.0",
                                "address" : "https://example.org/posterity"
                              },
                              "state" : {
                                "%s" : [ "a.txt", "c/c.txt" ],
                                "%s" : [ "d.txt" ]
                              }
                            }
                          }
                        }""".formatted(twin, fresh));
        assertThat(object(first).resolve("v2/content/c")).as("an empty folder").doesNotExist();
        ValidationResults results = fullValidation(archive(), SmallBag.AIP);
        assertThat(results.getErrors()).isEmpty();
        assertThat(results.getWarnings()).isEmpty();
    }

    /** Copies elsewhere are compared by sha256 alone, so the inventory must have what the bag's own manifests have. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 300})
    void theFixityBlockIsWhatTheManifestsSay(int posts) throws Exception {
        BagWriter writer = BagWriter.create(folder.resolve("bag"));
        for (int post = 0; post < posts; post++) {
            writer.add("posts/" + post + ".txt", ("post " + post / 2).getBytes(StandardCharsets.UTF_8));
        }
        SealedBag sealed = writer.seal(BagInfo.EMPTY.with("Bagging-Date", "2026-04-01"));
        List<FileToStore> files = sealed.files().stream()
                .map(file -> new FileToStore(file.path(), file.size(), file.sha256(), file.sha512()))
                .toList();
        Path object;
        try (Workplace lock = Workplace.in(archive())) {
            object = object(OcflStorage.open(lock, false)
                    .commit(CommitRequest.first(SmallBag.AIP, sealed.root(), files, SmallBag.NOTE)));
        }
        Map<String, String> manifests = new TreeMap<>();
        for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
            for (String line : Files.readAllLines(object.resolve("v1/content").resolve(manifest))) {
                manifests.put("v1/content/" + line.substring(66), line.substring(0, 64));
            }
        }
        Map<String, String> fixity = new TreeMap<>();
        new ObjectMapper()
                .readTree(object.resolve("inventory.json").toFile())
                .at("/fixity/sha256")
                .properties()
                .forEach(entry -> entry.getValue().forEach(path -> fixity.put(path.asText(), entry.getKey())));

        assertThat(fixity).containsAllEntriesOf(manifests).hasSize(files.size());
        for (String path : fixity.keySet()) {
            assertThat(Digest.sha256(Files.readAllBytes(object.resolve(path))).hex())
                    .as(path)
                    .isEqualTo(fixity.get(path));
        }
    }

    /** The kill after the version's folder, and the one after the inventory and before its sidecar. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aVersionCountsFromItsFolderOnAndTheNextRunMendsTheRoot(int atRoot) throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        StoredVersion second;
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, true);
            StoredVersion first = storage.commit(bag.first(SmallBag.AIP));
            SmallBag change = SmallBag.empty(folder.resolve("change"));
            change.add("data/README.txt", "Now.\n");
            second = storage.commit(change.after(first, "bagit.txt"));
        }
        Path object = object(second);
        for (String name : List.of("inventory.json", "inventory.json.sha512").subList(atRoot, 2)) {
            Files.copy(object.resolve("v1").resolve(name), object.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        StoredPackages reading = OcflStorage.read(archive());
        assertThat(reading.head(SmallBag.AIP)).contains(second);
        assertThat(reading.damage(SmallBag.AIP)).isEmpty();
        assertThat(reading.files(SmallBag.AIP))
                .extracting(StoredFile::logicalPath)
                .containsExactly("bagit.txt", "data/README.txt");

        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, true);
            assertThat(storage.inProgress()).containsExactly(SmallBag.AIP);
            if (atRoot == 0) {
                storage.complete(SmallBag.AIP);
            } else {
                SmallBag change = SmallBag.empty(folder.resolve("another"));
                change.add("data/README.txt", "Later.\n");
                storage.commit(change.after(second, "bagit.txt"));
            }
        }
        ValidationResults results = fullValidation(archive(), SmallBag.AIP);
        assertThat(results.getErrors()).isEmpty();
        assertThat(results.getWarnings()).isEmpty();
        assertThat(OcflStorage.read(archive()).head(SmallBag.AIP).orElseThrow().version())
                .isEqualTo(2 + atRoot);
    }

    /** Neither of the two states that a kill leaves: that is damage, and no older version passes for the newest. */
    @Test
    void aNewestVersionThatIsGoneIsDamage() throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag"), 2);
        StoredVersion second;
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, true);
            StoredVersion first = storage.commit(bag.first(SmallBag.AIP));
            SmallBag change = SmallBag.empty(folder.resolve("change"));
            change.add("data/README.txt", "Now.\n");
            second = storage.commit(change.after(first, "bagit.txt"));
        }
        Path newest = object(second).resolve("v2");
        Files.move(newest, folder.resolve("gone"));
        assertThat(OcflStorage.read(archive()).damage(SmallBag.AIP)).isPresent();
        Files.createDirectories(newest);
        assertThat(OcflStorage.read(archive()).damage(SmallBag.AIP))
                .get()
                .asString()
                .contains("v2/inventory.json");
    }

    /** The mark that cannot be made, the folder that is none: nothing is half, and what is tried again succeeds. */
    @ParameterizedTest
    @ValueSource(strings = {"commits", "storage"})
    void aCommitThatFailsLeavesNothingBehind(String blocked) throws Exception {
        open(archive());
        Path inTheWay = blocked.equals("commits")
                ? archive().resolve("commits")
                : archive()
                        .resolve("storage")
                        .resolve(new StorageLayout().path(SmallBag.AIP))
                        .getParent();
        Files.createFile(inTheWay);
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, true);
            SmallBag bag = SmallBag.at(lock.folder().resolve("bag"), 1);

            assertThatThrownBy(() -> storage.commit(bag.first(SmallBag.AIP))).isInstanceOf(TerminalFailure.class);

            assertThat(storage.ids()).isEmpty();
            assertThat(storage.foreign(List.of())).hasSize(blocked.equals("storage") ? 1 : 0);
            Files.delete(inTheWay);
            assertThat(storage.inProgress()).isEmpty();
            SmallBag again = SmallBag.at(lock.folder().resolve("again"), 1);
            storage.commit(again.first(SmallBag.AIP));
            assertThat(storage.damage(SmallBag.AIP)).isEmpty();
            assertThat(storage.inProgress()).containsExactly(SmallBag.AIP);
        }
    }

    /** Of most signs of an identifier the name of a file makes three. */
    @Test
    void aPackageOfTheLongestNameIsMarkedToo() throws Exception {
        PackageId longest = new PackageId("urn:" + "a:/".repeat(45));
        commit(archive(), longest, 1, false);
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
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
        try (Workplace lock = Workplace.in(archive())) {
            OcflStorage storage = OcflStorage.open(lock, false);
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

        assertThat(OcflStorage.read(archive()).foreign(List.of()))
                .containsExactly("storage/3F7", "storage/3f7x", "storage/abcd");
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(SmallBag.AIP);
    }

    /** Its name is cut, so its inventory alone tells which package it is; another's inventory tells nothing. */
    @Test
    void aPackageOfALongNameIsKnownByItsInventoryOrNotAtAll() throws Exception {
        PackageId longest = new PackageId("https://example.org/" + "a/b-c.d~e".repeat(14));
        StoredVersion stored = commit(archive(), longest, 1, false);
        String inventory = Files.readString(object(stored).resolve("inventory.json"));
        for (String text : List.of("", "{", "{}", "[]", inventory.replace("example.org", "example.net"))) {
            Files.writeString(object(stored).resolve("inventory.json"), text);

            assertThat(OcflStorage.read(archive()).ids()).isEmpty();
            assertThat(OcflStorage.read(archive()).foreign(List.of())).hasSize(1);
            assertThat(OcflStorage.read(archive()).holds(longest)).isTrue();
        }
        Files.writeString(object(stored).resolve("inventory.json"), "{\"x\": {\"id\": 1}," + inventory.substring(1));
        assertThat(OcflStorage.read(archive()).ids()).containsExactly(longest);
    }

    private Path object(StoredVersion stored) {
        return archive().resolve(stored.place());
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private static OcflStorage open(Path archive) {
        try (Workplace lock = Workplace.in(archive)) {
            return OcflStorage.open(lock, false);
        }
    }

    private StoredVersion commit(Path archive, PackageId aip, int posts, boolean sync) throws IOException {
        try (Workplace lock = Workplace.in(archive)) {
            OcflStorage storage = OcflStorage.open(lock, sync);
            SmallBag bag = SmallBag.at(lock.folder().resolve("w/bag"), posts);
            return storage.commit(bag.first(aip));
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
