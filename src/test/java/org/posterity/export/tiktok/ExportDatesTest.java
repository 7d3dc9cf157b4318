package org.posterity.export.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.ExportContent;
import org.posterity.export.ExportDate;
import org.posterity.export.Post;
import org.posterity.model.Finding;

class ExportDatesTest {
    @ParameterizedTest
    @CsvSource({"01-Oct-1995, 1995-10-01", "1995-10-01, 1995-10-01", "1995-10-01 00:00:00, 1995-10-01"})
    void readsADayThatStandsAlone(String text, String day) {
        assertThat(ExportDates.day(text).orElseThrow()).hasToString(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1995-13-01", "1995-02-30", "None", "in October", ""})
    void takesNothingElseForADay(String text) {
        assertThat(ExportDates.day(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-17 14:07:21, 2024-09-17T14:07:21, UTC_BY_EVIDENCE",
        "2024-09-17 14:07:21 UTC, 2024-09-17T14:07:21, STATED",
        "2024-09-17T14:07:21Z, 2024-09-17T14:07:21, STATED",
        "2024-09-17T14:07:21.5Z, 2024-09-17T14:07:21.500, STATED",
        "2024-09-17T14:07:21+02:00, 2024-09-17T12:07:21, STATED",
        "2024-09-17T14:07:21-0730, 2024-09-17T21:37:21, STATED",
        "2024-09-17T14:07:21, 2024-09-17T14:07:21, UNKNOWN",
        "01-Oct-1995, 1995-10-01T00:00, UNKNOWN",
        "29-Feb-1996, 1996-02-29T00:00, UNKNOWN",
        "1733588884, 2024-12-07T16:28:04, STATED",
        "1733588884798, 2024-12-07T16:28:04.798, STATED"
    })
    void readsEveryShapeThatWasMet(String text, String at, ExportDate.Zone zone) {
        ExportDate date = ExportDates.read(text).orElseThrow();
        assertThat(date.at()).hasToString(at);
        assertThat(date.zone()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2023-02-29 10:00:00",
                "2023-01-01 24:00:00",
                "2023-01-01 23:59:60",
                "2023/01/01 10:00:00",
                "2023-01-01 1a:00:00",
                "0000-01-01 10:00:00",
                "+999999999-01-01T10:00:00",
                "2024-13-01T00:00:00Z",
                "29-Feb-1995",
                "31-Foo-1995",
                "12",
                "99999999999999999999",
                "\u0662\u0660\u0662\u0664-01-01 10:00:00",
                "2024-09-17T14:07:21+99:99"
            })
    void neverBendsAnImpossibleDate(String text) {
        assertThat(ExportDates.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "N/A", "None", "null"})
    void knowsTheWordsForNoDate(String text) {
        assertThat(ExportDates.isNone(text)).isTrue();
    }

    @Test
    void aPostsDateOfUnknownZoneIsTakenAsUtcAndReported(@TempDir Path home) {
        ExportContent content = new Reading(home).content("""
                {"Post":{"Posts":{"VideoList":[{"Date":"2024-09-17T14:07:21"},{"Date":"2024-09-17T14:07:22"},
                 {"Date":"yesterday evening"},{"Date":"N/A"},{"Date":1726582041}]}}}
                """);
        assertThat(content.posts())
                .extracting(Post::date)
                .map(date -> date.map(Object::toString).orElse("none"))
                .containsExactly(
                        "2024-09-17T14:07:21Z", "2024-09-17T14:07:22Z", "none", "none", "2024-09-17T14:07:21Z");
        assertThat(content.findings())
                .extracting(
                        Finding::code, Finding::where, finding -> finding.what().split(" ")[0])
                .containsExactlyInAnyOrder(
                        tuple("date-without-zone", "Post.Posts.VideoList[].Date", "2"),
                        tuple("date-not-understood", "Post.Posts.VideoList[].Date", "1"));
        assertThat(content.findings().toString()).doesNotContain("yesterday");
    }
}
