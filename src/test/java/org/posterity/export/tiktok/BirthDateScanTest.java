package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.consent.BirthDate;
import org.posterity.export.Donation;
import org.posterity.export.Recognition;

/** What of an export reaches the gate as its owner's birth date: nothing is lost, and nothing is guessed. */
class BirthDateScanTest {
    private static final BirthDate LEAP_DAY = BirthDate.of(LocalDate.of(1996, 2, 29));
    private static final BirthDate OTHER_DAY = BirthDate.of(LocalDate.of(2012, 2, 29));

    @TempDir
    private Path home;

    private Reading reading;

    @BeforeEach
    void open() {
        reading = new Reading(home.resolve("one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-2022-07/user_data.json",
                "v2-2023-11/user_data.json",
                "v3-2024-12/user_data_tiktok.json",
                "v4-2025-11/user_data_tiktok.json",
                "v5-2026-05/user_data_tiktok.json"
            })
    void itIsFoundInEveryLayout(String layout) {
        String json = new String(Donation.resource(layout), StandardCharsets.UTF_8);

        assertThat(born(json)).isEqualTo(LEAP_DAY);
        assertThat(born(json.replace("\"29-Feb-1996\"", "\"29. Februar 2012\"")))
                .isEqualTo(BirthDate.UNREADABLE);
        assertThat(born(json.replace("\"29-Feb-1996\"", "\"N/A\""))).isEqualTo(BirthDate.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"29-Feb-1996\"",
                "\" 29-feb-1996 \"",
                "\"1996-02-29\"",
                "\"1996-02-29 00:00:00\"",
                "\"1996-02-29T00:00:00\""
            })
    void daysThatCanBeReadForCertainAreStated(String value) {
        assertThat(born(profile("\"birthDate\":" + value))).isEqualTo(LEAP_DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "\"N/A\"", "\"n/a\"", "\"None\"", "\"null\"", "null"})
    void theWaysToWriteNothingAreNone(String value) {
        assertThat(born(profile("\"birthDate\":" + value))).isEqualTo(BirthDate.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"29. Februar 2012\"",
                "\"12.12.12\"",
                "\"02/03/2012\"",
                "\"2012\"",
                "\"Feb 2012\"",
                "\"20120229\"",
                "20120229",
                "1330473600",
                "2012.5",
                "\"1330473600\"",
                "\"2012-02-30\"",
                "\"31-Feb-2012\"",
                "\"0001-01-01\"",
                "\"1996-02-29T23:00:00Z\"",
                "\"1996-02-29 23:00:00\"",
                "\"\u0662\u0660\u0661\u0662-02-29\"",
                "\"unknown\"",
                "\"*\"",
                "true",
                "{}",
                "[]",
                "{\"year\":2012}",
                "[\"29-Feb-2012\"]"
            })
    void whatIsNoDayForCertainIsUnreadableAndNeverNothing(String value) {
        assertThat(born(profile("\"birthDate\":" + value))).isEqualTo(BirthDate.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"birthDate\":\"29-Feb-2012\",\"userName\":\"kelp\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\",\"birthDate\":\"29-Feb-2012\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\",\"BirthDate\":\"29-Feb-2012\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"birthDate\":\"29-Feb-2012\",\"ProfileMap\":{\"userName\":\"kelp\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\"},\"birthDate\":\"29-Feb-2012\"}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\",\"More\":{\"birthDate\":\"29-Feb-2012\"}}}}}",
                "{\"Profile\":{\"ProfileMap\":{\"userName\":\"kelp\",\"birthDate\":\"29-Feb-2012\"}}}",
                "{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\",\"birthDate\":\"29-Feb-2012\"}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"birthDate\":\"29-Feb-2012\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\"}}},"
                        + "\"Profile And Settings\":{\"Profile Info\":{\"ProfileMap\":{\"birthDate\":\"29-Feb-2012\"}}}}",
                "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp\",\"birthDate\":\"None\"}}},"
                        + "\"Zz\":{\"Profile Information\":{\"ProfileMap\":{\"birthDate\":\"29-Feb-2012\"}}}}"
            })
    void itIsFoundWhereverItStandsToTheName(String json) {
        assertThat(born(json)).isEqualTo(OTHER_DAY);
    }

    @Test
    void severalThatDifferAreAllHandedOn() {
        BirthDate both = LEAP_DAY.and(OTHER_DAY);

        assertThat(born(profile("\"birthDate\":\"29-Feb-2012\",\"birthDate\":\"29-Feb-1996\"")))
                .isEqualTo(both);
        assertThat(born(profile("\"birthDate\":\"29-Feb-1996\",\"birthDate\":\"?\"")))
                .isEqualTo(LEAP_DAY.and(BirthDate.UNREADABLE));
        assertThat(born("""
                        {"Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp","birthDate":"29-Feb-1996"}}},
                         "Post":{"Posts":{"VideoList":[{"Date":""}]}},
                         "Profile And Settings":{"Profile Info":{"ProfileMap":{"userName":"kelp","birthDate":"29-Feb-2012"}}}}
                        """)).isEqualTo(both);
        assertThat(both.isUnclear()).isTrue();
        assertThat(LEAP_DAY.and(LEAP_DAY).isUnclear()).isFalse();
    }

    @Test
    void birthDatesOfOtherPeopleAndSectionsAreNotTheOwners() {
        assertThat(born("""
                        {"Activity":{"Friends":{"birthDate":"29-Feb-2012"},"FansList":[{"birthDate":"29-Feb-2012"}]},
                         "Profile":{"Profile Info":{"ProfileMap":{"userName":"kelp","birthDate":"29-Feb-1996",
                           "PlatformInfo":[{"birthDate":"29-Feb-2012"}]}}}}
                        """)).isEqualTo(LEAP_DAY);
    }

    @Test
    void partsOfAnExportAndItsTextFormAreHeardTogether() {
        String named = "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}}}";
        String unnamed =
                "{\"Post\":{},\"Profile And Settings\":{\"Zz\":{\"ProfileMap\":{\"birthDate\":\"29-Feb-2012\"}}}}";
        Donation parts = new Donation(home.resolve("parts"))
                .with("1/user_data_tiktok.json", named)
                .with("2/user_data_tiktok.json", unnamed);
        assertThat(parts.rejection().code()).isEqualTo("age-contradicted");

        Donation forms = new Donation(home.resolve("forms"))
                .with("user_data_tiktok.json", profile("\"birthDate\":\"29-Feb-1996\""))
                .with("TikTok/Profile/Profile Info.txt", "Username: kelp.and.kites\nBirth Date: 29-Feb-2012\n")
                .with("TikTok/Posts/Post.txt", "Date: 2024-09-17 14:07:21\n");
        assertThat(forms.rejection().code()).isEqualTo("age-contradicted");
        forms.with("TikTok/Profile/Profile Info.txt", "Username: kelp.and.kites\nBirth Date: 29-Feb-1996\n");
        assertThat(forms.export().content().posts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Birth Date: 29. Februar 2012",
                "Birthdate: 12.12.12",
                "Birth Date: 01-Jan-1990\nBio: born\nBirth Date: 02-Jan-1990",
                "Birth Date: 01-Jan-1990\nBirth Date: soon"
            })
    void aTextExportsUnreadableOrDoubleDateIsNotPassedOver(String lines) {
        assertThat(text("Profile", "Username: kelp.and.kites\n" + lines + "\n")
                        .rejection()
                        .code())
                .isEqualTo("birth-date-unreadable");
    }

    @Test
    void aTextExportsDateIsHeardHoweverManyLinesImitateIt() {
        String before = "Birth Date: 01-Jan-1990\n".repeat(50);

        assertThat(text("Profile", before + "Birth Date: 17-Mar-2012\nUsername: kelp.and.kites\n")
                        .rejection()
                        .code())
                .isEqualTo("age-contradicted");
        assertThat(text("Profile", "Username: kelp.and.kites\nBirth Date: " + "x".repeat(300) + "\n")
                        .rejection()
                        .code())
                .isEqualTo("birth-date-unreadable");
        assertThat(text("Profile", before + "Birth Date: N/A\nUsername: kelp.and.kites\n")
                        .export()
                        .content()
                        .posts())
                .hasSize(1);
    }

    private Donation text(String folder, String profile) {
        return new Donation(home.resolve("text"))
                .with("TikTok/" + folder + "/Profile Info.txt", profile)
                .with("TikTok/Posts/Post.txt", "Date: 2024-09-17 14:07:21\n");
    }

    private BirthDate born(String json) {
        return ((Recognition.Recognised) reading.recognise(json)).birthDate();
    }

    private static String profile(String fields) {
        return "{\"Profile\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"," + fields + "}}}}";
    }
}
