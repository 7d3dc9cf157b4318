package org.posterity.export.tiktok.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudioSeriesTest {
    @TempDir
    private Path folder;

    private HandedOverFiles beside;

    @BeforeEach
    void nothingYet() {
        beside = new HandedOverFiles(folder);
    }

    @Test
    void readsTheAccountDayByDay() {
        beside.resource("studio-csv/en/Overview.csv");
        assertThat(beside.series())
                .containsExactly(
                        "2025-11-27 {comments=0, likes=0, profileViews=0, shares=0, views=0}",
                        "2025-11-26 {comments=1, likes=57, profileViews=77, shares=6, views=2110}",
                        "2025-11-25 {comments=2, likes=31, profileViews=52, shares=11, views=1441}");
        assertThat(beside.findings()).isEmpty();
    }

    @Test
    void followersMayBeTheWordUndefined() {
        beside.resource("studio-csv/en/FollowerHistory.csv");
        assertThat(beside.series()).containsExactly("2025-11-27 {followers=61}", "2025-11-26 {followers=62}");
        assertThat(beside.findings()).isEmpty();
    }

    @Test
    void daysGoOverNewYearInEitherOrder() {
        String[] lines = {"December 30,1,2", "December 31,3,4", "January 1,5,6", "January 2,7,8"};
        HandedOverFiles forwards = new HandedOverFiles(folder).generatedAt("2025-01-05T00:00:00Z");
        forwards.file("Overview.csv", "Date,Video Views,Likes", lines[0], lines[1], lines[2], lines[3]);
        HandedOverFiles backwards = new HandedOverFiles(folder).generatedAt("2025-01-05T00:00:00Z");
        backwards.file("Overview.csv", "Date,Video Views,Likes", lines[3], lines[2], lines[1], lines[0]);
        assertThat(forwards.series())
                .containsExactly(
                        "2025-01-02 {likes=8, views=7}",
                        "2025-01-01 {likes=6, views=5}",
                        "2024-12-31 {likes=4, views=3}",
                        "2024-12-30 {likes=2, views=1}")
                .isEqualTo(backwards.series());
    }

    @ParameterizedTest
    @CsvSource({
        "June 30,December 31,2024-12-31,2024-06-30",
        "May 3,December 31,2024-12-31,2024-05-03",
        "July 5,December 31,2024-12-31,2024-07-05",
        "January 2,December 31,2025-01-02,2024-12-31",
        "December 31,January 2,2025-01-02,2024-12-31",
        "November 27,November 26,2024-11-27,2024-11-26",
        "December 31,July 5,2024-12-31,2024-07-05",
        "March 1,February 1,2024-03-01,2024-02-01"
    })
    void twoDaysRunForwardsUnlessTheyFollowEachOtherCloselyBackwards(
            String first, String second, String newest, String oldest) {
        beside.generatedAt("2025-01-10T00:00:00Z");
        beside.file("f.csv", "Date,Followers", first + ",1", second + ",2");
        assertThat(beside.series()).extracting(line -> line.substring(0, 10)).containsExactly(newest, oldest);
    }

    @Test
    void aTableThatRunsThroughOneYearMayHaveLongGaps() {
        beside.generatedAt("2025-01-10T00:00:00Z");
        beside.file("f.csv", "Date,Followers", "January 5,1", "August 20,2", "December 31,3");
        assertThat(beside.series())
                .extracting(line -> line.substring(0, 10))
                .containsExactly("2024-12-31", "2024-08-20", "2024-01-05");
    }

    @ParameterizedTest
    @CsvSource({
        "3. 5.,17. 9.,31. 12.",
        "3/05,17/09,31/12",
        "3.5.,17.9.,31.12.",
        "05-03,09-17,12-31",
        "5/3,9/17,12/31",
        "5. 3.,9. 17.,12. 31.",
        "٣‏/٥,١٧‏/٩,٣١‏/١٢"
    })
    void daysInNumbersAreReadWhereOneTellsTheOrder(String may, String september, String december) {
        beside.generatedAt("2025-01-10T00:00:00Z");
        beside.file("f.csv", "Date,Followers", may + ",1", september + ",2", december + ",3");
        assertThat(beside.series())
                .extracting(line -> line.substring(0, 10))
                .containsExactly("2024-12-31", "2024-09-17", "2024-05-03");
        assertThat(beside.findings()).isEmpty();
    }

    @Test
    void daysInNumbersThatCouldBeEitherAreReported() {
        beside.file("f.csv", "Date,Followers", "3/5,1", "4/5,2", "5/5,3");
        assertThat(beside.series()).extracting(line -> line.substring(5, 10)).containsExactly("05-05");
        assertThat(beside.findings()).containsExactly("context-day-unknown");
    }

    @Test
    void aWholeYearOfDaysIsOneYear() {
        StringBuilder table = new StringBuilder("Date,Followers\n");
        LocalDate first = LocalDate.of(2024, 11, 28);
        for (int i = 0; i < 365; i++) {
            LocalDate day = first.plusDays(i);
            String month = day.getMonth().toString();
            table.append(month.charAt(0)).append(month.substring(1).toLowerCase(Locale.ROOT));
            table.append(' ').append(day.getDayOfMonth()).append(',').append(i).append('\n');
        }
        beside.file("f.csv", table.toString());
        assertThat(beside.series()).hasSize(365);
        assertThat(beside.series().get(0)).isEqualTo("2025-11-27 {followers=364}");
        assertThat(beside.series().get(364)).isEqualTo("2024-11-28 {followers=0}");
    }

    @Test
    void daysInNoOrderHaveNoYear() {
        beside.file("Overview.csv", "Date,Video Views,Likes", "March 1,1,2", "January 1,3,4", "February 1,5,6");
        assertThat(beside.series()).isEmpty();
        assertThat(beside.findings()).containsExactly("context-days-out-of-order");
    }

    @Test
    void aDayThatIsNotUnderstoodIsReported() {
        beside.file("Overview.csv", "Date,Video Views,Likes", "the other day,1,2", "November 26,3,4");
        assertThat(beside.series()).containsExactly("2025-11-26 {likes=4, views=3}");
        assertThat(beside.findings()).containsExactly("context-day-unknown");
    }

    @Test
    void aNumberThatWasRoundedIsNotTaken() {
        beside.file("Overview.csv", "Date,Video Views,Likes", "November 26,1.2K,4");
        assertThat(beside.series()).containsExactly("2025-11-26 {likes=4}");
        assertThat(beside.findings()).containsExactly("count-not-understood");
    }
}
