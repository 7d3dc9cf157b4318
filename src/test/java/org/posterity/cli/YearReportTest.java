package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.xml.sax.InputSource;

/** {@code posterity report}: what happened in a year, and what is held. */
class YearReportTest {
    private static final int YEAR = LocalDate.now(ZoneOffset.UTC).getYear();

    @TempDir
    private Path home;

    private TestArchive desk;

    @BeforeEach
    void takeIn() throws IOException {
        desk = TestArchive.in(home.resolve("desk")).set("cost.per-tb", "1000000");
        desk.archived(desk.consented(
                SampleDonation.in(home.resolve("kelp"))
                        .export(ExportVersion.V3)
                        .video(SampleDonation.P1, 1)
                        .video(SampleDonation.P2, 2),
                "--until",
                YEAR + 1 + "-03-01"));
        desk.run("audit");
        desk.run("audit");
    }

    @Test
    void countsWhatWasDoneAndWhatIsHeld() {
        JsonNode report = desk.run("report", "--year", YEAR, "--json").json().get(0);

        assertThat(number(report, "Accessions", "In " + YEAR)).isEqualTo(1);
        assertThat(number(report, "Accessions", "New packages in " + YEAR)).isEqualTo(1);
        assertThat(number(report, "Held now", "Packages")).isEqualTo(1);
        assertThat(number(report, "Formats", "video/mp4")).isEqualTo(2);
        assertThat(number(report, "Copies", "Packages that are not")).isEqualTo(1);
        assertThat(number(report, "Preservation events in " + YEAR, "fixity check"))
                .as("one after the commit, two audits")
                .isEqualTo(3);
        assertThat(number(report, "Ending by the end of " + (YEAR + 1), "a grant ends"))
                .isEqualTo(1);
        assertThat(row(report, "Cost", "At 1000000 EUR a terabyte")
                        .path("words")
                        .asText())
                .endsWith(" EUR")
                .doesNotStartWith("0.00");
    }

    @Test
    void anotherYearHasNothing() {
        JsonNode report =
                desk.run("report", "--year", YEAR - 3, "--json").json().get(0);

        assertThat(number(report, "Accessions", "In " + (YEAR - 3))).isZero();
        assertThat(desk.run("report", "--year", YEAR - 3).out())
                .contains("Preservation events in " + (YEAR - 3) + "\n  none");
    }

    @Test
    void thePageIsWellFormedAndHasBars() throws Exception {
        Path page = home.resolve("year.html");

        Answer answer = desk.run("report", "--year", YEAR, "--html", page);

        assertThat(answer.exit()).as(answer.toString()).isZero();
        String html = Files.readString(page);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        assertThat(html).contains("Report of the year " + YEAR, "<svg class=\"shares\"", "video/mp4");
        assertThat(html + answer.out()).doesNotContain("Juno Marsh", "kelp.and.kites");
    }

    private static long number(JsonNode report, String section, String label) {
        return row(report, section, label).path("number").asLong(-1);
    }

    private static JsonNode row(JsonNode report, String heading, String label) {
        return StreamSupport.stream(report.path("sections").spliterator(), false)
                .filter(section -> section.path("heading").asText().equals(heading))
                .flatMap(section -> StreamSupport.stream(section.path("rows").spliterator(), false))
                .filter(row -> row.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(heading + ", " + label + ": " + report));
    }
}
