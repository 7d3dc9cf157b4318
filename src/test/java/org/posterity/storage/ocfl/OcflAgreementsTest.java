package org.posterity.storage.ocfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.consent.Agreement;
import org.posterity.consent.Agreement.Paper;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.SmallBag;
import org.posterity.storage.Workplace;

class OcflAgreementsTest {
    private static final String ID = Agreement.idOf("agreement-2026-017");

    @TempDir
    Path home;

    private Workplace lock;
    private OcflAgreements agreements;

    @BeforeEach
    void open() {
        lock = Workplace.in(home.resolve("archive"));
        agreements = new OcflAgreements(
                lock,
                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
                new Agent("urn:posterity:software", "Posterity", "software", "test"));
    }

    @AfterEach
    void close() {
        lock.close();
    }

    @Test
    void nothingIsMadeBeforeThereIsAnAgreement() {
        assertThat(home.resolve("archive/agreements")).doesNotExist();
    }

    @Test
    void theSameAgreementOnceMoreAddsNothing() throws IOException {
        assertThat(agreements.keep(agreement("first", "deed"))).isEqualTo(1);
        List<String> before = listing();

        assertThat(agreements.keep(agreement("first", "deed"))).isEqualTo(1);
        assertThat(agreements.keep(agreement("first"))).isEqualTo(1);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void theInventoryHasTheSha256OfEveryFileOfEveryVersion() throws IOException {
        agreements.keep(agreement("first", "deed"));
        agreements.keep(agreement("second", "deed", "map"));

        Path object = object();
        JsonNode inventory =
                new ObjectMapper().readTree(object.resolve("inventory.json").toFile());
        SortedMap<String, String> said = new TreeMap<>();
        inventory
                .at("/fixity/sha256")
                .properties()
                .forEach(entry -> entry.getValue().forEach(path -> said.put(path.asText(), entry.getKey())));
        SortedMap<String, String> are = new TreeMap<>();
        try (Stream<Path> files = Files.walk(object)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = object.relativize(file).toString();
                if (path.contains("/content/")) {
                    are.put(path, Digest.sha256(Files.readAllBytes(file)).hex());
                }
            }
        }
        assertThat(said).isNotEmpty().isEqualTo(are);
    }

    @Test
    void aChangedRecordAddsAVersionAndKeepsTheOldOneAndItsPapers() throws IOException {
        agreements.keep(agreement("first", "deed"));

        assertThat(agreements.keep(agreement("second", "addendum"))).isEqualTo(2);
        assertThat(listing())
                .anyMatch(path -> path.endsWith("v1/content/consent.json"))
                .anyMatch(path -> path.endsWith("v2/content/consent.json"));
        assertThat(head()).hasSize(3).contains("consent.json");
    }

    @Test
    void anObjectOfTwoVersionsIsValid() throws IOException {
        agreements.keep(agreement("first", "deed"));
        agreements.keep(agreement("second"));

        assertThat(new OcflRepositoryBuilder()
                        .storage(storage -> storage.fileSystem(home.resolve("archive/agreements")))
                        .workDir(Files.createDirectories(home.resolve("work")))
                        .build()
                        .validateObject(ID, true)
                        .getErrors())
                .isEmpty();
    }

    @Test
    void everyVersionStaysReadable() throws IOException {
        agreements.keep(agreement("first", "deed"));
        agreements.keep(agreement("second", "addendum"));

        KeptAgreements kept = OcflAgreements.read(home.resolve("archive"));
        assertThat(kept.ids()).containsExactly(ID);
        List<KeptAgreement.Version> versions = kept.read(ID).versions();
        assertThat(versions).extracting(KeptAgreement.Version::number).containsExactly(1, 2);
        assertThat(record(versions.get(0))).isEqualTo("first");
        assertThat(record(versions.get(1))).isEqualTo("second");
        assertThat(versions.get(1).files())
                .extracting(KeptAgreement.File::since)
                .containsExactlyInAnyOrder(1, 2, 2);
        assertThat(versions.get(1).files())
                .allMatch(file -> Files.isRegularFile(Path.of(file.bytes().location())));
    }

    @Test
    void anArchiveWithoutAgreementsHasNone() {
        assertThat(OcflAgreements.read(home.resolve("nowhere")).ids()).isEmpty();
    }

    @Test
    void onlyItsOwnerMayReadAnyOfIt() throws IOException {
        agreements.keep(agreement("first", "deed"));
        agreements.keep(agreement("second"));

        try (Stream<Path> all = Files.walk(home.resolve("archive/agreements"))) {
            assertThat(all)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aFolderThatSomebodyOpenedToOthersIsClosedAgain() throws IOException {
        agreements.keep(agreement("first"));
        Path folder = home.resolve("archive/agreements");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        againIn(2, "second");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void anAgreementThatIsDamagedOrGoneIsUnreadableAndStopsNoOther() throws IOException {
        String otherId = Agreement.idOf("agreement-2026-018");
        agreements.keep(agreement("first", "deed"));
        agreements.keep(new Agreement(
                otherId,
                Digest.sha256(new byte[0]),
                List.of(new Written("consent.json", "other".getBytes(StandardCharsets.UTF_8)))));
        Path object = object(ID);
        List<Path> files;
        try (Stream<Path> all = Files.walk(object)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(object.resolve("v1")))
                    .toList();
        }
        assertThat(files).hasSize(4);
        for (Path file : files) {
            Path hidden = Files.move(file, home.resolve("hidden"));
            assertUnreadable("is damaged", otherId);
            Files.move(hidden, file);
        }
        Files.move(object, home.resolve("object"));
        assertThat(read().holds(ID)).isFalse();
        assertUnreadable("is missing", otherId);
        Files.move(home.resolve("archive/agreements"), home.resolve("unmounted"));
        assertThatThrownBy(() -> read().read(ID))
                .isInstanceOf(UnreadableAgreement.class)
                .hasMessageContaining("folder of agreements is missing");
        assertThat(read().ids()).isEmpty();
    }

    /** An inventory that fits its sidecar and makes no sense, or leads out of its object, gives nothing away. */
    @ParameterizedTest
    @CsvSource({
        "'\"head\" : \"v1\"', '\"head\" : \"v0\"'",
        "'\"head\" : \"v1\"', '\"head\" : \"v2\"'",
        "'\"head\" : \"v1\"', '\"head\" : 1'",
        "'\"head\" : \"v1\"', '\"dead\" : \"v1\"'",
        "'\"sha512\"', '\"sha256\"'",
        "'\"manifest\" : {', '\"manifest\" : [], \"x\" : {'",
        "'\"versions\" : {', '\"versions\" : [], \"x\" : {'",
        "'2026-06-01T12:00:00Z', 'yesterday'",
        "'v1/content/consent.json', 'v2/content/consent.json'",
        "'v1/content/consent.json', 'v1/content/deed.json'",
        "'v1/content/consent.json', 'v1/content/x/consent.json'",
        "'v1/content/consent.json', '../v1/content/consent.json'",
        "'consent.json', '../../../../../secret'"
    })
    void anInventoryWithoutSenseIsDamage(String was, String is) throws IOException {
        agreements.keep(agreement("first"));
        Files.writeString(home.resolve("secret"), "first");
        Path inventory = object(ID).resolve("v1/inventory.json");
        String changed = Files.readString(inventory).replace(was, is);
        assertThat(changed).isNotEqualTo(Files.readString(inventory));
        for (String folder : List.of("v1", ".")) {
            Files.writeString(object(ID).resolve(folder).resolve("inventory.json"), changed);
            Files.writeString(
                    object(ID).resolve(folder).resolve("inventory.json.sha512"),
                    SmallBag.sha512(changed.getBytes(StandardCharsets.UTF_8)).hex() + " inventory.json\n");
        }

        assertThatThrownBy(() -> read().read(ID))
                .isInstanceOf(UnreadableAgreement.class)
                .hasMessageContaining("is damaged");
        assertThat(read().ids()).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void everyVersionTellsItsDayItsFilesAndSinceWhenTheyAreThere(int versions) throws IOException {
        for (int version = 1; version <= versions; version++) {
            assertThat(agreements.keep(agreement("record " + version, "deed"))).isEqualTo(version);
        }

        KeptAgreement kept = read().read(ID);

        assertThat(kept.id()).isEqualTo(ID);
        assertThat(kept.versions()).hasSize(versions);
        for (KeptAgreement.Version version : kept.versions()) {
            assertThat(version.keptAt()).isEqualTo("2026-06-01T12:00:00Z");
            assertThat(record(version)).isEqualTo("record " + version.number());
            assertThat(version.files()).extracting(KeptAgreement.File::since).containsExactly(version.number(), 1);
            for (KeptAgreement.File file : version.files()) {
                assertThat(file.sha512())
                        .isEqualTo(SmallBag.sha512(
                                Files.readAllBytes(Path.of(file.bytes().location()))));
            }
        }
    }

    private KeptAgreements read() {
        return OcflAgreements.read(home.resolve("archive"));
    }

    private void assertUnreadable(String why, String otherId) {
        assertThatThrownBy(() -> read().read(ID))
                .isInstanceOf(UnreadableAgreement.class)
                .hasMessageContaining(why);
        assertThat(read().holds(otherId)).isTrue();
        assertThat(read().read(otherId).versions()).hasSize(1);
        assertThat(read().ids()).contains(otherId);
    }

    private Path object(String id) {
        return home.resolve("archive/agreements").resolve(new StorageLayout().path(new PackageId(id)));
    }

    @Test
    void aPaperThatChangedMeanwhileIsNotKept() throws IOException {
        Agreement agreement = agreement("first", "deed");
        Files.writeString(home.resolve("deed"), "another deed");

        assertThatThrownBy(() -> agreements.keep(agreement)).isInstanceOf(TerminalFailure.class);
        assertThat(OcflAgreements.read(home.resolve("archive")).ids()).isEmpty();
        assertThat(agreements.keep(agreement("first", "deed")))
                .as("the next one is")
                .isEqualTo(1);
    }

    @Test
    void aRecordThatBecomesWhatItWasIsThereSinceItsFirstVersion() throws IOException {
        for (String record : List.of("first", "second", "first")) {
            agreements.keep(agreement(record));
        }

        assertThat(read().read(ID).versions())
                .extracting(version -> version.files().get(0).since())
                .containsExactly(1, 2, 1);
        assertThat(record(read().read(ID).versions().get(2))).isEqualTo("first");
    }

    /** A kill right after the rename of the second version leaves the object's root as it was after the first. */
    @Test
    void whatAKillLeftOpenIsReadAsItIsAndMadeUpForByTheNextRun() throws IOException {
        agreements.keep(agreement("first", "deed"));
        Path object = object();
        byte[] inventory = Files.readAllBytes(object.resolve("inventory.json"));
        agreements.keep(agreement("second"));
        Files.write(object.resolve("inventory.json"), inventory);

        assertThat(record(OcflAgreements.read(home.resolve("archive"))
                        .read(ID)
                        .versions()
                        .get(1)))
                .isEqualTo("second");
        againIn(3, "third");

        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Files.copy(object.resolve("v2").resolve(name), object.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        againIn(3, "third");
        assertThat(Files.readString(object.resolve("inventory.json"))).contains("\"v3\"");
        assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
    }

    private void againIn(int version, String record) {
        lock.close();
        open();
        assertThat(agreements.keep(agreement(record))).isEqualTo(version);
    }

    private Path object() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("archive/agreements"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("0=ocfl_object"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static String record(KeptAgreement.Version version) throws IOException {
        for (KeptAgreement.File file : version.files()) {
            if (file.path().equals(KeptAgreement.RECORD)) {
                return Files.readString(Path.of(file.bytes().location()));
            }
        }
        throw new AssertionError("There is no record.");
    }

    @Test
    void anotherProcessGoesOnWhereThisOneStopped() {
        agreements.keep(agreement("first"));
        lock.close();
        open();

        assertThat(agreements.keep(agreement("first"))).isEqualTo(1);
        assertThat(agreements.keep(agreement("second"))).isEqualTo(2);
    }

    private Agreement agreement(String record, String... papers) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        List<Part> parts = new ArrayList<>(List.of(new Written("consent.json", bytes)));
        for (String paper : papers) {
            parts.add(paper(paper));
        }
        return new Agreement(ID, Digest.sha256(bytes), parts);
    }

    private Paper paper(String content) {
        try {
            Path file = Files.writeString(home.resolve(content), content);
            Digest digest = Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
            return new Paper("papers/" + digest.hex().substring(0, 16) + "/paper.pdf", file, digest);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> head() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String path : listing()) {
            int content = path.indexOf("/content/");
            if (content > 0) {
                names.add(path.substring(content + "/content/".length()));
            }
        }
        return List.copyOf(names);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("archive/agreements"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
