package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.model.Category;

/** The record of processing says what is held, why, how long and where, and names no donor. */
class RegisterTest {
    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void aPackageGivenForGood() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"))
                .set("institution", "Library of Harbours")
                .set("storage.place", "Cellar of the main building, DE; vault, CH")
                .set("register.recipients", "Union catalogue");
        SampleDonation donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5);
        desk.archived(desk.consentedTo(
                donation,
                "posts,media",
                "--contact",
                "Quay 3 MARKER-CONTACT",
                "--legal-basis",
                "public-interest",
                "--provision",
                "GDPR Art. 6(1)(e)"));
    }

    private Map<String, Map<String, String>> register() {
        Map<String, Map<String, String>> sections = new HashMap<>();
        for (JsonNode section : desk.run("register", "--json").json().get(0).path("sections")) {
            Map<String, String> facts = new HashMap<>();
            section.path("facts")
                    .forEach(fact -> facts.merge(
                            fact.path("label").asText(), fact.path("value").asText(), (a, b) -> a + "; " + b));
            sections.put(section.path("heading").asText().replaceAll(":.*", ""), facts);
        }
        return sections;
    }

    @Test
    void answersEveryPointOfTheArticleFromSettingsAndPackages() {
        Map<String, Map<String, String>> register = register();

        assertThat(register.get("Controller (a)"))
                .containsEntry("Institution", "Library of Harbours")
                .containsKeys("Contact", "E-mail", "Joint controller", "Representative in the Union");
        assertThat(register.get("Legal basis"))
                .containsExactly(Map.entry("public-interest (GDPR Art. 6(1)(e))", "1 of 1 package"));
        assertThat(register.get("Agreement files (c)")).containsEntry("Held", "1");
        assertThat(register.get("Purposes (b)")).containsEntry("preservation", "1 of 1 package");
        assertThat(register.get("Data subjects and personal data (c)"))
                .containsEntry("the video and photo files", "1 of 1 package")
                .doesNotContainKey("private messages");
        assertThat(register.get("Readers (d)")).containsEntry("everybody", "1 of 1 package");
        assertThat(register.get("Recipients (d)")).containsEntry("Also", "Union catalogue");
        assertThat(register.get("Storage and transfers (e)"))
                .containsEntry("Place", "Cellar of the main building, DE; vault, CH")
                .containsEntry("Transfers", "none stated (register.third-countries)");
        assertThat(register.get("Limits of countries (e)")).containsEntry("No limit", "1 of 1 package");
        assertThat(register.get("Time limits (f)")).containsEntry("Given for good", "1 of 1 package");
        assertThat(register.get("Other time limits (f)"))
                .containsEntry("Agreement files", "not stated (register.agreements-kept)");
        assertThat(register.get("Technical and organisational measures (g)")).containsKey("Of the program");
    }

    @Test
    void namesWhatIsHeldAndNotAllThatWasAllowed() throws Exception {
        desk = TestArchive.in(folder.resolve("other desk"));
        desk.archived(desk.consentedTo(
                SampleDonation.complete(folder.resolve("other"), ExportVersion.V5), "posts,media,likes,messages"));

        assertThat(register().get("Data subjects and personal data (c)"))
                .containsEntry("the video and photo files", "1 of 1 package")
                .containsEntry("what the creator liked, only numbers per year", "1 of 1 package")
                .doesNotContainKeys("what the creator liked", "private messages");
    }

    @Test
    void namesNothingThatWasAllowedAndThatTheExportHadNothingOf() throws Exception {
        String export = """
                {"Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp.and.kites"}}},
                 "Post":{"Posts":{"VideoList":[{"Date":"2024-09-17 14:07:21","WhoCanView":"Friends"}]},
                         "Recently Deleted Posts":{"PostList":[]}},
                 "Comment":{"Comments":{"CommentsList":[]}},
                 "Your Activity":{"Like List":{"ItemFavoriteList":[]}}}
                """;
        desk = TestArchive.in(folder.resolve("little"));
        desk.archived(desk.consentedTo(
                SampleDonation.in(folder.resolve("one post"))
                        .export("user_data_tiktok.json", export.getBytes(StandardCharsets.UTF_8)),
                "posts,non-public-posts,deleted-posts,media,comments,likes,engagement"));

        assertThat(register().get("Data subjects and personal data (c)"))
                .containsOnlyKeys("Data subjects", "posts for friends or for the creator alone");
        TestArchive.say(
                "request",
                "copy",
                "--archive",
                desk.archive(),
                "--donor",
                "tiktok:kelp.and.kites",
                "--to",
                folder.resolve("copy"));
        assertThat(Files.readString(folder.resolve("copy/what-is-held.html")))
                .containsPattern("What we keep of it</dt>\\s*<dd[^>]*>posts for friends or for the creator alone</dd>");
    }

    @Test
    void namesPostsOfWhichOnlyFilesBesideTheMediaTell() throws Exception {
        SampleDonation donation = SampleDonation.in(folder.resolve("without an export"))
                .video(SampleDonation.P2, 1)
                .media(
                        SampleDonation.P2.replace(".mp4", ".info.json"),
                        "{\"id\":\"7118434817674333537\",\"description\":\"how we dry kelp\"}"
                                .getBytes(StandardCharsets.UTF_8));
        for (String categories : new String[] {"media", "posts,media"}) {
            desk = TestArchive.in(folder.resolve("desk for " + categories));
            donation.folder().resolve("consent.json").toFile().delete();
            desk.archived(desk.consentedTo(donation, categories, "--without-export", "The account is gone."));

            Map<String, String> data = register().get("Data subjects and personal data (c)");
            assertThat(data).containsEntry("the video and photo files", "1 of 1 package");
            assertThat(data.containsKey("posts that everyone could see"))
                    .as(categories)
                    .isEqualTo(categories.startsWith("posts"));
        }
    }

    @Test
    void takesAnInstitutionForOneHoweverItsNameIsSpaced() throws Exception {
        SampleDonation donation = SampleDonation.in(folder.resolve("other spelling"))
                .export(
                        ExportVersion.V5.fileName(),
                        new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                                .replace("\"kelp.and.kites\"", "\"paper.lanterns\"")
                                .getBytes(StandardCharsets.UTF_8));
        Path record = desk.consentedTo(donation, "posts", "--account", "tiktok:paper.lanterns")
                .folder()
                .resolve("consent.json");
        Files.writeString(record, Files.readString(record).replace("Library of Harbours", "library of  Harbours"));
        desk.archived(donation);

        assertThat(register().get("Purposes (b)")).containsEntry("Packages", "2");
    }

    @Test
    void saysWhatTheSelectionPolicyDoesWithEveryCategory() {
        Map<String, String> treatments = register().get("What becomes of the parts of a donation (g)");

        assertThat(treatments.get("Kept")).contains("the video and photo files");
        assertThat(treatments.get("Not selected, whatever the donor says")).contains("private messages");
        assertThat(treatments.get("Only counted by year, only if the donor chooses it"))
                .contains("what the creator liked");
        assertThat(treatments)
                .containsEntry("In texts: e-mail-address", "masked")
                .containsEntry("Inside media: location", "files are kept as received, and reported to the archivist")
                .containsKey("By the law rule minors");
        for (Category category : Category.values()) {
            assertThat(treatments.values())
                    .filteredOn(value -> value.contains(category.words()))
                    .isNotEmpty();
        }
    }

    @Test
    void namesATransferOnlyWhereTheSettingsCallItOne() throws Exception {
        desk.set("storage.country", "DE, US").set("register.third-countries", "US");
        assertThat(register().get("Storage and transfers (e)"))
                .containsEntry("Countries", "DE, US")
                .containsEntry("Safeguards", "not stated (register.safeguards)")
                .hasEntrySatisfying("Transfers", words -> assertThat(words).contains("Copies are stored in US"));

        desk.set("register.safeguards", "Standard contractual clauses of 2021");
        assertThat(register().get("Storage and transfers (e)"))
                .containsEntry("Safeguards", "Standard contractual clauses of 2021");
    }

    @Test
    void countsPackagesOfWhichCopiesWereAskedForWithoutSayingByWhom() {
        assertThat(register().get("Recipients (d)"))
                .containsEntry("Packages of which copies were handed out so far", "0");
        TestArchive.say(
                "request",
                "copy",
                "--archive",
                desk.archive(),
                "--donor",
                "Juno Marsh",
                "--to",
                folder.resolve("copy"));
        assertThat(register().get("Recipients (d)"))
                .containsEntry("Packages of which copies were handed out so far", "1");
    }

    @Test
    void saysWhatTheInstitutionHasNotStated() {
        assertThat(register().get("Controller (a)"))
                .containsEntry("Data protection officer", "not stated (register.officer)");
    }

    @Test
    void saysWhereThereIsNoArchive() {
        Answer answer = TestArchive.say("register", "--archive", folder.resolve("elsewhere"));
        assertThat(answer.exit()).isZero();
        assertThat(answer.err()).contains("there is no archive at");
        assertThat(desk.run("register").err()).isEmpty();
    }

    @Test
    void namesNoDonorAndNoAccount() throws Exception {
        Path page = folder.resolve("register.html");
        Answer answer = desk.run("register", "--out", page);

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(page) + desk.run("register").out())
                .contains("Library of Harbours")
                .doesNotContain("kelp.and.kites", "Juno Marsh", "Ida Bauer", "MARKER-CONTACT");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Files.newInputStream(page))
                        .getElementsByTagName("section")
                        .getLength())
                .isGreaterThan(6);
    }

    @Test
    void overwritesNothing() throws Exception {
        Path page = Files.writeString(folder.resolve("mine.html"), "mine");

        assertThat(desk.run("register", "--out", page).exit()).isEqualTo(Exit.USAGE);
        assertThat(page).hasContent("mine");
    }
}
