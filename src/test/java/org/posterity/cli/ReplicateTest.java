package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Digest;

/** Copies are made with every version, and by {@code posterity replicate} where they could not be made then. */
class ReplicateTest {
    @TempDir
    Path folder;

    private TestArchive archive;
    private SampleDonation donation;
    private Path store;

    @BeforeEach
    void anArchiveWithAStore() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        donation = archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1));
        store = folder.resolve("disk");
        TestStores.in(archive, TestStores.folder("disk", store, "DE"));
    }

    /** Every file below a folder, with its digest. */
    private static Map<String, Digest> files(Path folder) throws IOException {
        Map<String, Digest> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(it -> !it.toString().endsWith(".md"))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private void requireCopied() throws IOException {
        assertThat(files(store.resolve("storage")))
                .isEqualTo(files(archive.archive().resolve("storage")));
        assertThat(files(store.resolve("agreements")))
                .isEqualTo(files(archive.archive().resolve("agreements")));
        String journal = Files.readString(archive.archive().resolve("journal.jsonl"));
        assertThat(journal).startsWith(Files.readString(store.resolve("journal.jsonl")));
    }

    @Test
    void whatIsTakenInIsCopiedWithItsAgreementAndTheJournal() throws Exception {
        TestArchive.Answer answer = archive.run("ingest", donation.folder());

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("copies:  safe: 2 copies");
        requireCopied();
        assertThat(archive.run("list").out()).contains("safe: 2 copies");
        JsonNode line = archive.run("list", "--json").json().get(0);
        assertThat(line.path("copies")).extracting(JsonNode::asText).containsExactly("archive", "disk");
        assertThat(line.path("safe").asBoolean()).isTrue();
        assertThat(archive.run("audit").exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.resolve("agreements"))))
                .isEqualTo("rwx------");
    }

    @Test
    void everyNewVersionIsCopied() throws Exception {
        StoredAip stored = archive.archived(donation);
        assertThat(archive.run("restrict", stored.id(), "--reason", "donor", "--by", "Ida Bauer")
                        .exit())
                .isZero();

        requireCopied();
        assertThat(store.resolve("storage")
                        .resolve(archive.archive().resolve("storage").relativize(stored.object()))
                        .resolve("v2"))
                .isDirectory();
        assertThat(archive.run("list").out()).contains("safe: 2 copies");
    }

    @Test
    void aCopyIsBroughtUpFromAnyEarlierVersionAndHalfACopyIsCompleted() throws Exception {
        StoredAip stored = archive.archived(donation);
        Path copy = store.resolve("storage")
                .resolve(archive.archive().resolve("storage").relativize(stored.object()));
        TestStores.in(archive, TestStores.folder("disk", folder.resolve("gone"), "DE"));
        Files.delete(folder.resolve("gone"));
        for (int i = 0; i < 2; i++) {
            String post = i == 0 ? "restrict" : "release";
            Object[] who = i == 0
                    ? new Object[] {stored.id(), "--reason", "donor", "--by", "Ida Bauer"}
                    : new Object[] {stored.id(), "--by", "Ida Bauer", "--approved-by", "Ole Sand"};
            assertThat(archive.run(post, who).exit()).isZero();
        }
        assertThat(archive.run("list").out()).contains("1 of 2 copies");
        // a copy that a killed process left: some files, the last of them cut
        TestStores.in(archive, TestStores.folder("disk", store, "DE"));
        Path begun = copy.resolve("v2/content/data/terms.json");
        Files.createDirectories(begun.getParent());
        Files.writeString(begun, "{");

        TestArchive.Answer answer = archive.run("replicate");

        assertThat(answer.exit()).as(answer.toString()).isZero();
        requireCopied();
        assertThat(archive.run("audit").exit()).isZero();
        assertThat(archive.run("replicate").out()).contains("0 made, 1 were there");
    }

    @Test
    void aStoreThatCannotBeUsedCostsNothingButTheCopy() throws Exception {
        Files.delete(store);

        TestArchive.Answer answer = archive.run("ingest", donation.folder());

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("archived as", "copies:  1 of 2 copies");
        assertThat(answer.err()).contains("Store disk: There is no folder").containsOnlyOnce("Store disk");
        assertThat(archive.run("list").out()).contains("1 of 2 copies");
        assertThat(archive.run("replicate").exit()).isEqualTo(Exit.NOT_ALL);
        Files.createDirectory(store);
        assertThat(archive.run("replicate").exit()).isZero();
        requireCopied();
        assertThat(archive.run("list").out()).contains("safe: 2 copies");
    }

    @Test
    void anUnmountedDiskIsNotTakenForAnEmptyOneButAReplacedOneIsFilled() throws Exception {
        archive.archived(donation);
        Files.move(store, folder.resolve("away"));
        Files.createDirectory(store);

        TestArchive.Answer refused = archive.run("replicate");

        assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(refused.out()).contains("not mounted", "--replaced disk");
        assertThat(files(store)).isEmpty();
        assertThat(archive.run("audit", "--store", "disk").exit()).isEqualTo(Exit.NOT_ALL);

        assertThat(archive.run("replicate", "--replaced", "disk").exit()).isZero();
        requireCopied();
        assertThat(archive.run("audit").exit()).isZero();
    }

    @Test
    void noCopyGoesWhereTheConsentDoesNotAllowIt() throws Exception {
        archive.set("storage.country", "DE");
        Path abroad = folder.resolve("abroad");
        TestStores.in(archive, TestStores.folder("disk", store, "DE"), TestStores.folder("abroad", abroad, "US"));
        SampleDonation limited = archive.consented(
                SampleDonation.in(folder.resolve("limited")).export(ExportVersion.V4), "--country", "DE,FR");

        assertThat(archive.run("ingest", limited.folder()).exit()).isZero();

        assertThat(files(abroad).keySet())
                .as("neither the package nor the agreement")
                .noneMatch(path -> path.contains("urn%3a"));
        TestArchive.Answer again = archive.run("replicate", "--json");
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.json())
                .extracting(line ->
                        line.path("store").asText() + " " + line.path("outcome").asText())
                .containsExactly("disk held", "abroad not-allowed");
    }

    @Test
    void aSubmissionThatExcludesTheStoreOfACopyIsRefusedAndTheStoreIsNamed() throws Exception {
        archive.set("storage.country", "FR");
        StoredAip stored = archive.archived(donation);
        Map<String, Digest> before = files(store.resolve("storage"));
        SampleDonation later = archive.consented(
                SampleDonation.in(folder.resolve("later"))
                        .export(ExportVersion.V4)
                        .video(SampleDonation.P1, 1)
                        .video(SampleDonation.P2, 2),
                "--country",
                "FR");

        TestArchive.Answer answer = archive.run("ingest", later.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("copy-not-allowed", "disk (DE)");
        assertThat(files(store.resolve("storage"))).isEqualTo(before);
        assertThat(archive.run("show", stored.id()).out()).doesNotContain("Accession 2");
    }

    /** The record names both accounts, as it must. */
    @Test
    void theCopyOfAnAccountThatWasRenamedSinceCountsToo() throws Exception {
        archive.set("storage.country", "FR");
        GrowingAccount account = new GrowingAccount("paper.lanterns").post("2024-05-01 10:00:00", "Kelp");
        archive.archived(archive.consented(account.export(folder.resolve("1")), "--account", "tiktok:paper.lanterns"));
        Map<String, Digest> before = files(store.resolve("storage"));
        SampleDonation renamed = archive.consented(
                account.renamed("lanterns.of.paper")
                        .post("2025-07-03 12:00:02", "Tides")
                        .export(folder.resolve("2")),
                "--account",
                "tiktok:lanterns.of.paper",
                "--account",
                "tiktok:paper.lanterns",
                "--country",
                "FR");

        TestArchive.Answer answer = archive.run("ingest", renamed.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("copy-not-allowed", "disk (DE)");
        assertThat(files(store.resolve("storage"))).isEqualTo(before);
    }

    @Test
    void aCopyThatChangedTermsNoLongerAllowIsListedAndNothingNewGoesThere() throws Exception {
        archive.set("storage.country", "FR");
        StoredAip stored = archive.archived(donation);
        Map<String, Digest> before = files(store.resolve("storage"));

        TestArchive.Answer change = TestArchive.say(
                "consent",
                "correct",
                "--archive",
                archive.archive(),
                "--config",
                archive.config(),
                "--set",
                "/countries=[\"FR\"]",
                "--by",
                "Ida Bauer",
                "--approved-by",
                "Ole Sand",
                stored.id());

        assertThat(change.exit()).as(change.toString()).isZero();
        assertThat(files(store.resolve("storage"))).isEqualTo(before);
        assertThat(archive.run("due").out()).contains("no longer allowed", "store disk");
        assertThat(archive.run("replicate", "--json")
                        .json()
                        .get(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("not-allowed");
    }

    @Test
    void whatTheArchiveHasLostIsNotCopied() throws Exception {
        Files.delete(store);
        StoredAip stored = archive.archived(donation);
        Files.createDirectory(store);
        Path warc = stored.warcs().get(0);
        warc.toFile().setWritable(true);
        byte[] bytes = Files.readAllBytes(warc);
        bytes[bytes.length / 2] ^= 1;
        Files.write(warc, bytes);

        TestArchive.Answer answer = archive.run("replicate");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("failed", "damaged");
        assertThat(files(store).keySet())
                .noneMatch(path -> path.endsWith(warc.getFileName().toString()));
        assertThat(archive.run("list").out()).contains("1 of 2 copies");
    }

    @Test
    void aCopyThatIsNoneOfThePackageIsLeftAlone() throws Exception {
        StoredAip stored = archive.archived(donation);
        Path sidecar = store.resolve("storage")
                .resolve(archive.archive().resolve("storage").relativize(stored.object()))
                .resolve("inventory.json.sha512");
        Files.writeString(sidecar, "0".repeat(128) + " inventory.json\n");
        Map<String, Digest> before = files(store.resolve("storage"));

        TestArchive.Answer answer = archive.run("replicate");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("no version of it");
        assertThat(files(store.resolve("storage"))).isEqualTo(before);
        assertThat(archive.run("audit").exit()).isEqualTo(Exit.NOT_ALL);
    }

    @Test
    void anArchiveWithoutStoresSaysNothingOfCopies() throws Exception {
        Files.writeString(archive.config().resolve("stores.yaml"), "stores: {}\n");
        archive.archived(donation);

        assertThat(archive.run("list").out()).doesNotContain("copies");
        assertThat(archive.run("replicate").exit()).isEqualTo(Exit.USAGE);
        assertThat(archive.run("audit", "--store", "disk").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aPackageIsSafeWhenItHasEnoughCopiesInEnoughPlaces() throws Exception {
        archive.set("archive.place", "disk");
        archive.archived(donation);
        assertThat(archive.run("list").out()).contains("2 copies, but in 1 of 2 places");
        archive.set("archive.place", "main building").set("safe.media", "2");
        assertThat(archive.run("list").out()).contains("2 copies, but on 1 of 2 media");
        archive.set("archive.medium", "tape");
        assertThat(archive.run("list").out()).contains("safe: 2 copies");
        archive.set("safe.copies", "3");
        assertThat(archive.run(
                                "show",
                                archive.run("list", "--json")
                                        .json()
                                        .get(0)
                                        .path("aip")
                                        .asText())
                        .out())
                .contains("copies       2 of 3 copies (archive, disk)");
    }

    @Test
    void mistakesInTheFileOfStoresAreToldTogether() throws Exception {
        Files.writeString(
                archive.config().resolve("stores.yaml"),
                "stores:\n  Disk:\n    kind: folder\n    folder: ''\n    country: Germany\n    place: a\n    medium: b\n"
                        + "    administrator: c\n    agreements: yes please\n    journal: true\n    colour: blue\n"
                        + "  other:\n    kind: tape\n  cloud:\n    kind: s3\n    timeout-seconds: 0\n");

        TestArchive.Answer answer = archive.run("replicate");

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err())
                .contains(
                        "stores.yaml has",
                        "kind of store",
                        "country code",
                        "true or false",
                        "unknown",
                        "name of a store",
                        "cloud.timeout-seconds");
    }
}
