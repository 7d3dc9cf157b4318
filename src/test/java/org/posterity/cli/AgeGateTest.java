package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The age in the record and the birth date in the export, from the command to the package or the report. */
class AgeGateTest {
    private static final String A_CHILDS = "17-Mar-2014";
    private static final String IN_WORDS = "17. M\u00e4rz 2012";

    @TempDir
    Path folder;

    private TestArchive desk;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "adult creator,  17-Mar-2014,    age-contradicted",
        "adult guardian, 17-Mar-2014,    age-contradicted",
        "minor guardian, 17-Mar-1984,    age-contradicted",
        "adult creator,  17. M\u00e4rz 2012,  birth-date-unreadable",
        "minor guardian, 12.12.12,       birth-date-unreadable"
    })
    void aContradictionOrADateThatCannotBeReadStopsItWithoutBeingNamed(String grant, String born, String code)
            throws Exception {
        TestArchive.Answer answer =
                desk.run("ingest", "--json", donation(born, options(grant)).folder());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json().get(0).path("reason").asText()).isEqualTo(code);
        assertThat(desk.said(answer)).doesNotContain("17-Mar", "17. M", "12.12", "2014", "1984");
        assertThat(desk.run("list", "--json").json()).isEmpty();
    }

    @Test
    void aWrongBirthDateOfAMinorPassesOnTheInstitutionsWordAndTheRulesForMinorsApply() throws Exception {
        StoredAip aip = desk.archived(donation(
                "17-Mar-1984",
                "--minor",
                "--majority",
                "2040-05-01",
                "--capacity",
                "guardian",
                "--birth-date-in-export",
                "wrong"));

        assertThat(aip.notKept()).contains("law:minors");
        assertThat(aip.json("consent-terms.json").has("birthDateInExport")).isFalse();
    }

    @Test
    void theWordNeverLetsAMinorPassAsAnAdult() throws Exception {
        for (String word : new String[] {"wrong", "looked-at"}) {
            SampleDonation donation = donation(A_CHILDS, "--capacity", "guardian", "--birth-date-in-export", word);

            assertThat(desk.run("ingest", "--json", donation.folder())
                            .json()
                            .get(0)
                            .path("reason")
                            .asText())
                    .isEqualTo("age-contradicted");
            Files.delete(donation.folder().resolve("consent.json"));
        }
    }

    @Test
    void aDateThatSomebodyHasLookedAtPasses() throws Exception {
        StoredAip aip = desk.archived(donation(IN_WORDS, "--birth-date-in-export", "looked-at"));

        assertThat(aip.posts()).hasSize(8);
        assertThat(aip.notKept()).doesNotContain("law:minors");
    }

    @Test
    void anotherWordIsRefusedWithTheTwoThatThereAre() {
        assertThat(desk.newRecord(folder.resolve("consent.json"), "posts", "open", "--birth-date-in-export", "right")
                        .err())
                .contains("wrong, looked-at");
    }

    private static Object[] options(String grant) {
        return grant.startsWith("minor")
                ? new Object[] {"--minor", "--majority", "2040-05-01", "--capacity", "guardian"}
                : new Object[] {"--capacity", grant.replace("adult ", "")};
    }

    private SampleDonation donation(String born, Object... options) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8).replace("29-Feb-1996", born);
        return desk.consented(
                SampleDonation.in(folder.resolve("kelp"))
                        .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8)),
                options);
    }
}
