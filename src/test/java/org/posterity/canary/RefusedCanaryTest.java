package org.posterity.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.application.IngestResult;
import org.posterity.application.StageFunctions;
import org.posterity.characterisation.DescribedExport;
import org.posterity.cli.ExportVersion;
import org.posterity.cli.SampleDonation;
import org.posterity.cli.TamperedIngest;
import org.posterity.cli.TestArchive;
import org.posterity.export.Export;
import org.posterity.export.ExportContent;
import org.posterity.intake.Workspace;

/** Of what is not taken in no value is kept or said at all: not in a report, not in an error, not in what is left of the work. */
class RefusedCanaryTest {
    private static final Set<String> FILE_NAMES = Set.of("a file's name", "the name of a left-out post's file");

    @TempDir
    private Path home;

    private final LogCapture ear = new LogCapture();
    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(home.resolve("desk"));
    }

    /** Makes a submission that must not be taken in out of one that could be. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(MarkedDonation donation) throws IOException;
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt("no-consent-record", donation -> Files.delete(record(donation))),
                spoilt("account-not-named", donation -> replace(record(donation), "kelp.and.kites", "someone.else")),
                spoilt("account-unnamed", donation -> replace(donation.export(), "userName", "userNome")),
                spoilt(
                        "consent-withdrawn",
                        donation -> edit(
                                record(donation),
                                json -> json.withArray("events")
                                        .addObject()
                                        .put("type", "withdrawn")
                                        .put("at", "2026-01-03")
                                        .put("by", donation.markers().name("consent.json, who withdrew")))),
                spoilt("invalid-consent-record", RefusedCanaryTest::fillRecordWithWrongValues),
                spoilt(
                        "invalid-consent-record",
                        donation -> cutInside(record(donation), "consent.json, a joint signer", donation)),
                spoilt(
                        "joint-not-all-signed",
                        donation -> edit(
                                record(donation),
                                json -> json.path("grantor")
                                        .path("persons")
                                        .forEach(person -> ((ObjectNode) person).remove("signedAt")))),
                spoilt(
                        "minor-without-guardian",
                        donation -> edit(
                                record(donation),
                                json -> json.put("age", "minor").put("majority", "2040-05-01"))),
                spoilt("age-contradicted", donation -> replaceBirthDate(donation, "17-Mar-2013")),
                spoilt("age-contradicted", donation -> {
                    edit(record(donation), json -> {
                        ObjectNode grantor = (ObjectNode) json.put("age", "minor")
                                .put("majority", "2040-05-01")
                                .path("grantor");
                        grantor.put("capacity", "guardian");
                    });
                    replaceBirthDate(donation, "17-Mar-1963");
                }),
                spoilt("birth-date-unreadable", donation -> {
                    edit(record(donation), json -> json.remove("birthDateInExport"));
                    replaceBirthDate(donation, "17. März 2013");
                }),
                spoilt(
                        "evidence-altered",
                        donation -> Files.writeString(
                                donation.folder().resolve("papers/deed.pdf"),
                                "signed by " + donation.markers().name("an altered paper"))),
                spoilt(
                        "evidence-missing",
                        donation -> Files.delete(donation.folder().resolve("papers/deed.pdf"))),
                spoilt("truncated-export", donation -> cutInside(donation.export(), "IP", donation)),
                spoilt("truncated-export", donation -> cutInside(donation.export(), "SearchTerm", donation)),
                spoilt("truncated-export", donation -> cutInside(donation.export(), "a key of", donation)),
                spoilt("malformed-export", donation -> spoilInside(donation.export(), "Comment", donation)),
                spoilt("malformed-export", donation -> spoilInside(donation.export(), "emailAddress", donation)),
                spoilt("malformed-export", donation -> spoilInside(donation.export(), "a key of", donation)),
                spoilt("malformed-export", donation -> unquote(donation.export(), "SharedContent", donation)),
                spoilt(
                        "malformed-export",
                        donation -> Files.writeString(
                                donation.export(), "Dear " + donation.markers().name("a letter called an export"))),
                spoilt(
                        "not-an-export",
                        donation -> Files.writeString(
                                donation.export(),
                                "{\"" + donation.markers().handle("a key of another JSON") + "\":\""
                                        + donation.markers()
                                                .text("another JSON")
                                                .replace("\"", "\\\"") + "\"}")),
                spoilt("not-utf-8", donation -> recode(donation.export(), StandardCharsets.UTF_16)),
                spoilt("not-utf-8", donation -> recode(donation.export(), StandardCharsets.ISO_8859_1)),
                spoilt(
                        "unusual-export",
                        donation -> Files.writeString(
                                donation.export(),
                                ("{\"" + donation.markers().handle("a key, 3000 deep") + "\":").repeat(3000) + "1"
                                        + "}".repeat(3000))),
                spoilt(
                        "several-accounts",
                        donation -> Files.writeString(
                                donation.export(),
                                Files.readString(donation.export())
                                        .replaceFirst(
                                                "\"userName\"",
                                                "\"userName\": \""
                                                        + donation.markers().handle("another account")
                                                        + "\", \"userName\""))),
                spoilt("several-exports", donation -> {
                    Files.createDirectories(donation.folder().resolve("older"));
                    Path older = donation.folder().resolve("older/user_data_tiktok.json");
                    Files.writeString(
                            older,
                            Files.readString(donation.export())
                                    .replaceFirst(
                                            "tern_\\w+", donation.markers().handle("an older export")));
                }),
                spoilt("unknown-language", RefusedCanaryTest::translate));
    }

    private static Arguments spoilt(String reason, Spoiling spoiling) {
        return Arguments.of(reason, spoiling);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void nothingIsKeptOrSaid(String reason, Spoiling spoiling) throws Exception {
        MarkedDonation donation = MarkedDonation.refused(home.resolve("kelp"), desk);
        spoiling.spoil(donation);

        TestArchive.Answer json = ear.listen(() -> desk.run("ingest", donation.folder(), "--json"));
        ear.listen(() -> desk.run("ingest", donation.folder()));
        ear.listen(() -> desk.run("ingest", donation.folder(), "--dry-run"));
        ear.listen(() -> TestArchive.say("consent", "check", record(donation)));

        assertThat(json.json().get(0).path("reason").asText())
                .as(json.toString())
                .isEqualTo(reason);
        requireNothingOf(donation);
    }

    @Test
    void nothingIsKeptOfAnExportThatIsHeldBackForItsNewStructure() throws Exception {
        desk.set("drift", "hold");
        MarkedDonation donation = MarkedDonation.refused(home.resolve("kelp"), desk);

        TestArchive.Answer answer = ear.listen(() -> desk.run("ingest", donation.folder()));
        ear.listen(() -> desk.run("accept-structure", donation.folder()));

        assertThat(answer.exit()).isEqualTo(1);
        requireNothingOf(donation);
    }

    @Test
    void nothingIsKeptOfASecondPackageForAnAccount() throws Exception {
        desk.archived(desk.consented(SampleDonation.complete(home.resolve("first"), ExportVersion.V2)));
        MarkedDonation second = MarkedDonation.refused(home.resolve("second"), desk);

        TestArchive.Answer answer =
                ear.listen(() -> desk.run("ingest", second.folder(), "--json", "--id", "urn:example:second"));

        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo("account-already-held");
        assertThat(second.sweep(desk, ear).finds()).isEmpty();
    }

    @Test
    void nothingIsKeptOfWhatChangesWhileItIsRead() throws Exception {
        MarkedDonation donation = MarkedDonation.refused(home.resolve("kelp"), desk);
        TamperedIngest ingest = new TamperedIngest(desk.config(), desk.archive());

        IngestResult conclusion = ear.listen(() -> ingest.of(
                donation.folder(),
                doors -> withPrivacy(doors, described -> {
                    Workspace.clear(donation.folder());
                    return described;
                })));

        assertThat(code(conclusion)).isEqualTo("changed-while-read");
        // Which files changed must be told, and a file has no other name than its own.
        assertThat(donation.sweep(desk, ear).finds()).allMatch(find -> FILE_NAMES.contains(find.planted()));
        requireNothingIsLeft();
    }

    @Test
    void nothingIsKeptWhenTheTwoCountsDiffer() throws Exception {
        MarkedDonation donation = MarkedDonation.refused(home.resolve("kelp"), desk);
        TamperedIngest ingest = new TamperedIngest(desk.config(), desk.archive());

        IngestResult conclusion = ear.listen(
                () -> ingest.of(donation.folder(), doors -> withPrivacy(doors, RefusedCanaryTest::withOneMoreOfEach)));

        assertThat(code(conclusion)).isEqualTo("accounting-mismatch");
        requireNothingOf(donation);
    }

    private void requireNothingOf(MarkedDonation donation) throws IOException {
        assertThat(donation.sweep(desk, ear).finds()).isEmpty();
        requireNothingIsLeft();
    }

    private void requireNothingIsLeft() throws IOException {
        Path work = desk.archive().resolve("workspace");
        if (Files.exists(work)) {
            try (Stream<Path> left = Files.walk(work)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
        Path storage = desk.archive().resolve("storage");
        try (Stream<Path> stored = Files.walk(storage)) {
            assertThat(stored.filter(path -> path.endsWith("bagit.txt"))).isEmpty();
        }
    }

    private static Path record(MarkedDonation donation) {
        return donation.folder().resolve("consent.json");
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private static void replaceBirthDate(MarkedDonation donation, String date) throws IOException {
        donation.markers().found("birthDate", date);
        String export = Files.readString(donation.export());
        Files.writeString(donation.export(), export.replaceAll("\\d\\d-[A-Z][a-z]{2}-19\\d\\d", date));
    }

    @FunctionalInterface
    private interface Edit {
        void on(ObjectNode json);
    }

    private static void edit(Path file, Edit edit) throws IOException {
        ObjectNode json = (ObjectNode) ExportVersion.tree(Files.readAllBytes(file));
        edit.on(json);
        Files.write(file, ExportVersion.JSON.writeValueAsBytes(json));
    }

    /** Every fault is reported with its place: none may repeat what stands there. */
    private static void fillRecordWithWrongValues(MarkedDonation donation) throws IOException {
        edit(record(donation), json -> {
            Markers markers = donation.markers();
            for (Map.Entry<String, JsonNode> field : json.deepCopy().properties()) {
                if (field.getValue().isTextual()) {
                    json.put(field.getKey(), markers.text("consent.json, wrong " + field.getKey()));
                } else if (field.getValue().isArray()) {
                    json.putArray(field.getKey()).add(markers.text("consent.json, wrong " + field.getKey()));
                }
            }
            json.put(markers.handle("a key of consent.json"), markers.name("consent.json, an unknown field"));
            ((ObjectNode) json.path("grantor"))
                    .put(markers.handle("a key of consent.json"), markers.name("consent.json"));
            json.put("$schema", "urn:posterity:schema:consent-record:1");
        });
    }

    /** Ends the file in the middle of the first marker that was planted at such a place. */
    private static void cutInside(Path file, String place, MarkedDonation donation) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, inside(text, place, donation)));
    }

    private static void spoilInside(Path file, String place, MarkedDonation donation) throws IOException {
        String text = Files.readString(file);
        int at = inside(text, place, donation);
        Files.writeString(file, text.substring(0, at) + "\" " + text.substring(at));
    }

    /** Parsers like to repeat a word that they did not expect. */
    private static void unquote(Path file, String place, MarkedDonation donation) throws IOException {
        String text = Files.readString(file);
        String word = donation.markers().planted().stream()
                .filter(marker -> marker.place().contains(place))
                .map(marker -> "\"" + marker.text())
                .filter(text::contains)
                .findFirst()
                .orElseThrow();
        Files.writeString(file, text.replace(word, word.substring(1)));
    }

    private static int inside(String text, String place, MarkedDonation donation) {
        return donation.markers().planted().stream()
                .filter(marker -> marker.place().contains(place))
                .map(marker -> marker.needles().get(0))
                .filter(text::contains)
                .mapToInt(needle -> text.indexOf(needle) + needle.length() - 1)
                .findFirst()
                .orElseThrow();
    }

    private static void recode(Path file, Charset charset) throws IOException {
        Files.write(file, Files.readString(file).getBytes(charset));
    }

    /** A text export whose language nobody knows, in files that are named after people. */
    private static void translate(MarkedDonation donation) throws IOException {
        Files.delete(donation.export());
        Markers markers = donation.markers();
        Path folder = Files.createDirectories(donation.folder().resolve("TikTok_Data_1754310896/TikTok/Toimintasi"));
        for (String name : new String[] {"Zprofil", "Zvideo", "Zkontakt"}) {
            Files.writeString(
                    folder.resolve(name + ".txt"),
                    "Zdatum: " + markers.date(name + ".txt") + "\nZnam: " + markers.name(name + ".txt") + "\n\nZdatum: "
                            + markers.date(name + ".txt") + "\nZnam: " + markers.handle(name + ".txt") + "\n");
        }
    }

    private static DescribedExport withOneMoreOfEach(DescribedExport described) {
        Export export = described.export();
        ExportContent content = export.content();
        SortedMap<String, Long> counted = new TreeMap<>();
        content.counted().forEach((path, count) -> counted.put(path, count + 1));
        return new DescribedExport(
                new Export(
                        export.submission(),
                        export.platform(),
                        new ExportContent(
                                content.layout(),
                                content.sources(),
                                content.profile(),
                                content.posts(),
                                content.contents(),
                                content.members(),
                                content.items(),
                                content.sections(),
                                counted,
                                content.generatedAt(),
                                content.findings()),
                        export.context(),
                        export.files(),
                        export.events()),
                described.descriptions(),
                described.events());
    }

    @FunctionalInterface
    private interface Tampering {
        DescribedExport with(DescribedExport described);
    }

    private static StageFunctions withPrivacy(StageFunctions doors, Tampering tampering) {
        return new StageFunctions(
                doors.inbox(),
                doors.intake(),
                doors.viruscheck(),
                doors.consent(),
                doors.export(),
                doors.reading(),
                doors.characterisation(),
                described -> doors.privacy().apply(tampering.with(described)),
                doors.packaging(),
                doors.agreement(),
                doors.storage(),
                doors.holdings(),
                doors.replication(),
                doors.access(),
                doors.document(),
                doors.refused());
    }

    private static String code(IngestResult conclusion) {
        return ((IngestResult.NotTakenIn) conclusion).report().rejection().code();
    }
}
