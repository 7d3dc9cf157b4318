package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.canary.LeakScan;

/** What is not taken in is reported among the refused transfers, and lies where it lay, untouched. */
class RefusalsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
    }

    /** Prepares a submission that must not be taken in. */
    @FunctionalInterface
    interface Preparation {
        Path in(Path folder, TestArchive desk) throws Exception;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                reason("no-consent-record", (at, desk) -> whole(at).folder()),
                reason("consent-ended", consent("--until", TODAY.minusDays(1))),
                reason("consent-not-yet-valid", consent("--from", TODAY.plusDays(2))),
                reason("consent-withdrawn", edited(record -> {
                    record.withArray("events")
                            .addObject()
                            .put("type", "withdrawn")
                            .put("at", TODAY.toString());
                    return record;
                })),
                reason("invalid-consent-record", edited(record -> {
                    record.remove("categories");
                    return record;
                })),
                reason("invalid-consent-record", (at, desk) -> {
                    SampleDonation donation = whole(at);
                    Files.writeString(at.resolve("consent.json"), "I agree to everything.");
                    return donation.folder();
                }),
                reason("other-institution", (at, desk) -> {
                    Path folder = desk.consented(whole(at)).folder();
                    desk.set("institution", "Museum of Tides");
                    return folder;
                }),
                reason("account-not-named", consent("--account", "tiktok:someone.else")),
                reason(
                        "account-unnamed",
                        (at, desk) -> desk.consented(SampleDonation.in(at).export("user_data_tiktok.json", unnamed()))
                                .folder()),
                reason(
                        "account-undecidable",
                        (at, desk) -> desk.consented(
                                        SampleDonation.in(at).export("user_data_tiktok.json", unnamed()),
                                        "--account-unnamed",
                                        "--account",
                                        "tiktok:kelp.and.kites",
                                        "--account",
                                        "tiktok:kelp.too")
                                .folder()),
                reason("link", (at, desk) -> {
                    SampleDonation donation = desk.consented(whole(at));
                    Files.createSymbolicLink(
                            at.resolve("media/link.mp4"), at.resolve("media").resolve(SampleDonation.P1));
                    return donation.folder();
                }),
                reason("escaping-entry", (at, desk) -> zip(at, Map.of("../outside.txt", new byte[] {1}))),
                reason("unpacks-too-far", (at, desk) -> zip(at, Map.of("zeros.mp4", new byte[40_000_000]))));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                reason(
                        "no-export",
                        (at, desk) -> desk.consented(SampleDonation.in(at).video("a.mp4", 1))
                                .folder()),
                reason("truncated-export", export(ExportVersion.damaged("truncated"))),
                reason("malformed-export", export("{\"Profile\": {\"a\" \"b\"}}".getBytes(StandardCharsets.UTF_8))),
                reason("unusual-export", export(nested(3000))),
                reason("not-utf-8", export(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})),
                reason("not-an-export", export(new byte[0])),
                reason("not-an-export", export("[{\"Profile\":{}}]".getBytes(StandardCharsets.UTF_8))),
                reason("not-an-export", export("{\"name\":\"kelp\"}".getBytes(StandardCharsets.UTF_8))),
                reason("not-utf-8", export(recoded(StandardCharsets.UTF_16))),
                reason("not-utf-8", export(recoded(StandardCharsets.UTF_16LE))),
                reason("several-exports", (at, desk) -> {
                    Files.createDirectories(at.resolve("older"));
                    Files.write(at.resolve("older/user_data_tiktok.json"), ExportVersion.V3.bytes());
                    return desk.consented(whole(at)).folder();
                }));
    }

    private static Arguments reason(String code, Preparation preparation) {
        return Arguments.of(code, preparation);
    }

    private static SampleDonation whole(Path at) throws IOException {
        return SampleDonation.in(at).export(ExportVersion.V4).video(SampleDonation.P1, 1);
    }

    private static Preparation consent(Object... options) {
        return (at, desk) -> desk.consented(whole(at), options).folder();
    }

    private static Preparation edited(UnaryOperator<ObjectNode> edit) {
        return (at, desk) -> {
            Path record = desk.consented(whole(at)).folder().resolve("consent.json");
            ObjectNode json = (ObjectNode) ExportVersion.tree(Files.readAllBytes(record));
            Files.write(record, ExportVersion.JSON.writeValueAsBytes(edit.apply(json)));
            return at;
        };
    }

    private static Preparation export(byte[] bytes) {
        return (at, desk) -> desk.consented(SampleDonation.in(at)
                        .export("user_data_tiktok.json", bytes)
                        .video(SampleDonation.P1, 1))
                .folder();
    }

    private static byte[] recoded(java.nio.charset.Charset charset) {
        return new String(ExportVersion.V4.bytes(), StandardCharsets.UTF_8).getBytes(charset);
    }

    private static byte[] unnamed() throws IOException {
        ObjectNode export = (ObjectNode) ExportVersion.V4.tree();
        export.remove("Profile");
        return ExportVersion.JSON.writeValueAsBytes(export);
    }

    private static byte[] nested(int depth) {
        return ("{\"Activity\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Path zip(Path at, Map<String, byte[]> entries) throws IOException {
        Path zip = at.resolveSibling(at.getFileName() + ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatTheRulesForbidIsRefused(String code, Preparation preparation) throws Exception {
        assertThat(outcomeOf(code, preparation)).isEqualTo("refused");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeReadIsRefused(String code, Preparation preparation) throws Exception {
        assertThat(outcomeOf(code, preparation)).isEqualTo("refused");
    }

    private String outcomeOf(String code, Preparation preparation) throws Exception {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path submission = preparation.in(inputs.resolve("kelp"), desk);
        Map<String, String> before = ArchiveListing.withTimes(inputs);

        TestArchive.Answer answer = desk.run("ingest", submission, "--json");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.NOT_ALL);
        assertThat(ArchiveListing.withTimes(inputs)).isEqualTo(before);
        JsonNode told = answer.json().get(0);
        assertThat(told.path("reason").asText()).isEqualTo(code);
        Path own = desk.archive()
                .resolve("refused")
                .resolve(told.path("submission").asText());
        assertThat(ArchiveListing.of(own)).containsOnlyKeys("", "report.json", "report.html");
        assertThat(Path.of(told.path("report").asText())).isEqualTo(own.resolve("report.html"));
        assertReport(
                ExportVersion.tree(StoredAip.bytes(own.resolve("report.json"))),
                told,
                StoredAip.read(own.resolve("report.html")));
        assertThat(desk.run("list", "--json").out()).isEmpty();
        assertThat(ArchiveListing.of(desk.archive()).keySet())
                .noneMatch(path -> path.startsWith("workspace/submissions/") || path.contains("0=ocfl_object"));
        return told.path("outcome").asText();
    }

    private static void assertReport(JsonNode report, JsonNode told, String page) {
        assertThat(report.path("reason")).isEqualTo(told.path("reason"));
        assertThat(report.path("outcome")).isEqualTo(told.path("outcome"));
        assertThat(report.path("submission")).isEqualTo(told.path("submission"));
        List<JsonNode> faults = StoredAip.list(report.path("faults"));
        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.path("where").asText()).isNotBlank();
            assertThat(fault.path("what").asText()).endsWith(".");
            assertThat(fault.path("remedy").asText()).endsWith(".");
        });
        assertThat(page).contains(told.path("reason").asText()).contains("<html");
    }

    @Test
    void aTruncatedExportIsReportedWithLineAndColumn() throws Exception {
        Path submission = export(ExportVersion.damaged("truncated")).in(folder.resolve("kelp"), desk);
        byte[] bytes = ExportVersion.damaged("truncated");
        long line = new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;

        TestArchive.Answer answer = desk.run("ingest", submission);

        assertThat(answer.out())
                .contains("truncated-export")
                .contains("user_data_tiktok.json, line " + line + ", column ")
                .contains("(byte " + bytes.length + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bom", "trailing_comma"})
    void whatOnlyAnEditorDidToTheExportDoesNotKeepItOut(String damage) throws Exception {
        StoredAip aip = desk.archived(desk.consented(SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V4)
                .export("user_data_tiktok.json", ExportVersion.damaged(damage))));
        StoredAip whole = TestArchive.in(folder.resolve("other"))
                .archived(TestArchive.in(folder.resolve("third"))
                        .consented(SampleDonation.complete(folder.resolve("whole"), ExportVersion.V4)));

        assertThat(aip.told().path("posts").path("held").asInt()).isEqualTo(8);
        assertThat(objects(aip)).isEqualTo(objects(whole));
        if (damage.equals("trailing_comma")) {
            assertThat(aip.findings()).containsExactly("trailing-comma");
            assertThat(aip.json("accounting.json").path("findings").toString()).contains("line 475");
        }
    }

    private static List<JsonNode> objects(StoredAip aip) {
        return aip.records().stream()
                .filter(record -> record.target().endsWith("/export.json"))
                .map(record -> ExportVersion.tree(record.block()).path("object"))
                .toList();
    }

    @Test
    void numbersBeyondWhatADoubleHoldsAreKeptDigitByDigit() throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"Likes\": \"76\"", "\"Likes\": 9007199254740993");
        StoredAip aip = desk.archived(desk.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8))));

        assertThat(objects(aip))
                .extracting(object -> object.path("Likes").toString())
                .contains("9007199254740993");
    }

    @Test
    void keysThatComeTwiceAreBothCounted() throws Exception {
        String export = new String(ExportVersion.V4.bytes(), StandardCharsets.UTF_8)
                .replace("\"SearchList\"", "\"SearchList\": [{\"Date\": \"x\"}], \"SearchList\"");
        StoredAip aip = desk.archived(desk.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4.fileName(), export.getBytes(StandardCharsets.UTF_8))));

        assertThat(StoredAip.list(aip.json("accounting.json").path("paths")))
                .filteredOn(path -> path.path("path").asText().equals("Your Activity.Searches.SearchList"))
                .extracting(path -> path.at("/numbers/met").asInt())
                .containsExactly(2);
    }

    @Test
    void anExportThatNamesTwoAccountsIsNobodys() throws Exception {
        String export = new String(ExportVersion.V4.bytes(), StandardCharsets.UTF_8);
        String own = "\"userName\": \"kelp.and.kites\"";
        String foreign = "\"userName\": \"someone.else\"";
        for (String both : List.of(own + ", " + foreign, foreign + ", " + own)) {
            Path donation = export(export.replace(own, both).getBytes(StandardCharsets.UTF_8))
                    .in(folder.resolve(both.startsWith(own) ? "last" : "first"), desk);
            assertThat(desk.run("ingest", donation, "--json")
                            .json()
                            .get(0)
                            .path("reason")
                            .asText())
                    .isEqualTo("several-accounts");
        }
        assertThat(LeakScan.occurrences(desk.archive(), List.of(), List.of("someone.else")))
                .isEmpty();
    }

    @Test
    void oneBadSubmissionDoesNotStopTheBatch() throws Exception {
        Path batch = folder.resolve("batch");
        for (String account : List.of("ebb", "flow", "gale")) {
            byte[] export = new String(ExportVersion.V4.bytes(), StandardCharsets.UTF_8)
                    .replace("\"kelp.and.kites\"", "\"" + account + "\"")
                    .getBytes(StandardCharsets.UTF_8);
            desk.consented(
                    SampleDonation.in(batch.resolve(account))
                            .export("user_data_tiktok.json", export)
                            .video(SampleDonation.P1, 1),
                    "--account",
                    "tiktok:" + account);
        }
        whole(batch.resolve("fog"));
        Map<String, String> before = ArchiveListing.withTimes(batch);

        TestArchive.Answer answer = desk.run("ingest", batch, "--json");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json())
                .extracting(line -> Path.of(line.path("path").asText()).getFileName() + " "
                        + line.path("outcome").asText())
                .containsExactly("ebb archived", "flow archived", "fog refused", "gale archived");
        assertThat(desk.run("list", "--json").json()).hasSize(3);
        assertThat(ArchiveListing.withTimes(batch)).isEqualTo(before);
    }

    @Test
    void aRefusedSubmissionIsTakenInOnceItIsSetRight() throws Exception {
        SampleDonation donation = whole(folder.resolve("kelp"));
        assertThat(desk.run("ingest", donation.folder()).exit()).isEqualTo(Exit.NOT_ALL);

        desk.archived(desk.consented(donation));

        assertThat(desk.run("list", "--json").json()).hasSize(1);
    }

    @Test
    void aConsentRecordFromOutsideTakesThePlaceOfTheOneInside() throws Exception {
        SampleDonation donation = desk.consented(whole(folder.resolve("kelp")), "--until", TODAY.minusDays(1));
        Path outside = folder.resolve("agreement.json");
        assertThat(desk.newRecord(outside, "posts,media", "dark").exit()).isZero();

        StoredAip aip = desk.archived(donation, "--consent", outside);

        assertThat(aip.json("consent-terms.json").at("/grants/0/access").asText())
                .isEqualTo("dark");
    }

    @Test
    void anExportFromTheDataPortabilityInterfaceIsReadWhateverItsZipAndFileAreCalled() throws Exception {
        SampleDonation donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5);
        Files.delete(donation.folder().resolve(ExportVersion.V5.fileName()));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(donation.folder().resolve("7291234567890123456.zip")))) {
            zip.putNextEntry(new ZipEntry("portability/data.json"));
            zip.write(ExportVersion.V5.bytes());
        }

        StoredAip aip = desk.archived(desk.consented(donation));

        assertThat(aip.told().path("posts").path("held").asInt()).isEqualTo(8);
    }

    @Test
    void anUnnamedExportPassesWhereTheRecordSaysSo() throws Exception {
        SampleDonation donation = desk.consented(
                SampleDonation.in(folder.resolve("kelp")).export("user_data_tiktok.json", unnamed()),
                "--account-unnamed");

        assertThat(desk.archived(donation).posts()).hasSize(8);
    }

    @Test
    void theSameSubmissionAgainIsAlreadyHeldAndNothingIsWritten() throws Exception {
        SampleDonation donation = desk.consented(SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V4));
        StoredAip aip = desk.archived(donation);
        Map<String, String> before = withoutWorkspace();

        TestArchive.Answer again = desk.run("ingest", donation.folder(), "--json");
        TestArchive.Answer inWords = desk.run("ingest", donation.folder());

        assertThat(again.exit()).isZero();
        assertThat(again.json()).hasSize(1);
        assertThat(again.json().get(0).path("outcome").asText()).isEqualTo("already-held");
        assertThat(again.json().get(0).path("aip").asText()).isEqualTo(aip.id());
        assertThat(again.json().get(0).path("version").asInt()).isEqualTo(1);
        assertThat(again.json().get(0).path("accession").asInt()).isEqualTo(1);
        assertThat(inWords.out()).contains("already in the archive");
        assertThat(withoutWorkspace()).isEqualTo(before);
    }

    /** The workspace is emptied at every start. */
    private Map<String, String> withoutWorkspace() throws IOException {
        Map<String, String> listing = ArchiveListing.of(desk.archive());
        listing.keySet().removeIf(path -> path.startsWith("workspace"));
        return listing;
    }

    @Test
    void reportsSayWhenItWas() throws Exception {
        SampleDonation donation = whole(folder.resolve("kelp"));

        JsonNode told = desk.run("ingest", donation.folder(), "--json").json().get(0);

        JsonNode report = ExportVersion.tree(
                StoredAip.bytes(Path.of(told.path("report").asText()).resolveSibling("report.json")));
        assertThat(Instant.parse(report.path("time").asText()))
                .isBetween(Instant.now().minus(5, ChronoUnit.MINUTES), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consent.json.txt",
                "Consent.JSON",
                "consent (1).json",
                "kelp-consent.json",
                "papers/consent.json",
                "consent"
            })
    void aRecordUnderAnotherNameIsNamed(String name) throws Exception {
        Path record = desk.consented(whole(folder.resolve("kelp"))).folder().resolve("consent.json");
        Path renamed = record.resolveSibling(name);
        Files.createDirectories(renamed.getParent());
        Files.move(record, renamed);

        TestArchive.Answer answer = desk.run("ingest", folder.resolve("kelp"));

        assertThat(answer.out())
                .contains("no-consent-record", "where:  " + name, "name it consent.json and put it at the top level")
                .contains("Put the record into the submission as consent.json");
    }
}
