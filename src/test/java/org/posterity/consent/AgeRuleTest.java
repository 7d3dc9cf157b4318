package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The age in the record against the birth date in the export, in every direction. Consent was given on 1 March 2026. */
class AgeRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String A_CHILD = "2012-02-29";
    private static final String GROWN = "1990-01-01";

    @ParameterizedTest(name = "{0} by a {1}, {2}, birth date {3}: {4}")
    @CsvSource({
        "adult, creator,  -,         2008-03-01,            -",
        "adult, creator,  -,         2008-03-02,            age-contradicted",
        "adult, guardian, -,         2008-03-01,            -",
        "adult, guardian, -,         2012-02-29,            age-contradicted",
        "adult, estate,   -,         2012-02-29,            age-contradicted",
        "adult, creator,  wrong,     2012-02-29,            age-contradicted",
        "adult, guardian, wrong,     2012-02-29,            age-contradicted",
        "adult, creator,  looked-at, 2012-02-29,            age-contradicted",
        "adult, creator,  -,         none,                  -",
        "adult, guardian, -,         none,                  -",
        "adult, creator,  -,         ?,                     birth-date-unreadable",
        "adult, guardian, -,         ?,                     birth-date-unreadable",
        "adult, creator,  wrong,     ?,                     birth-date-unreadable",
        "adult, creator,  looked-at, ?,                     -",
        "adult, creator,  -,         1990-01-01 1990-01-01, -",
        "adult, creator,  -,         1990-01-01 1990-01-02, birth-date-unreadable",
        "adult, creator,  looked-at, 1990-01-01 1990-01-02, -",
        "adult, creator,  -,         1990-01-01 ?,          birth-date-unreadable",
        "adult, creator,  looked-at, 1990-01-01 2012-02-29, age-contradicted",
        "adult, creator,  looked-at, ? 2012-02-29,          age-contradicted",
        "minor, guardian, -,         2008-03-02,            -",
        "minor, guardian, -,         2008-03-01,            age-contradicted",
        "minor, guardian, wrong,     2008-03-01,            -",
        "minor, guardian, looked-at, 2008-03-01,            age-contradicted",
        "minor, guardian, -,         none,                  -",
        "minor, guardian, -,         ?,                     birth-date-unreadable",
        "minor, guardian, looked-at, ?,                     -",
        "minor, guardian, wrong,     ?,                     -",
        "minor, guardian, -,         2012-02-29 1990-01-01, birth-date-unreadable",
        "minor, guardian, looked-at, 2012-02-29 1990-01-01, -",
        "minor, guardian, looked-at, 1990-01-01 1990-01-02, age-contradicted"
    })
    void recordAndBirthDateAreComparedInBothDirections(
            String age, String capacity, String note, String born, String code) {
        assertThat(examine(age, capacity, note, born).map(Refusal::code).orElse("-"))
                .isEqualTo(code);
    }

    @Test
    void eachDirectionHasItsOwnSentenceAndAWayForward() {
        Refusal young = refused("adult", "guardian", A_CHILD);
        Refusal grown = refused("minor", "guardian", GROWN);
        Refusal unreadable = refused("adult", "creator", "?");

        assertThat(young.summary()).contains("a minor on the day of consent");
        assertThat(young.fault().remedy()).contains("guardian", "renew").doesNotContain("birthDateInExport");
        assertThat(grown.summary()).contains("an adult on the day of consent");
        assertThat(grown.fault().remedy()).contains("birthDateInExport", "wrong");
        assertThat(unreadable.summary()).contains("cannot be read with certainty");
        assertThat(unreadable.fault().where()).contains("birth date in the profile");
        assertThat(unreadable.fault().remedy()).contains("ProfileMap", "Profile Info", "looked-at");
        assertThat(List.of(young.summary(), grown.summary(), unreadable.summary()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noSentenceRepeatsADay() {
        assertThat(refused("adult", "guardian", A_CHILD).toString()).doesNotContain("2012", "02-29");
        assertThat(refused("minor", "guardian", GROWN).toString()).doesNotContain("1990");
        assertThat(refused("adult", "creator", "1990-01-01 1991-01-01").toString())
                .doesNotContain("1990", "1991");
    }

    /** Somebody born on 1 April 2008, who came of age on 1 April 2026. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "given 2026-03-01,                                       age-contradicted",
        "given 2026-04-01,                                       -",
        "given 2026-03-01/renewed 2026-04-01,                    -",
        "given 2026-03-01/renewed 2026-06-01,                    -",
        "given 2026-03-01/renewed 2026-06-02,                    age-contradicted",
        "given 2026-03-01/changed 2026-05-01,                    age-contradicted",
        "given 2026-03-01/withdrawn 2026-05-01,                  age-contradicted",
        "given 2026-03-01/withdrawn 2026-03-02/given 2026-05-01, -",
        "given 2026-06-02,                                       -"
    })
    void theDayOfTheLastConsentCountsAndNoneThatIsStillToCome(String events, String code) {
        ConsentRecord record = Records.sound(Records.with(r -> {
            r.putArray("events");
            for (String event : events.split("/")) {
                r.withArray("events")
                        .addObject()
                        .put("type", event.split(" ")[0])
                        .put("at", event.split(" ")[1]);
            }
        }));

        assertThat(AgeRule.examine(record, BirthDate.of(LocalDate.of(2008, 4, 1)), 18, TODAY)
                        .map(Refusal::code)
                        .orElse("-"))
                .isEqualTo(code);
    }

    private static Refusal refused(String age, String capacity, String born) {
        return examine(age, capacity, "-", born).orElseThrow();
    }

    private static Optional<Refusal> examine(String age, String capacity, String note, String born) {
        BirthDate birthDate = BirthDate.NONE;
        for (String one : born.split(" ")) {
            birthDate = birthDate.and(
                    switch (one) {
                        case "none" -> BirthDate.NONE;
                        case "?" -> BirthDate.UNREADABLE;
                        default -> BirthDate.of(LocalDate.parse(one));
                    });
        }
        return AgeRule.examine(record(age, capacity, note), birthDate, 18, TODAY);
    }

    private static ConsentRecord record(String age, String capacity, String note) {
        return Records.sound(Records.with(r -> {
            r.put("age", age);
            if (age.equals("minor")) {
                r.put("majority", "2028-05-01");
            }
            ((ObjectNode) r.get("grantor")).put("capacity", capacity);
            if (!note.equals("-")) {
                r.put("birthDateInExport", note);
            }
        }));
    }
}
