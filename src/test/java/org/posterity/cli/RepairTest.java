package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.storage.s3.S3Proxy;

/**
 * Everything that can happen to bytes, to everything that is kept, in the archive and in stores of both kinds: an audit notices it, and a
 * repair mends it from a good copy.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepairTest {
    /** Which file of a package is harmed: each of its own package, so that one audit meets all. */
    private static final List<String> TARGETS = List.of(
            "v1/content/data/terms.json",
            "v1/content/manifest-sha256.txt",
            "v1/inventory.json",
            "v1/inventory.json.sha512",
            "inventory.json",
            "inventory.json.sha512",
            "0=ocfl_object_1.1",
            "v2/content/data/terms.json",
            "v2/inventory.json");

    @TempDir
    static Path folder;

    private static TestArchive archive;
    private static S3Proxy server;
    private static final Map<String, Path> places = new LinkedHashMap<>();
    private static final List<Path> objects = new ArrayList<>();
    private static Map<String, Digest> whole;

    @BeforeAll
    static void anArchiveWithStores() throws Exception {
        archive = TestArchive.in(folder.resolve("desk"));
        places.put("archive", archive.archive());
        places.put("disk", folder.resolve("disk"));
        List<String> entries = new ArrayList<>(List.of(TestStores.folder("disk", places.get("disk"), "DE")));
        if (S3Proxy.isThere()) {
            server = S3Proxy.in(folder.resolve("server"));
            places.put("cloud", server.bucket("copies").resolve("copies"));
            entries.add(TestStores.bucket("cloud", "copies", server.endpoint().toString()));
        }
        TestStores.in(archive, entries.toArray(new String[0]));
        for (int i = 0; i < TARGETS.size(); i++) {
            TestArchive.Answer answer = archive.run(
                    "ingest",
                    new PseudoDonation("keeper" + i, 1).writeTo(folder.resolve("pseudo" + i), 1000 + i),
                    "--json");
            assertThat(answer.exit()).as(answer.toString()).isZero();
            StoredAip stored = new StoredAip(archive.archive(), answer.json().get(0));
            assertThat(archive.run("restrict", stored.id(), "--reason", "donor", "--by", "Ida Bauer")
                            .exit())
                    .isZero();
            objects.add(archive.archive().resolve("storage").relativize(stored.object()));
        }
        assertThat(archive.run("replicate").exit()).isZero();
        whole = files("archive");
        for (String place : places.keySet()) {
            assertThat(files(place)).as(place).isEqualTo(whole);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    /** Every file of packages and agreements in a place. */
    private static Map<String, Digest> files(String place) throws IOException {
        Map<String, Digest> files = new TreeMap<>();
        for (String area : List.of("storage", "agreements")) {
            try (Stream<Path> all = Files.walk(places.get(place).resolve(area))) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(it -> !it.toString().endsWith(".md"))
                        .toList()) {
                    files.put(places.get(place).relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    /** What is done to a file. */
    enum Harm {
        FLIP,
        CUT,
        EMPTY,
        GROW,
        DELETE,
        ADD_BESIDE,
        FORBID;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            switch (this) {
                case FLIP -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
                case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 2));
                case EMPTY -> Files.write(file, new byte[0]);
                case GROW -> {
                    Files.write(file, bytes);
                    Files.write(file, new byte[] {'x'}, StandardOpenOption.APPEND);
                }
                case ADD_BESIDE -> {
                    Files.write(file, bytes);
                    Files.writeString(file.resolveSibling("added.txt"), "added");
                }
                // a test may run as the superuser, to whom nothing is forbidden
                case FORBID -> Files.createDirectory(file);
                case DELETE -> {}
            }
            if (this == FORBID) {
                Files.writeString(file.resolve("inside.txt"), "no file, but a folder");
            }
        }
    }

    static Stream<Arguments> harms() {
        Map<String, List<Harm>> harms = new LinkedHashMap<>();
        harms.put("archive", List.of(Harm.values()));
        harms.put("disk", List.of(Harm.FLIP, Harm.CUT, Harm.DELETE, Harm.ADD_BESIDE, Harm.FORBID));
        // to a server, what it may not read is a fault of its own
        harms.put("cloud", List.of(Harm.FLIP, Harm.CUT, Harm.DELETE, Harm.ADD_BESIDE));
        return harms.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(harm -> Arguments.of(entry.getKey(), harm)));
    }

    @ParameterizedTest
    @MethodSource("harms")
    void everyHarmToPackagesAndAgreementsIsNoticedAndMended(String place, Harm harm) throws Exception {
        assumeTrue(places.containsKey(place), "s3proxy is not there; see .ci/run");
        for (int i = 0; i < TARGETS.size(); i++) {
            harm.to(places.get(place).resolve("storage").resolve(objects.get(i)).resolve(TARGETS.get(i)));
        }
        Path agreement;
        try (Stream<Path> all = Files.walk(places.get(place).resolve("agreements"))) {
            agreement = all.filter(file -> file.toString().contains("/v1/content/") && Files.isRegularFile(file))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        harm.to(agreement);

        TestArchive.Answer audit = archive.run("audit", "--json");

        assertThat(audit.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(audit.json())
                .filteredOn(line -> line.path("store").asText().equals(place)
                        && line.path("subject").asText().equals("package"))
                .hasSize(TARGETS.size())
                .allSatisfy(line -> assertThat(line.path("outcome").asText())
                        .as(line.toString())
                        .isEqualTo("not-intact"));
        assertThat(audit.json())
                .filteredOn(line -> line.path("outcome").asText().equals("not-intact"))
                .as("each in its place, and nothing else")
                .hasSize(TARGETS.size() + 1)
                .allMatch(line -> line.path("store").asText().equals(place));

        TestArchive.Answer repair = archive.run("repair", "--json");

        assertThat(repair.exit()).as(repair.toString()).isZero();
        assertThat(repair.json())
                .extracting(line -> line.path("outcome").asText())
                .containsOnly("mended");
        assertThat(files(place)).isEqualTo(whole);
        if (harm != Harm.DELETE) {
            assertThat(repair.json())
                    .allSatisfy(line -> assertThat(line.path("setAside"))
                            .as(line.toString())
                            .isNotEmpty());
            for (JsonNode line : repair.json()) {
                for (JsonNode key : line.path("setAside")) {
                    assertThat(places.get(place).resolve(key.asText())).exists();
                }
            }
        }
        assertThat(archive.run("audit").exit()).isZero();
        assertThat(archive.run("repair").out()).contains("Nothing is known to be damaged");
    }

    @Order(Integer.MAX_VALUE)
    @ParameterizedTest
    @EnumSource(
            value = Harm.class,
            names = {"FLIP", "CUT", "EMPTY", "GROW", "DELETE"})
    void everyHarmToTheJournalIsNoticedAndMended(Harm harm) throws Exception {
        for (String place : places.keySet()) {
            assertThat(archive.run("replicate").exit()).isZero();
            String before = Files.readString(archive.archive().resolve("journal.jsonl"));
            harm.to(places.get(place).resolve("journal.jsonl"));

            TestArchive.Answer audit = archive.run("audit", "--json");

            assertThat(audit.exit()).as(place).isEqualTo(Exit.NOT_ALL);
            assertThat(audit.json())
                    .filteredOn(line -> line.path("outcome").asText().equals("not-intact"))
                    .isNotEmpty()
                    .allMatch(line -> line.path("subject").asText().equals("journal"));
            TestArchive.Answer repair = archive.run("repair");
            assertThat(repair.exit()).as(place + repair).isZero();
            List<String> told = Files.readAllLines(archive.archive().resolve("journal.jsonl"));
            for (String line : before.lines().toList()) {
                // behind a line that was torn, it follows another one
                String event = line.substring(line.indexOf("\"aip\""));
                assertThat(told).as(place).anyMatch(it -> it.endsWith(event));
            }
            assertThat(archive.run("replicate").exit()).isZero();
            assertThat(archive.run("audit").exit()).as(place).isZero();
            assertThat(TestArchive.say(
                                    "journal", "verify", "--archive", archive.archive(), "--config", archive.config())
                            .exit())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Harm.class,
            names = {"CUT", "EMPTY", "DELETE"})
    void harmToTheIndexIsNoticedAndMended(Harm harm) throws Exception {
        harm.to(archive.archive().resolve("holdings.db"));

        assertThat(archive.run("audit", "--json").json())
                .filteredOn(line -> line.path("outcome").asText().equals("not-intact"))
                .extracting(line -> line.path("subject").asText())
                .containsExactly("holdings");
        assertThat(archive.run("repair").exit()).isZero();
        assertThat(archive.run("audit").exit()).isZero();
    }

    @Test
    void withoutAGoodCopyNothingIsChanged() throws Exception {
        Map<String, byte[]> before = new TreeMap<>();
        for (String place : places.keySet()) {
            Path file =
                    places.get(place).resolve("storage").resolve(objects.get(0)).resolve(TARGETS.get(0));
            before.put(place, Files.readAllBytes(file));
            Harm.FLIP.to(file);
        }
        try {
            assertThat(archive.run("audit").exit()).isEqualTo(Exit.NOT_ALL);
            Map<String, Digest> harmed = files("archive");

            TestArchive.Answer repair = archive.run("repair");

            assertThat(repair.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(repair.out()).contains("NOT MENDED", "No good copy");
            for (String place : places.keySet()) {
                assertThat(files(place)).as(place).isEqualTo(harmed);
            }
            assertThat(archive.run("list").out()).contains("0 of 2 copies");
        } finally {
            for (String place : places.keySet()) {
                Files.write(
                        places.get(place)
                                .resolve("storage")
                                .resolve(objects.get(0))
                                .resolve(TARGETS.get(0)),
                        before.get(place));
            }
            assertThat(archive.run("audit").exit()).isZero();
        }
    }

    @Test
    void aWholePackageThatIsGoneComesBack() throws Exception {
        Workspace.clear(places.get("archive").resolve("storage").resolve(objects.get(0)));

        assertThat(archive.run("audit").exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(archive.run("repair").exit()).isZero();
        assertThat(files("archive")).isEqualTo(whole);
        assertThat(archive.run("audit").exit()).isZero();
    }

    @Test
    void anArchiveIsRestoredOnAnEmptyDiskFromAnyStore() throws Exception {
        for (String place : List.copyOf(places.keySet())) {
            if (place.equals("archive")) {
                continue;
            }
            assertThat(archive.run("replicate").exit()).isZero();
            Path fresh = folder.resolve("restored-" + place);
            Object[] there = {"--archive", fresh, "--config", archive.config()};
            TestArchive.Answer answer = TestArchive.say(concat("restore", there, "--from", place));
            assertThat(answer.exit()).as(answer.toString()).isZero();

            places.put("fresh", fresh);
            try {
                assertThat(files("fresh")).isEqualTo(whole);
            } finally {
                places.remove("fresh");
            }
            assertThat(Files.readString(fresh.resolve("journal.jsonl")))
                    .startsWith(Files.readString(archive.archive().resolve("journal.jsonl")));
            assertThat(TestArchive.say(concat("audit", there, "--store", "archive"))
                            .exit())
                    .isZero();
            assertThat(TestArchive.say(concat("list", there)).out().lines()).hasSize(TARGETS.size());
            assertThat(TestArchive.say(concat("restore", there, "--from", place))
                            .exit())
                    .as("never over an archive")
                    .isEqualTo(Exit.USAGE);
        }
    }

    private static Object[] concat(String command, Object[] there, Object... more) {
        List<Object> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(there));
        line.addAll(List.of(more));
        return line.toArray();
    }

    @Test
    void onePackageIsRestoredFromADeliveredTar() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("single"));
        StoredAip stored = desk.archived(desk.consented(
                SampleDonation.in(folder.resolve("single-donation")).export(ExportVersion.V4)));
        assertThat(desk.run("deliver", stored.id(), "--as", "tar", "--to", folder.resolve("out"))
                        .exit())
                .isZero();
        Path tar;
        try (Stream<Path> out = Files.list(folder.resolve("out"))) {
            tar = out.findFirst().orElseThrow();
        }
        assertThat(desk.run("restore", tar).exit()).as("it is there and intact").isEqualTo(Exit.NOT_ALL);
        Harm.FLIP.to(stored.data().resolve("terms.json"));

        TestArchive.Answer answer = desk.run("restore", tar);

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("what was left of it: set-aside/");
        assertThat(desk.run("audit").exit()).isZero();
        Workspace.clear(stored.object());
        assertThat(desk.run("restore", tar).exit()).isZero();
        assertThat(desk.run("audit").exit()).isZero();
        Harm.FLIP.to(tar);
        Workspace.clear(stored.object());
        assertThat(desk.run("restore", tar).err()).contains("not a valid bag");
    }

    /** There is a store, and nothing was ever copied there. */
    @Test
    void anArchiveThatHasHeldNothingYetIsNotDamaged() throws Exception {
        TestArchive fresh = TestArchive.in(folder.resolve("fresh"));
        TestStores.in(fresh, TestStores.folder("quay", folder.resolve("quay"), "DE"));
        SampleDonation refused =
                SampleDonation.in(folder.resolve("without-consent")).export(ExportVersion.V3);
        assertThat(fresh.run("ingest", refused.folder()).exit()).isEqualTo(Exit.NOT_ALL);

        TestArchive.Answer answer = fresh.run("repair");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out() + answer.err()).doesNotContain("NOT MENDED", "quay");
    }
}
