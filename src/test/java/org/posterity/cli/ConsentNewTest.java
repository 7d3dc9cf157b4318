package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Wiring;
import picocli.CommandLine;

/** Making and checking records in scripts. */
class ConsentNewTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path record;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
    }

    @Test
    void noSignatureIsInvented() throws Exception {
        TestArchive.Answer answer = desk.newRecord(
                record, "posts", "open", "--joint-signer", "Ova Brandt", "--joint-signer", "Nils=2026-01-02");

        assertThat(answer.exit()).isEqualTo(Exit.DONE);
        assertThat(answer.out()).contains("--signed", "Nothing may be kept");
        assertThat(ExportVersion.JSON.readTree(Files.readString(record)).findValuesAsText("signedAt"))
                .containsExactly("2026-01-02");
        assertThat(TestArchive.say("consent", "check", "--config", desk.config(), record, "--json")
                        .out())
                .contains("joint-not-all-signed");
    }

    @Test
    void everyConditionCanBeNamedByAnOption() throws Exception {
        Path deed = Files.writeString(folder.resolve("deed.pdf"), "We agree.");
        TestArchive.Answer answer = desk.newRecord(
                record,
                "posts",
                "open",
                "--joint-signer",
                "Ova Brandt=2026-01-02",
                "--signed",
                "2026-01-01",
                "--accepted-on",
                "2026-01-05",
                "--contact",
                "Quay 3",
                "--embargo-event",
                "the opening",
                "--country",
                "DE,AT",
                "--third-parties",
                "leave-out",
                "--legal-basis",
                "public-interest",
                "--provision",
                "GDPR Art. 6(1)(e)",
                "--evidence",
                deed,
                "--until",
                "2099-01-01");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode json = ExportVersion.JSON.readTree(Files.readString(record));
        assertThat(json.at("/grantor/capacity").asText()).isEqualTo("joint");
        assertThat(json.at("/grantor/persons/0/signedAt").asText()).isEqualTo("2026-01-01");
        assertThat(json.at("/grantor/persons/1/signedAt").asText()).isEqualTo("2026-01-02");
        assertThat(json.at("/events/0/at").asText()).isEqualTo("2026-01-02");
        assertThat(json.at("/institution/acceptedAt").asText()).isEqualTo("2026-01-05");
        assertThat(json.at("/embargo/event").asText()).isEqualTo("the opening");
        assertThat(json.path("countries").toString()).isEqualTo("[\"AT\",\"DE\"]");
        assertThat(json.path("thirdParties").asText()).isEqualTo("leave-out");
        assertThat(json.at("/legalBasis/provision").asText()).isEqualTo("GDPR Art. 6(1)(e)");
        assertThat(json.at("/evidence/0/name").asText()).isEqualTo("deed.pdf");
        assertThat(json.at("/evidence/0").has("handedIn")).isFalse();
    }

    @Test
    void severalGrantsCanBeMadeAndTakeWhatTheyDoNotSayFromTheOptions() throws Exception {
        TestArchive.Answer answer = desk.newRecord(
                record,
                "profile,engagement",
                "on-site",
                "--grant",
                "categories=posts,media; access=open; until=2036-01-01; purposes=preservation,research",
                "--grant",
                "categories=comments;from=2027-01-01");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode json = ExportVersion.JSON.readTree(Files.readString(record));
        assertThat(json.has("categories")).isFalse();
        assertThat(json.path("grants").findValuesAsText("access")).containsExactly("on-site", "open", "on-site");
        assertThat(json.path("grants").findValuesAsText("from"))
                .containsExactly("2026-01-01", "2026-01-01", "2027-01-01");
        assertThat(json.at("/grants/1/until").asText()).isEqualTo("2036-01-01");
        assertThat(json.at("/grants/1/purposes").toString()).isEqualTo("[\"preservation\",\"research\"]");
        assertThat(json.at("/events/0/at").asText()).isEqualTo("2026-01-01");
    }

    @Test
    void grantsMayStandInThePlaceOfTheOptions() throws Exception {
        List<Object> line = new ArrayList<>(List.of("consent", "new", "--config", desk.config(), "--out", record));
        line.addAll(List.of("--donor", "Juno Marsh", "--accepted-by", "Ida Bauer", "--notice", "We keep your posts."));
        line.addAll(List.of("--institution", "Library of Harbours", "--account", "tiktok:kelp.and.kites", "--grant"));
        String grant = "categories=posts;access=open;from=2026-01-01";

        assertThat(with(line, grant).err()).contains("Missing: --purpose.");
        assertThat(with(line, grant + ";purposes=preservation").exit()).isEqualTo(Exit.DONE);
        assertThat(ExportVersion.JSON
                        .readTree(Files.readString(record))
                        .path("access")
                        .asText())
                .isEqualTo("open");
    }

    @Test
    void aGrantThatIsNoneIsRefusedWithItsForm() {
        for (String grant : List.of("posts,media", "categories=posts;to=everybody", "access=open")) {
            assertThat(desk.newRecord(record, "posts", "open", "--grant", grant).err())
                    .contains("--grant 1, ", "A grant is written");
        }
        assertThat(record).doesNotExist();
    }

    @Test
    void faultsOfGrantsAreToldWithTheirPositionAndPart() {
        TestArchive.Answer answer = desk.newRecord(
                record,
                "posts",
                "open",
                "--grant",
                "categories=media;until=soon",
                "--grant",
                "categories=profile",
                "--grant",
                "categories=likes,gossip;access=all;purposes=fun;until=2025-01-01;until=2026-01-01;from");

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(places(answer))
                .containsExactlyInAnyOrder(
                        "--grant 3, until",
                        "--grant 3, part 6",
                        "--grant 1, until",
                        "--grant 3, categories 2",
                        "--grant 3, purposes 1",
                        "--grant 3, access");
        assertThat(answer.err())
                .contains("--grant 3, categories 2: Unknown value")
                .doesNotContain("gossip");
        assertThat(record).doesNotExist();
    }

    @Test
    void aGrantThatEndsBeforeItBeginsIsNamedByItsPosition() {
        assertThat(places(desk.newRecord(
                        record,
                        "posts",
                        "open",
                        "--grant",
                        "categories=media",
                        "--grant",
                        "categories=profile;until=2025-12-31")))
                .containsExactly("--grant 2, until");
        assertThat(places(desk.newRecord(
                        record, "posts", "open", "--until", "2025-12-31", "--grant", "categories=media")))
                .containsExactly("--until");
        assertThat(places(desk.newRecord(record, "posts", "open", "--until", "2025-12-31")))
                .containsExactly("--until");
    }

    @Test
    void faultsOfAllOptionsAreNamedAtOnce() {
        TestArchive.Answer answer = TestArchive.say(
                "consent",
                "new",
                "--config",
                desk.config(),
                "--donor",
                " ",
                "--account",
                "kelp",
                "--account",
                "tiktok:kelp and kites",
                "--notice",
                "gone.pdf",
                "--category",
                "posts,postz",
                "--purpose",
                "fun",
                "--access",
                "all",
                "--from",
                "tomorrow",
                "--until",
                "2026-02-30",
                "--capacity",
                "aunt",
                "--birth-date-in-export",
                "guessed",
                "--signed",
                "1.1.2026",
                "--joint-signer",
                "Ova=soon",
                "--embargo-until",
                "later",
                "--country",
                "DE,Germany",
                "--third-parties",
                "keep",
                "--legal-basis",
                "hope",
                "--evidence",
                folder.resolve("gone.pdf"),
                "--out",
                folder.resolve("no/such/folder.json"));

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("  Missing: --institution, --accepted-by.")
                .contains(
                        "--category 2: Unknown value",
                        "ISO 3166-1",
                        "--legal-basis: Unknown value. Choose one of: consent")
                .doesNotContain("Exception")
                .doesNotContain("postz")
                .doesNotContain("$.");
        assertThat(places(answer))
                .containsExactlyInAnyOrder(
                        "Missing",
                        "--donor",
                        "--account 1",
                        "--account 2",
                        "--notice",
                        "--category 2",
                        "--purpose 1",
                        "--access",
                        "--from",
                        "--until",
                        "--capacity",
                        "--birth-date-in-export",
                        "--signed",
                        "--joint-signer 1 (NAME=DATE)",
                        "--embargo-until",
                        "--country 2",
                        "--third-parties",
                        "--legal-basis",
                        "--evidence 1",
                        "--out");
    }

    private static List<String> places(TestArchive.Answer answer) {
        return answer.err()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.substring(2, line.indexOf(": ")))
                .toList();
    }

    @Test
    void whatWasAnsweredComesBackAsOptionsWhenTheAnswersEnd() {
        ConsentNewCommand command = new ConsentNewCommand();
        CommandLine line = new CommandLine(command, PosterityCommand.factory(null));
        line.setOut(new PrintWriter(new StringWriter()));
        line.parseArgs("--config", desk.config().toString(), "--country", "DE,AT", "--account-unnamed");
        BufferedReader answers = new BufferedReader(
                new StringReader("\nNoor O'Dell\n\n\nHill Library\nA. Archivist\ntiktok:kelp\nkelp and more"));

        assertThatThrownBy(() -> command.ask(answers))
                .hasMessageContaining("The input ended before the last question; nothing was saved.")
                .hasMessageContaining("--donor 'Noor O'\\''Dell'")
                .hasMessageContaining("--account tiktok:kelp --account-unnamed")
                .hasMessageContaining("--country DE,AT")
                .hasMessageContaining("--accepted-by 'A. Archivist'")
                .hasMessageContaining("--config ");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        Files.writeString(record, "mine");

        assertThat(places(desk.newRecord(record, "posts", "open"))).containsExactly("--out");
        assertThat(record).hasContent("mine");
    }

    @Test
    void theWordsOfTheHelpAreThoseOfTheSchema() {
        assertThat(TestArchive.say("consent", "new", "--help").out())
                .contains("non-public-posts", "by-permission", "legitimate-interest", "leave-out", "exhibition");
    }

    private static TestArchive.Answer with(List<Object> line, Object last) {
        return TestArchive.say(Stream.concat(line.stream(), Stream.of(last)).toArray());
    }

    @Test
    void aMinorsGuardianAndAPaperThatMustBeThere() throws Exception {
        Path deed = Files.writeString(folder.resolve("deed.pdf"), "We agree.");
        TestArchive.Answer answer = desk.newRecord(
                record, "posts", "open", "--minor", "--majority", "2040-05-01", "--evidence-handed-in", deed);

        assertThat(answer.out()).contains("the parent or guardian");

        JsonNode json = ExportVersion.JSON.readTree(Files.readString(record));
        assertThat(json.path("age").asText()).isEqualTo("minor");
        assertThat(json.at("/grantor/capacity").asText()).isEqualTo("guardian");
        assertThat(json.at("/evidence/0/handedIn").asBoolean()).isTrue();
    }

    @Test
    void aMinorCannotGrantAlone() {
        for (String capacity : List.of("creator", "organisation", "joint", "estate")) {
            assertThat(places(desk.newRecord(
                            record, "posts", "open", "--minor", "--majority", "2040-05-01", "--capacity", capacity)))
                    .contains("--capacity");
        }
        assertThat(record).doesNotExist();
    }

    @Test
    void wordsThatAreNoneAreRefusedWithTheKnownOnes() {
        assertThat(desk.newRecord(record, "posts", "open", "--capacity", "aunt").err())
                .contains("creator, guardian, organisation, joint, estate");
        assertThat(desk.newRecord(record, "posts", "open", "--third-parties", "keep")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(desk.newRecord(record, "posts", "open", "--joint-signer", "Ova=soon")
                        .err())
                .contains("NAME=DATE");
        assertThat(desk.newRecord(record, "posts", "open", "--evidence", folder.resolve("gone.pdf"))
                        .err())
                .contains("--evidence 1: There is no such file");
        assertThat(record).doesNotExist();
    }

    @Test
    void theNoticeIsKeptWithItsTextVersionLanguageAndTheForm() throws Exception {
        TestArchive.Answer answer = desk.newRecord(
                record, "posts", "open", "--notice-version", "1", "--notice-language", "en", "--form-version", "2");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode read = ExportVersion.JSON.readTree(Files.readString(record)).path("notice");
        assertThat(read.path("text").asText()).isEqualTo("We keep your posts and show them in our reading room.");
        assertThat(read.path("version").asText()
                        + read.path("language").asText()
                        + read.path("form").asText())
                .isEqualTo("1en2");
        assertThat(places(desk.newRecord(
                        folder.resolve("other.json"),
                        "posts",
                        "open",
                        "--notice-language",
                        "English, mostly",
                        "--form-version",
                        " ")))
                .containsExactlyInAnyOrder("--notice-language", "--form-version");
    }

    @Test
    void anInstitutionThatIsNotTheConfiguredOneIsToldAtOnce() throws Exception {
        desk.set("institution", "Museum of Tides");

        TestArchive.Answer answer = desk.newRecord(record, "posts", "open");

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(places(answer)).containsExactly("--institution");
        assertThat(record).doesNotExist();
        desk.set("institution", "library of  HARBOURS");
        assertThat(desk.newRecord(record, "posts", "open").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void aPlatformThatNobodyKnowsIsAFaultOfOptionAndRecord() throws Exception {
        TestArchive.Answer answer = desk.newRecord(record, "posts", "open", "--account", "facegram:kelp");

        assertThat(places(answer)).containsExactly("--account 1");
        String known = Wiring.platforms().inWords();
        assertThat(answer.err()).contains(known);
        desk.newRecord(record, "posts", "open");
        Files.writeString(record, Files.readString(record).replace("\"tiktok\"", "\"facegram\""));
        assertThat(TestArchive.say("consent", "check", "--config", desk.config(), record)
                        .out())
                .contains("$.accounts[0].platform", known);
    }
}
