package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.storage.ChildProcess;
import org.posterity.storage.LockHolder;

/** What the commands say, write and end with. */
class CommandLineTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href|poster)=\"([^\"]*)\"");

    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
    }

    private SampleDonation donation(String name) throws IOException {
        return desk.consented(SampleDonation.complete(folder.resolve(name), ExportVersion.V4));
    }

    @Test
    void ingestTellsProgramsAllTheyNeedInOneLine() throws Exception {
        SampleDonation donation = donation("kelp");

        TestArchive.Answer answer = desk.run("ingest", donation.folder(), "--json");

        assertThat(answer.exit()).isZero();
        assertThat(answer.err()).isEmpty();
        JsonNode line = answer.json().get(0);
        List<String> fields = new ArrayList<>();
        line.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).contains("submission", "outcome", "aip", "version", "accession", "posts", "report", "path");
        assertThat(line.path("outcome").asText()).isEqualTo("archived");
        assertThat(line.path("aip").asText()).matches("urn:posterity:[a-z2-7]{20}");
        assertThat(line.path("submission").asText()).isNotBlank().doesNotContain("kelp");
        assertThat(line.path("version").isInt()).isTrue();
        assertThat(line.path("accession").isInt()).isTrue();
        assertThat(line.path("posts").toString())
                .isEqualTo("{\"listed\":8,\"held\":8,\"missing\":0,\"ambiguous\":0,\"leftOut\":0}");
        assertThat(Path.of(line.path("report").asText())).isRegularFile();
        assertThat(Path.of(line.path("path").asText())).isEqualTo(donation.folder());
    }

    @Test
    void ingestTellsPeopleWhereThePackageAndItsReportAre() throws Exception {
        TestArchive.Answer answer = desk.run("ingest", donation("kelp").folder());

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).startsWith("kelp: archived as ").contains("8 posts listed: 8 complete");
        Matcher report = Pattern.compile("report: +(.*)").matcher(answer.out());
        assertThat(report.find()).isTrue();
        assertThat(Path.of(report.group(1).strip())).isRegularFile();
    }

    @Test
    void listAndShowTellWhatIsHeld() throws Exception {
        StoredAip aip = desk.archived(donation("kelp"), "--collection", "harbour-voices", "--accession", "2026-0147");
        String shortForm = aip.id().substring("urn:posterity:".length());

        assertThat(desk.run("list").out()).contains(shortForm, "tiktok:kelp.and.kites", "8 complete", "harbour-voices");
        JsonNode listed = desk.run("list", "--json").json().get(0);
        assertThat(listed.toString()).contains(aip.id(), "harbour-voices", "2026-0147");
        for (String id : List.of(aip.id(), shortForm)) {
            TestArchive.Answer shown = desk.run("show", id);
            assertThat(shown.exit()).isZero();
            assertThat(shown.out()).contains("2026-0147", "Library of Harbours", "8 complete", "journal");
        }
        assertThat(desk.run("show", shortForm, "--files").out()).contains("data/index/index.cdxj");
        assertThat(desk.run("show", shortForm, "--json").json().get(0)).isEqualTo(listed);
    }

    @Test
    void anArchiveThatIsNotThereIsNotMadeByLooking() {
        assertThat(desk.run("list").out()).contains("There is no archive");
        assertThat(desk.run("list", "--json").out()).isEmpty();
        assertThat(desk.run("show", "urn:posterity:aaaaaaaaaaaaaaaaaaaa").exit())
                .isEqualTo(Exit.NOT_ALL);
        assertThat(desk.run(
                                "deliver",
                                "urn:posterity:aaaaaaaaaaaaaaaaaaaa",
                                "--as",
                                "bag",
                                "--to",
                                folder.resolve("out"))
                        .exit())
                .isEqualTo(Exit.NOT_ALL);

        assertThat(desk.archive()).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theIdentifierOfTheInstitutionIsUsedWhereItIsGiven() throws Exception {
        StoredAip aip = desk.archived(donation("kelp"), "--id", "https://id.example.org/harbour/7");

        assertThat(aip.id()).isEqualTo("https://id.example.org/harbour/7");
        assertThat(desk.run("validate", aip.bag()).exit()).isZero();
        assertThat(StoredAip.read(aip.bag().resolve("bag-info.txt"))).contains("External-Identifier: " + aip.id());
    }

    @Test
    void deliveredFilesAreTheDonorsUnderTheirNamesAndEveryLinkLeadsSomewhere() throws Exception {
        SampleDonation donation = donation("kelp").video("IMG_4821.MOV", 31);
        StoredAip aip = desk.archived(donation);
        Path out = folder.resolve("out");

        TestArchive.Answer answer = desk.deliver(aip.id(), "files", out);

        assertThat(answer.exit()).as(answer.err()).isZero();
        Map<String, String> delivered = ArchiveListing.of(out);
        donation.media()
                .forEach((name, bytes) -> assertThat(delivered.entrySet())
                        .as(name)
                        .anyMatch(file -> file.getKey().endsWith("/" + name)
                                && file.getValue().equals(ArchiveListing.sha256(bytes))));
        int links = 0;
        for (String path : delivered.keySet()) {
            if (path.endsWith(".html")) {
                links += assertLinksResolve(out.resolve(path));
            }
        }
        assertThat(links).isGreaterThanOrEqualTo(10);
        assertThat(delivered.keySet())
                .filteredOn(path -> path.endsWith("/index.html") && path.contains("/posts/"))
                .hasSize(8);
        assertThat(StoredAip.read(out.resolve(aip.told().path("aip").asText().replaceFirst(".*:", "") + "/index.html")))
                .contains(
                        "Posts of @kelp.and.kites",
                        "8 posts",
                        "24 Dec 2024",
                        "unmatched/IMG_4821.MOV.html",
                        "report.html");
        assertThat(StoredAip.read(desk.archive().resolve("journal.jsonl"))).contains("files");
    }

    private static int assertLinksResolve(Path page) {
        int links = 0;
        Matcher link = LINK.matcher(StoredAip.read(page));
        while (link.find()) {
            String target = link.group(1).replace("&amp;", "&").replaceAll("#.*", "");
            if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
                assertThat(page.resolveSibling(URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8)))
                        .as("link in " + page)
                        .exists();
                links++;
            }
            assertThat(URI.create(target).getHost())
                    .as("a page fetches nothing from the net")
                    .isNull();
        }
        return links;
    }

    @Test
    void aDarkPackageIsNotHandedOutToReadersButToItsInstitution() throws Exception {
        SampleDonation donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V4);
        assertThat(desk.newRecord(donation.folder().resolve("consent.json"), TestArchive.EVERY_CATEGORY, "dark")
                        .exit())
                .isZero();
        StoredAip aip = desk.archived(donation);

        TestArchive.Answer refused = desk.deliver(aip.id(), "files", folder.resolve("out"));

        assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(refused.err()).contains("dark").contains("--as bag");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(desk.run("deliver", aip.id(), "--as", "bag", "--to", folder.resolve("bag"))
                        .exit())
                .isZero();
        assertThat(desk.run("deliver", aip.id(), "--as", "tar", "--to", folder.resolve("tar"))
                        .exit())
                .isZero();
        assertThat(desk.run("show", aip.id()).out())
                .contains("dissemination")
                .contains("(fail)")
                .contains("(success)");
    }

    @Test
    void nothingIsOverwrittenByASecondDelivery() throws Exception {
        StoredAip aip = desk.archived(donation("kelp"));
        Path out = folder.resolve("out");
        for (String form : List.of("bag", "tar")) {
            assertThat(desk.run("deliver", aip.id(), "--as", form, "--to", out).exit())
                    .isZero();
            Map<String, String> before = ArchiveListing.withTimes(out);

            TestArchive.Answer again = desk.run("deliver", aip.id(), "--as", form, "--to", out);

            assertThat(again.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(again.err()).contains("place-taken");
            assertThat(ArchiveListing.withTimes(out)).isEqualTo(before);
        }
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndWritesNothing() throws Exception {
        byte[] place = TinyMedia.box("udta", TinyMedia.box("loci", "canary".getBytes(StandardCharsets.US_ASCII)));
        SampleDonation donation =
                donation("kelp").video("IMG_4821.MOV", 31).media("IMG_4822.mp4", TinyMedia.mp4(32, place));
        Map<String, String> before = ArchiveListing.withTimes(folder);
        List<String> temporary = temporary();

        TestArchive.Answer words = desk.run("ingest", donation.folder(), "--dry-run");
        TestArchive.Answer json = desk.run("ingest", donation.folder(), "--dry-run", "--json");
        TestArchive.Answer refused =
                desk.run("ingest", SampleDonation.in(folder.resolve("bare")).folder(), "--dry-run", "--json");
        Files.delete(folder.resolve("bare"));

        assertThat(words.exit()).isZero();
        assertThat(words.out())
                .contains("would be archived", "8 posts listed: 8 complete")
                .contains("file media/" + SampleDonation.P1 + ": kept with post ")
                .contains("file media/IMG_4821.MOV: kept, unmatched")
                .contains("not selected from the export by selection:messages")
                .containsOnlyOnce("does not use your key");
        assertThat(json.json().get(0).path("pseudonyms").asText()).isEqualTo("of this check only");
        assertThat(json.json().get(0).path("outcome").asText()).isEqualTo("would-be-archived");
        assertThat(json.json().get(0).path("posts").path("held").asInt()).isEqualTo(8);
        assertThat(words.out())
                .contains("note: media/IMG_4822.mp4: The file contains personal metadata: location.")
                .doesNotContain("canary");
        assertThat(json.json().get(0).path("findings").findValuesAsText("code")).contains("embedded-personal-data");
        assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
        before.remove("");
        Map<String, String> after = ArchiveListing.withTimes(folder);
        after.remove("");
        assertThat(after).isEqualTo(before);
        assertThat(temporary()).isEqualTo(temporary);
    }

    /** Of this process: others may run on the same machine. */
    private static List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(
                            "posterity-" + ProcessHandle.current().pid() + "-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aDryRunOfWhatIsHeldSaysSo() throws Exception {
        SampleDonation donation = donation("kelp");
        desk.archived(donation);

        assertThat(desk.run("ingest", donation.folder(), "--dry-run").out()).contains("already in the archive");
    }

    @Test
    void consentCheckSaysInWordsWhatIsAllowed() throws Exception {
        Path record = donation("kelp").folder().resolve("consent.json");

        TestArchive.Answer good = TestArchive.say("consent", "check", "--config", desk.config(), record);
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"id\": 7}");
        TestArchive.Answer faulty = TestArchive.say("consent", "check", "--config", desk.config(), record, bad);

        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("Valid today: yes", "kelp.and.kites", "the video and photo files");
        assertThat(faulty.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(faulty.out()).contains("bad.json");
    }

    @Test
    void consentNewOverwritesNothing() throws Exception {
        Path record = donation("kelp").folder().resolve("consent.json");
        byte[] before = Files.readAllBytes(record);

        assertThat(desk.newRecord(record, "posts", "dark").exit()).isNotZero();

        assertThat(Files.readAllBytes(record)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "ingest --no-such-option x",
                "ingest no-such-folder",
                "ingest . --consent no-such-record",
                "ingest . --id not_an_identifier_%%%",
                "deliver",
                "deliver urn:posterity:aaaaaaaaaaaaaaaaaaaa --as paper --to out",
                "deliver urn:posterity:aaaaaaaaaaaaaaaaaaaa --as bag",
                "show",
                "validate",
                "validate no-such-bag",
                "consent",
                "consent new --donor X",
                "consent check",
                "no-such-command",
                "--no-such-option"
            })
    void wrongUsageEndsWithTwoAndSaysWhy(String line) {
        TestArchive.Answer answer = TestArchive.say((Object[]) line.split(" "));

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).isNotBlank().doesNotContain("Exception");
        assertThat(answer.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "watch",
                "list",
                "show",
                "deliver",
                "validate",
                "consent",
                "consent new",
                "consent check",
                "consent export",
                "consent receipt",
                "consent form"
            })
    void everyCommandExplainsItself(String command) {
        List<Object> line = new ArrayList<>(List.of((Object[]) command.split(" ")));
        line.add("--help");

        TestArchive.Answer answer = TestArchive.say(line.toArray());

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).startsWith("Usage: posterity " + command);
    }

    @Test
    void tellsWhatBecameOfABatch() throws Exception {
        donation("batch/a");
        SampleDonation.in(folder.resolve("batch/b"))
                .export(ExportVersion.V5.fileName(), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(desk.run("ingest", folder.resolve("batch")).out())
                .endsWith("2 submissions: 1 archived, 1 refused.\nNot taken in: b (no-consent-record).\n"
                        .replace("\n", System.lineSeparator()));
    }

    @Test
    void oneIdentifierForSeveralSubmissionsIsWrongUsage() throws Exception {
        donation("batch/a");
        donation("batch/b");

        TestArchive.Answer answer = desk.run("ingest", folder.resolve("batch"), "--id", "urn:example:1");

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(desk.archive()).doesNotExist();
    }

    @Test
    void anArchiveFolderThatIsAFileIsABrokenEnvironment() throws Exception {
        SampleDonation donation = donation("kelp");
        Files.writeString(desk.archive(), "not an archive");

        TestArchive.Answer answer = desk.run("ingest", donation.folder(), "--json");

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).startsWith("posterity: ").doesNotContain("Exception");
        assertThat(desk.archive()).hasContent("not an archive");
    }

    @Test
    void aStorageThatCannotBeWrittenIsABrokenEnvironment() throws Exception {
        SampleDonation donation = donation("kelp");
        Files.createDirectories(desk.archive());
        Files.writeString(desk.archive().resolve("storage"), "in the way");

        TestArchive.Answer answer = desk.run("ingest", donation.folder());

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).startsWith("posterity: ").doesNotContain("Exception");
    }

    @Test
    void tooLittleFreeSpaceIsABrokenEnvironmentAndNothingIsBegun() throws Exception {
        SampleDonation donation = donation("kelp");
        desk.set("intake.reserve-bytes", Long.toString(Long.MAX_VALUE / 4));

        TestArchive.Answer answer = desk.run("ingest", donation.folder());

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(answer.err()).contains("space");
        assertThat(desk.run("list", "--json").out()).isEmpty();
    }

    @Test
    void aMissingConfigurationFolderIsABrokenEnvironment() throws Exception {
        SampleDonation donation = donation("kelp");

        TestArchive.Answer answer = TestArchive.say(
                "ingest", donation.folder(), "--archive", desk.archive(), "--config", folder.resolve("none"));

        assertThat(answer.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(desk.archive()).doesNotExist();
    }

    @Test
    void anAccountOnWhichAnotherProcessIsAtWorkIsLeftToIt() throws Exception {
        SampleDonation donation = donation("kelp");
        Path other = new PseudoDonation("paper.lanterns", 1).writeTo(folder.resolve("other"), 1000);
        try (ChildProcess holder = ChildProcess.start(LockHolder.class, desk.archive(), "kelp.and.kites")) {
            assertThat(holder.says("held")).isTrue();

            TestArchive.Answer answer = desk.run("ingest", donation.folder());

            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.IN_USE);
            assertThat(answer.err()).contains("already at work", "--wait").doesNotContain("waiting");
            TestArchive.Answer waited = desk.run("ingest", donation.folder(), other, "--wait", "1", "--json");
            assertThat(waited.exit()).isEqualTo(Exit.IN_USE);
            assertThat(waited.err()).contains("waiting for it, 1 s at most", "already at work");
            assertThat(waited.json())
                    .extracting(line -> line.path("outcome").asText())
                    .as("others are taken in all the same")
                    .containsExactlyInAnyOrder("in-use", "archived");
            assertThat(desk.run("watch", "--inbox", folder.resolve("inbox")).exit())
                    .isEqualTo(Exit.IN_USE);
            String aip = desk.run("list", "--json").json().get(0).path("aip").asText();
            assertThat(desk.run("deliver", aip, "--as", "bag", "--to", folder.resolve("out"))
                            .exit())
                    .isZero();
        }
        TestArchive.Answer free = desk.run("ingest", donation.folder(), "--wait", "600");
        assertThat(free.exit()).isZero();
        assertThat(free.err()).isEmpty();
        assertThat(desk.run("ingest", donation.folder(), "--wait", "-1").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void validateTellsProgramsEveryIssue() throws Exception {
        Path bag = Files.createDirectories(folder.resolve("bag/data"));
        Files.writeString(bag.resolveSibling("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");

        TestArchive.Answer answer = desk.run("validate", folder.resolve("bag"), "--json");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        JsonNode line = answer.json().get(0);
        assertThat(line.path("valid").asBoolean()).isFalse();
        assertThat(line.path("issues").get(0).path("clause").asText()).contains("8493");
    }
}
