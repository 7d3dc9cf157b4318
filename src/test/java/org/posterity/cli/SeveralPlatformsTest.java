package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One donation with exports of two platforms, under one agreement: two packages, in one run. */
class SeveralPlatformsTest {
    private static final String OWN = "https://tide.example/users/kelp";
    private static final String TIKTOK = "tiktok:kelp.and.kites";
    private static final String MASTODON = "mastodon:kelp@tide.example";

    @TempDir
    Path folder;

    private TestArchive archive;
    private SampleDonation donation;

    @BeforeEach
    void aDonationOfTwoAccounts() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        donation = archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1)
                .video("nothing says what this is.mp4", 2));
        name("mastodon", "kelp@tide.example");
    }

    /** Adds an account to the consent record. */
    private void name(String platform, String username) throws IOException {
        Path record = donation.folder().resolve("consent.json");
        ObjectNode json = (ObjectNode) ExportVersion.JSON.readTree(record.toFile());
        json.withArray("accounts").addObject().put("platform", platform).put("username", username);
        Files.writeString(record, json.toString());
    }

    private static Map<String, byte[]> mastodon() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("actor.json", bytes("""
                {"id": "%1$s", "type": "Person", "preferredUsername": "kelp", "name": "Kelp", "url": "https://tide.example/@kelp",
                 "followers": "%1$s/followers", "outbox": "outbox.json"}""".formatted(OWN)));
        files.put("outbox.json", bytes("""
                {"id": "outbox.json", "type": "OrderedCollection", "totalItems": 1, "orderedItems": [
                 {"id": "%1$s/statuses/1/activity", "type": "Create", "actor": "%1$s", "published": "2023-04-01T10:00:00Z",
                  "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["%1$s/followers"],
                  "object": {"id": "%1$s/statuses/1", "type": "Note", "published": "2023-04-01T10:00:00Z", "content": "<p>Low tide.</p>",
                   "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": ["%1$s/followers"],
                   "attachment": [{"type": "Document", "mediaType": "video/mp4", "url": "/media_attachments/files/1/tide.mp4"}]}}]}
                """.formatted(OWN)));
        files.put("media_attachments/files/1/tide.mp4", TinyMedia.mp4(7));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void addZip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : mastodon().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        Files.write(donation.folder().resolve("archive-kelp.zip"), bytes.toByteArray());
    }

    private void addFolder(String name) throws IOException {
        for (Map.Entry<String, byte[]> file : mastodon().entrySet()) {
            Path path = donation.folder().resolve(name).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** The packages by their accounts. */
    private Map<String, StoredAip> packages() throws IOException {
        Map<String, StoredAip> packages = new TreeMap<>();
        for (JsonNode line : archive.run("list", "--json").json()) {
            packages.put(line.path("account").asText(), new StoredAip(archive.archive(), line));
        }
        return packages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "mastodon", "more/from mastodon"})
    void eachExportBecomesAPackageWithTheFilesThatLieNearestToIt(String where) throws Exception {
        if (where.isEmpty()) {
            addZip();
        } else {
            addFolder(where);
        }

        TestArchive.Answer answer = archive.run("ingest", donation.folder());

        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.out()).contains("(TikTok): archived", "(Mastodon): archived");
        Map<String, StoredAip> packages = packages();
        assertThat(packages).containsOnlyKeys(TIKTOK, MASTODON);
        assertThat(packages.get(TIKTOK).files().stream()
                        .map(it -> it.path("path").asText()))
                .anyMatch(path -> path.endsWith(SampleDonation.P1))
                .anyMatch(path -> path.endsWith("nothing says what this is.mp4"))
                .noneMatch(path -> path.endsWith("tide.mp4"));
        assertThat(packages.get(MASTODON).files().stream()
                        .map(it -> it.path("path").asText()))
                .anyMatch(path -> path.endsWith("tide.mp4"))
                .noneMatch(path -> path.endsWith("this is.mp4") || path.endsWith(SampleDonation.P1));
        for (StoredAip stored : packages.values()) {
            assertThat(stored.findings()).contains("one-of-several-exports");
            ArchiveOnDisk.requireValid(stored.bag());
        }
        assertThat(archive.run("show", packages.get(TIKTOK).id()).out()).doesNotContain("tide.example");
        assertOneAgreement();
    }

    private void assertOneAgreement() throws IOException {
        try (Stream<Path> files = Files.walk(archive.archive().resolve("agreements"))) {
            assertThat(files.filter(file -> file.endsWith("inventory.json"))).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aSecondRunAndAPreIngestCheckSayThatBothAreHeld() throws Exception {
        addZip();
        assertThat(archive.run("ingest", "--dry-run", donation.folder()).out())
                .contains("(TikTok): would be archived", "(Mastodon): would be archived");
        assertThat(archive.archive()).doesNotExist();
        assertThat(archive.run("ingest", donation.folder()).exit()).isZero();
        for (List<String> options : List.of(List.of("--json"), List.of("--json", "--dry-run"))) {
            TestArchive.Answer again = archive.run(
                    "ingest",
                    Stream.concat(options.stream(), Stream.of(donation.folder()))
                            .toArray());
            assertThat(again.exit()).isZero();
            assertThat(again.json())
                    .extracting(line -> line.path("platform").asText() + " "
                            + line.path("outcome").asText())
                    .containsExactly("tiktok already-held", "mastodon already-held");
        }
        assertThat(packages()).hasSize(2);
    }

    /** What the record does not cover is refused by itself, and mended by itself. */
    @Test
    void anAccountThatTheRecordDoesNotNameHoldsUpNoOther() throws Exception {
        Path record = donation.folder().resolve("consent.json");
        String named = Files.readString(record);
        Files.writeString(record, named.replace("kelp@tide.example", "somebody@tide.example"));
        addZip();

        TestArchive.Answer answer = archive.run("ingest", donation.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("(TikTok): archived", "(Mastodon): refused (account-not-named)");
        assertThat(packages()).containsOnlyKeys(TIKTOK);
        assertThat(report()).doesNotContain("\"mended\"");

        Files.writeString(record, named);
        TestArchive.Answer again = archive.run("ingest", donation.folder());
        assertThat(packages()).as(again.out()).containsKey(MASTODON);
        assertThat(report()).contains("\"mended\"");
    }

    private String report() throws IOException {
        try (Stream<Path> files = Files.walk(archive.archive().resolve("refused"))) {
            return Files.readString(files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void aCuratorsListDecidesForBoth() throws Exception {
        addFolder("mastodon");
        Path list = Files.writeString(folder.resolve("matches.csv"), """
                file,post
                nothing says what this is.mp4,2025-11-02 06:30:31
                mastodon/media_attachments/files/1/tide.mp4,none
                """);

        TestArchive.Answer answer = archive.run("ingest", "--match", list, donation.folder());

        assertThat(answer.exit()).as(answer.out()).isZero();
        assertThat(packages().get(TIKTOK).findings()).contains("match-list");
    }

    @Test
    void oneIdentifierIsNotEnough() throws Exception {
        addZip();

        TestArchive.Answer answer = archive.run("ingest", "--id", "urn:example:1", donation.folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("one-id-for-several", "--id");
        assertThat(packages()).isEmpty();
    }

    @Test
    void oneChecklistAsksAboutTheFilesOfAllExports() throws Exception {
        addFolder("mastodon");
        Files.write(donation.folder().resolve("mastodon/nor this.mp4"), TinyMedia.mp4(8));
        Path checklist = folder.resolve("checklist.csv");
        Path report = folder.resolve("check.html");

        archive.run("ingest", "--dry-run", donation.folder(), "--checklist", checklist, "--report", report);

        String asked = Files.readString(checklist);
        assertThat(asked.lines()).hasSize(3);
        Files.writeString(
                checklist,
                asked.replace(
                                "\"media/nothing says what this is.mp4\",\"\"",
                                "\"media/nothing says what this is.mp4\",\"2025-11-02 06:30:31 UTC\"")
                        .replace(
                                "\"mastodon/nor this.mp4\",\"\"",
                                "\"mastodon/nor this.mp4\",\"2023-04-01 10:00:00 UTC\""));
        assertThat(archive.run("ingest", "--match", checklist, donation.folder())
                        .exit())
                .isZero();
        assertThat(packages()
                        .get(TIKTOK)
                        .file("media/nothing says what this is.mp4")
                        .path("match")
                        .asText())
                .isEqualTo("matched");
        assertThat(packages()
                        .get(MASTODON)
                        .file("mastodon/nor this.mp4")
                        .path("match")
                        .asText())
                .isEqualTo("matched");
        assertThat(Files.readString(report)).contains("kelp (TikTok)", "kelp (Mastodon)");
    }
}
