package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.intake.Workspace;

/** Faults put into an archive that the program made: every command tells them, the rest goes on, and nothing is changed in storage. */
class DamagedArchiveTest {
    @TempDir
    static Path scratch;

    private static TestArchive made;
    private static SampleDonation kelp;
    private static SampleDonation second;
    private static String hurtId;
    private static String otherId;
    private static int copies;

    private TestArchive desk;
    private Path object;

    /** What may happen to one package. */
    enum Damage {
        FOLDER_GONE("missing"),
        FOLDER_EMPTY("damaged"),
        DECLARATION_LOST("damaged"),
        INVENTORY_GROWN("damaged"),
        INVENTORY_LOST("damaged"),
        SIDECAR_LOST("damaged"),
        INVENTORY_OF_THE_VERSION_GROWN("damaged"),
        FACTS_LOST("damaged"),
        FACTS_CHANGED("damaged"),
        FACTS_A_FOLDER("damaged"),
        TERMS_CHANGED("damaged"),
        REPORT_LOST("damaged"),
        BAG_INFO_CHANGED("damaged"),
        WARC_CUT("damaged"),
        WARC_LOST("damaged");

        final String state;

        Damage(String state) {
            this.state = state;
        }

        void to(Path object) throws IOException {
            Path accession = object.resolve("v1/content/data/accessions/0001");
            switch (this) {
                case FOLDER_GONE -> Workspace.clear(object);
                case FOLDER_EMPTY -> {
                    Workspace.clear(object);
                    Files.createDirectories(object);
                }
                case DECLARATION_LOST -> Files.delete(object.resolve("0=ocfl_object_1.1"));
                case INVENTORY_GROWN -> grow(object.resolve("inventory.json"));
                case INVENTORY_LOST -> Files.delete(object.resolve("inventory.json"));
                case SIDECAR_LOST -> Files.delete(object.resolve("inventory.json.sha512"));
                case INVENTORY_OF_THE_VERSION_GROWN -> grow(object.resolve("v1/inventory.json"));
                case FACTS_LOST -> Files.delete(accession.resolve("accession.json"));
                case FACTS_CHANGED -> flip(accession.resolve("accession.json"));
                case FACTS_A_FOLDER -> {
                    Files.delete(accession.resolve("accession.json"));
                    Files.createDirectory(accession.resolve("accession.json"));
                }
                case TERMS_CHANGED -> flip(object.resolve("v1/content/data/terms.json"));
                case REPORT_LOST -> Files.delete(accession.resolve("report.html"));
                case BAG_INFO_CHANGED -> flip(object.resolve("v1/content/bag-info.txt"));
                case WARC_CUT -> Files.write(warc(object), new byte[100]);
                case WARC_LOST -> Files.delete(warc(object));
                default -> throw new AssertionError(this);
            }
        }

        private static Path warc(Path object) throws IOException {
            try (Stream<Path> files = Files.walk(object.resolve("v1/content/data/posts"))) {
                return files.filter(file -> file.toString().endsWith(".warc"))
                        .findFirst()
                        .orElseThrow();
            }
        }

        private static void grow(Path file) throws IOException {
            Files.writeString(file, " ", StandardOpenOption.APPEND);
        }

        private static void flip(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    @BeforeAll
    static void takeIn() throws Exception {
        made = TestArchive.in(scratch.resolve("made"));
        kelp = small("kelp", "kelp.and.kites");
        second = small("second", "second.account");
        made.consentedTo(kelp, "posts");
        made.consentedTo(second, "posts", "--account", "tiktok:second.account");
        hurtId = made.archived(kelp).id();
        otherId = made.archived(second).id();
    }

    private static SampleDonation small(String name, String account) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"");
        return SampleDonation.in(scratch.resolve(name))
                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void copy() throws Exception {
        Path folder = scratch.resolve("copy" + copies++);
        desk = TestArchive.in(folder).set("key.dir", scratch.resolve("made/key").toString());
        try (Stream<Path> files = Files.walk(made.archive())) {
            for (Path file : files.toList()) {
                Files.copy(file, desk.archive().resolve(made.archive().relativize(file)));
            }
        }
        object = objectOf(hurtId);
    }

    private Path objectOf(String id) throws IOException {
        try (Stream<Path> files = Files.walk(desk.archive().resolve("storage"), 2)) {
            return files.filter(file -> file.getFileName().toString().equals(id.replace(":", "%3a")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneDamagedPackageIsToldByEveryCommandAndTheOtherStands(Damage damage) throws Exception {
        damage.to(object);
        Map<String, String> before = stored();

        Answer list = desk.run("list", "--json");
        assertThat(list.exit()).as(list.toString()).isEqualTo(Exit.NOT_ALL);
        assertThat(list.json()).hasSize(2);
        for (JsonNode line : list.json()) {
            boolean hurt = line.path("aip").asText().equals(hurtId);
            assertThat(line.path("state").asText()).isEqualTo(hurt ? damage.state : "held");
            assertThat(line.path("problems").size()).isEqualTo(hurt ? 1 : 0);
        }
        assertTells(desk.run("list"), damage);
        assertTells(desk.run("show", hurtId), damage);
        assertTells(desk.run("register"), damage);
        assertTells(copyFor("tiktok:kelp.and.kites"), damage);
        assertTells(desk.run("explain", hurtId, "--all"), damage);
        for (String form : List.of("bag", "tar", "files")) {
            Path to = desk.archive().resolveSibling("out-" + form);
            assertThat(desk.deliver(hurtId, form, to).exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(to)
                    .satisfiesAnyOf(
                            it -> assertThat(it).doesNotExist(),
                            it -> assertThat(it).isEmptyDirectory());
        }

        assertThat(desk.run("show", otherId).exit()).isZero();
        assertThat(desk.run(
                                "deliver",
                                otherId,
                                "--as",
                                "bag",
                                "--to",
                                desk.archive().resolveSibling("other"))
                        .exit())
                .isZero();

        Answer again = desk.run("ingest", kelp.folder(), second.folder(), "--json");
        assertThat(again.exit()).isEqualTo(Exit.NOT_ALL);
        JsonNode told = again.json().get(0);
        assertThat(told.path("reason").asText()).isEqualTo("package-" + damage.state);
        assertThat(told.path("summary").asText()).contains(hurtId.substring(hurtId.length() - 20));
        assertThat(again.json().get(1).path("outcome").asText()).isEqualTo("already-held");
        assertThat(stored()).isEqualTo(before);
    }

    /** A pipe waits for ever, /dev/zero never ends, and of three gigabytes (that take no room on the disk) no array is made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "inventory.json",
                "inventory.json.sha512",
                "v1/inventory.json",
                "v1/content/bag-info.txt",
                "v1/content/data/accessions/0001/accession.json",
                "v1/content/data/accessions/0001/consent-terms.json"
            })
    void whatCannotBeReadWholeIsDamaged(String path) throws Exception {
        Path file = object.resolve(path);
        for (boolean huge : List.of(true, false)) {
            Files.delete(file);
            if (huge) {
                try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                    sparse.setLength(3L << 30);
                }
            } else {
                Files.createSymbolicLink(file, Path.of("/dev/zero"));
            }
            assertThat(desk.run("list", "--json").json())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line.path("state").asText()).isEqualTo("damaged"));
            assertThat(desk.run("show", otherId).exit()).isZero();
            assertThat(desk.run("ingest", kelp.folder()).out()).contains("package-damaged");
        }
    }

    /** Index and journal are lost as well, or the package came back from a backup. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FOLDER_GONE")
    void aDamagedPackageThatNothingKnowsStaysAsItIs(Damage damage) throws Exception {
        Files.delete(desk.archive().resolve("holdings.db"));
        Files.delete(desk.archive().resolve("journal.jsonl"));
        damage.to(object);
        Map<String, String> before = ArchiveListing.of(object);
        SampleDonation third = small("third" + copies, "third.account");
        desk.consentedTo(third, "posts", "--account", "tiktok:third.account");

        desk.archived(third);

        assertThat(ArchiveListing.of(object)).isEqualTo(before);
        Answer list = desk.run("list", "--json");
        assertThat(list.json()).hasSize(3);
        assertThat(list.exit()).isEqualTo(Exit.NOT_ALL);
    }

    @Test
    void aWholeArchiveHasNothingToTell() throws Exception {
        Answer list = desk.run("list", "--json");
        assertThat(list.exit()).as(list.toString()).isZero();
        assertThat(list.json())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("state").asText()).isEqualTo("held"));
        for (Answer answer : List.of(
                desk.run("list"),
                desk.run("show", hurtId),
                desk.run("register"),
                copyFor("tiktok:kelp.and.kites"),
                desk.run("ingest", kelp.folder()))) {
            assertThat(answer.exit()).as(answer.toString()).isZero();
            assertThat(answer.err()).isEmpty();
        }
    }

    /** The disk is not mounted: there is nothing at its place, an empty folder, or a link that leads nowhere. */
    @ParameterizedTest
    @CsvSource({
        "nothing,holdings.db",
        "nothing,journal.jsonl",
        "nothing,agreements",
        "empty,holdings.db",
        "empty,journal.jsonl",
        "empty,agreements",
        "link,holdings.db"
    })
    void withoutItsStorageNothingAnswersAndNothingIsMade(String place, String witness) throws Exception {
        Path storage = desk.archive().resolve("storage");
        Workspace.clear(storage);
        for (String other : List.of("holdings.db", "journal.jsonl", "agreements")) {
            if (!other.equals(witness)) {
                Workspace.clear(desk.archive().resolve(other));
                Files.deleteIfExists(desk.archive().resolve(other));
            }
        }
        if (place.equals("empty")) {
            Files.createDirectory(storage);
        } else if (place.equals("link")) {
            Files.createSymbolicLink(storage, scratch.resolve("not-mounted"));
        }
        Path to = desk.archive().resolveSibling("copy");

        for (Answer answer : List.of(
                desk.run("list"),
                desk.run("list", "--json"),
                desk.run("show", hurtId),
                desk.run("explain", hurtId, "--all"),
                desk.run("deliver", hurtId, "--as", "bag", "--to", to),
                desk.run("register"),
                copyFor("tiktok:kelp.and.kites"),
                desk.run("ingest", kelp.folder()),
                desk.run("ingest", kelp.folder(), "--dry-run"))) {
            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
            assertThat(answer.err()).contains("The archive's storage is gone", "Mount its disk");
        }
        assertThat(storage.resolve("0=ocfl_1.1")).doesNotExist();
        assertThat(to).doesNotExist();
    }

    /** Then every package would look damaged, and is not. */
    @ParameterizedTest
    @ValueSource(strings = {"ocfl_layout.json", "extensions/0003-hash-and-id-n-tuple-storage-layout/config.json"})
    void damageOfTheRootItselfIsLaidToNoPackage(String file) throws Exception {
        for (byte[] damage : List.of("{".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            Files.write(desk.archive().resolve("storage").resolve(file), damage);
            for (Answer answer :
                    List.of(desk.run("list"), desk.run("show", hurtId), desk.run("ingest", kelp.folder()))) {
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
                assertThat(answer.err()).contains("storage root itself", file);
            }
        }
    }

    /** What another program, or a hand, left in storage stays, and is told. */
    @ParameterizedTest
    @ValueSource(
            strings = {"holiday", "abc/holiday", "abc/urn%3ax%3aforeign", "urn%3aposterity%3aabcdefghijklmnopqrst"})
    void whatIsNoPackageIsToldAndLeft(String place) throws Exception {
        Path foreign = desk.archive().resolve("storage").resolve(place);
        Files.createDirectories(foreign);
        Files.writeString(foreign.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");
        Files.writeString(foreign.resolve("inventory.json"), "{\"id\":\"urn:x:foreign\"}");
        Files.delete(desk.archive().resolve("holdings.db"));

        assertThat(desk.run("ingest", kelp.folder()).out()).contains("already in the archive");

        assertThat(foreign.resolve("inventory.json")).hasContent("{\"id\":\"urn:x:foreign\"}");
        Answer list = desk.run("list", "--json");
        assertThat(list.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(list.json()).hasSize(3).anySatisfy(line -> {
            assertThat(line.path("state").asText()).isEqualTo("not-a-package");
            assertThat(line.path("folder").asText()).isEqualTo("storage/" + place);
        });
        assertThat(desk.run("show", hurtId).exit()).isZero();
    }

    /** Its row in the index is lost as well, so that only its agreement tells whose it was. */
    @Test
    void anAccountWhosePackageIsLostIsNotTakenInOnceMore() throws Exception {
        Workspace.clear(object);
        Files.delete(desk.archive().resolve("holdings.db"));
        SampleDonation again = small("again", "kelp.and.kites");
        desk.consentedTo(again, "posts,media");

        Answer answer = desk.run("ingest", again.folder(), "--json");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("package-of-account-lost");
        SampleDonation third = small("of-another", "third.account");
        desk.consentedTo(third, "posts", "--account", "tiktok:third.account");
        desk.archived(third);
    }

    @Test
    void aRecordAmongTheAgreementsThatWasChangedIsNoticed() throws Exception {
        Damage.flip(agreement().resolve("v1/content/consent.json"));
        assertThat(desk.run("list").exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(desk.run("list").out()).containsOnlyOnce("The record in its agreement is damaged.");
    }

    /** All agreements, one of them, or a file of one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "inventory.json", "v1", "v1/inventory.json", "v1/content/consent.json"})
    void lostAgreementsAreNoticed(String what) throws Exception {
        Path lost = what.isEmpty()
                ? desk.archive().resolve("agreements")
                : agreement().resolve(what);
        if (what.equals("inventory.json")) {
            lost = agreement();
        }
        if (Files.isDirectory(lost)) {
            Workspace.clear(lost);
        } else {
            Files.delete(lost);
        }
        int others = what.isEmpty() ? 0 : 1;

        Answer list = desk.run("list", "--json");
        assertThat(list.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(list.json())
                .hasSize(2)
                .filteredOn(line -> line.path("problems").isEmpty())
                .hasSize(others);
        assertThat(desk.run("list").out()).contains("agreement missing");
        assertThat(desk.run("show", hurtId).exit() + desk.run("show", otherId).exit())
                .isEqualTo(2 - others);
        Answer one = copyFor("tiktok:kelp.and.kites");
        Answer two = copyFor("tiktok:second.account");
        assertThat(List.of(one.exit(), two.exit())).contains(Exit.NOT_ALL);
        assertThat(one.err() + two.err()).contains("agreement");
        Answer byName = copyFor("Juno Marsh");
        assertThat(byName.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(byName.err()).contains("agreement");
    }

    private Path agreement() throws IOException {
        try (Stream<Path> files = Files.walk(desk.archive().resolve("agreements"), 2)) {
            return files.filter(file -> file.getFileName().toString().startsWith("urn%3a"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aDamagedLineOfTheJournalIsReportedAndHidesNoOther() throws Exception {
        Path journal = desk.archive().resolve("journal.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.add(1, lines.get(0).substring(0, 40));
        Files.write(journal, lines);

        for (Answer answer : List.of(
                desk.run("list"),
                desk.run("show", hurtId),
                desk.run("register"),
                copyFor("tiktok:kelp.and.kites"),
                desk.run("ingest", kelp.folder()))) {
            assertThat(answer.exit()).as(answer.toString()).isZero();
            assertThat(answer.err()).containsOnlyOnce("Line 2 of the archive's journal is cut or damaged");
        }
        assertThat(desk.run("show", hurtId).out()).contains("ingestion end", "fixity check", "accession");
    }

    /** All files in storage; that a package is gone may take its empty folder along. */
    private Map<String, String> stored() throws IOException {
        Map<String, String> listing = ArchiveListing.of(desk.archive().resolve("storage"));
        listing.values().removeIf("folder"::equals);
        return listing;
    }

    private Answer copyFor(String donor) {
        return TestArchive.say(
                "request",
                "copy",
                "--archive",
                desk.archive(),
                "--donor",
                donor,
                "--to",
                desk.archive().resolveSibling("copy-" + copies++));
    }

    private static void assertTells(Answer answer, Damage damage) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out() + answer.err())
                .contains("package " + damage.state)
                .contains("Restore");
    }
}
