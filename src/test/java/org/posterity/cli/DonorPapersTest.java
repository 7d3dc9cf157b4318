package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receipt and the blank form, from the command line. */
class DonorPapersTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path record;

    @BeforeEach
    void record() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
        desk.newRecord(record, "posts,media", "on-site", "--from", "2026-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyPaperIsWellFormedAndLoadsAndRunsNothing(String language) throws Exception {
        for (String html : new String[] {receipt(language), form(language)}) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            html.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
            assertThat(html)
                    .contains("<html lang=\"" + language + "\"", "Content-Security-Policy")
                    .doesNotContain("<script")
                    .doesNotContain("src=\"")
                    .doesNotContain("href=\"");
        }
    }

    @Test
    void theReceiptSaysWhatWasGivenAndWhatWasNot() throws Exception {
        assertThat(receipt("en"))
                .contains("Juno Marsh", "tiktok:kelp.and.kites", "Library of Harbours")
                .contains("Posts that everyone could see", "Visitors in our rooms", "from 1 March 2026, for good")
                .contains("<li dir=\"auto\">Private messages</li>")
                .doesNotContain("<li dir=\"auto\">Your video and photo files</li>");
        assertThat(receipt("de")).contains("Beiträge, die alle sehen konnten", "ab 1. März 2026, für immer");
    }

    @Test
    void ofSeveralPartsItSaysThatTheStrictestAndTheFirstEndCountForTheWhole() throws Exception {
        Files.delete(record);
        desk.newRecord(
                record,
                "posts,media",
                "open",
                "--grant",
                "categories=profile;access=on-site;until=2096-03-31",
                "--grant",
                "categories=comments;access=registered;until=2099-12-31;purposes=preservation,research");

        assertThat(receipt("en"))
                .contains(
                        "How the parts work together",
                        "only if the parts it falls under allow it",
                        "For the package as a whole, this means on ")
                .containsPattern("as a whole, this(?s:.*)Shown to</dt><dd dir=\"auto\">Visitors in our rooms")
                .contains("The first part closes</dt><dd dir=\"auto\">after 31 March 2096")
                .containsPattern(
                        "as a whole, this(?s:.*)Used for</dt><dd dir=\"auto\">Keeping it safe for the future</dd>");
        assertThat(receipt("de"))
                .contains(
                        "Wie die Teile zusammenwirken",
                        "wenn die Teile, unter die sie fallen, es erlauben",
                        "Gäste in unseren Räumen")
                .contains("nach dem 31. März 2096");
    }

    @Test
    void ofOnePartAloneItSaysNothingOfOthers() throws Exception {
        assertThat(receipt("en")).doesNotContain("How the parts work together");
    }

    @Test
    void whatIsPseudonymisedIsSetApartFromItsName() throws Exception {
        Files.delete(record);
        desk.newRecord(record, "posts,comments,non-public-posts", "open");

        assertThat(receipt("en"))
                .contains("Comments you wrote – User names of other people: see “Other people”.")
                .contains("Keep them only if you want that. User names of other people: see “Other people”.");
        assertThat(receipt("de")).contains(" – Nutzernamen anderer: siehe");
    }

    @Test
    void whatStandsInARecordIsEscaped() throws Exception {
        Files.writeString(
                record, Files.readString(record).replace("Juno Marsh", "<img src=x onerror=alert(1)> & \\\"Juno\\\""));

        assertThat(receipt("en"))
                .contains("&lt;img src=x onerror=alert(1)&gt; &amp; \"Juno\"")
                .doesNotContain("<img");
    }

    @Test
    void theFormOffersWhatTheSelectionPolicyKeepsAndNamesWhatItNeverDoes() throws Exception {
        desk.set("institution", "Library of <Harbours>");
        String html = form("en");
        String boxes = html.substring(html.indexOf("3. What may be kept"), html.indexOf("We never keep"));
        String never = html.substring(html.indexOf("We never keep"), html.indexOf("4. For which purposes"));

        assertThat(html).contains("Library of &lt;Harbours&gt;");
        assertThat(boxes).contains("Your video and photo files").doesNotContain("Private messages");
        assertThat(never).contains("Private messages").doesNotContain("Your video and photo files");
    }

    @Test
    void theFormIsFilledInOnScreenAndSignedByHand() throws Exception {
        String html = form("en");

        assertThat(html)
                .containsPattern("<label><input type=\"text\"[^>]*/><span dir=\"auto\">Name</span></label>")
                .containsPattern("type=\"checkbox\"[^>]*/><span class=\"words\"><span dir=\"auto\">Research<")
                .containsPattern("type=\"radio\"[^>]*/><span class=\"words\"><span dir=\"auto\">Everybody<")
                .contains("<p class=\"line\" dir=\"auto\">Signature</p>");
    }

    @Test
    void whatBecomesOfOthersNamesIsSaidOnceAndByTheirOwnChoice() throws Exception {
        assertThat(form("en")).contains("as you choose in part 8").doesNotContain("replaced by codes");
    }

    @Test
    void theFormFollowsAPurposeThatTheInstitutionAdded() throws Exception {
        Path schema = desk.config().resolve("consent-record.schema.json");
        Files.writeString(
                schema, Files.readString(schema).replace("\"publication\"]", "\"publication\", \"school radio\"]"));

        assertThat(form("de")).contains("school radio");
    }

    @Test
    void aFaultyRecordMakesNoReceiptAndNothingIsOverwritten() throws Exception {
        Path out = folder.resolve("receipt.html");
        Files.writeString(record, "{}");
        assertThat(TestArchive.say("consent", "receipt", "--config", desk.config(), record, "--out", out)
                        .exit())
                .isEqualTo(Exit.NOT_ALL);
        assertThat(out).doesNotExist();
        assertThat(TestArchive.say("consent", "form", "--config", desk.config(), "--out", record)
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(record).hasContent("{}");
    }

    private String receipt(String language) throws Exception {
        return made("receipt", language, record);
    }

    private String form(String language) throws Exception {
        return made("form", language);
    }

    private String made(String command, String language, Object... record) throws Exception {
        Path out = Files.createTempDirectory(folder, "paper").resolve("paper.html");
        Object[] line = new Object[record.length + 8];
        System.arraycopy(
                new Object[] {"consent", command, "--config", desk.config(), "--language", language, "--out", out},
                0,
                line,
                0,
                8);
        System.arraycopy(record, 0, line, 8, record.length);
        TestArchive.Answer answer = TestArchive.say(line);
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        return Files.readString(out);
    }
}
