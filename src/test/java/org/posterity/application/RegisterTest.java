package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.Desk.Answer;

/** The record of processing says what is held, why, how long and where, and names no donor. */
class RegisterTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void aPackageGivenForGood() throws Exception {
        desk = Desk.in(folder.resolve("desk"))
                .set("institution", "Library of Harbours")
                .set("storage.place", "Cellar of the main building, DE; vault, CH")
                .set("register.recipients", "Union catalogue");
        Donation donation = Donation.complete(folder.resolve("kelp"), Vintage.V5);
        desk.archived(desk.consentedTo(donation, "posts,media"));
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

        assertThat(register.get("Controller (a)")).containsEntry("Institution", "Library of Harbours");
        assertThat(register.get("Purposes (b)")).containsEntry("preservation", "1 of 1 package");
        assertThat(register.get("Data subjects and personal data (c)"))
                .containsEntry("the video and photo files", "1 of 1 package")
                .doesNotContainKey("private messages");
        assertThat(register.get("Readers (d)")).containsEntry("everybody", "1 of 1 package");
        assertThat(register.get("Recipients (d)")).containsEntry("Also", "Union catalogue");
        assertThat(register.get("Storage and transfers (e)"))
                .containsEntry("Place", "Cellar of the main building, DE; vault, CH");
        assertThat(register.get("Time limits (f)")).containsEntry("Given for good", "1 of 1 package");
        assertThat(register.get("Technical and organisational measures (g)")).containsKey("Of the program");
    }

    @Test
    void saysWhatTheInstitutionHasNotStated() {
        assertThat(register().get("Controller (a)"))
                .containsEntry("Data protection officer", "not stated (register.officer)");
    }

    @Test
    void namesNoDonorAndNoAccount() throws Exception {
        Path page = folder.resolve("register.html");
        Answer answer = desk.run("register", "--out", page);

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(page) + desk.run("register").out())
                .contains("Library of Harbours")
                .doesNotContain("kelp.and.kites", "Juno Marsh", "Ida Bauer");
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
