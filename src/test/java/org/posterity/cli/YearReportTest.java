package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
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

    private static final String REPAIR = "repair of a copy (recovery)";

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
        String events = "Preservation events in " + (YEAR - 3);
        assertThat(number(report, events, "fixity check")).isZero();
        assertThat(number(report, events, REPAIR)).isZero();
    }

    @Test
    void aRepairAndARefusedDeliveryAreCalledWhatTheyAre() throws IOException {
        TestStores.in(desk, TestStores.folder("harbour", home.resolve("harbour"), "DE"));
        desk.set("storage.country", "DE");
        assertThat(desk.run("replicate").exit()).isZero();
        String aip = desk.run("list", "--json").json().get(0).path("aip").asText();
        Path film;
        try (Stream<Path> files = Files.walk(desk.archive().resolve("storage"))) {
            film = files.filter(file -> file.toString().endsWith(".warc"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(film, "flipped", StandardOpenOption.APPEND);
        assertThat(desk.run("audit").exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(desk.run("repair").exit()).isZero();
        assertThat(desk.run(
                                "deliver",
                                aip,
                                "--as",
                                "files",
                                "--purpose",
                                "exhibition",
                                "--recipient",
                                "Reading room",
                                "--to",
                                home.resolve("copy"))
                        .exit())
                .isEqualTo(Exit.NOT_ALL);

        Answer answer = desk.run("report", "--year", YEAR);

        assertThat(answer.out())
                .containsPattern(REPAIR.replace("(", "\\(").replace(")", "\\)") + " +1\\n")
                .containsPattern("fixity check +\\d, 1 of them with a finding")
                .containsPattern("dissemination +1, 1 of them refused");
        assertThat(desk.run("show", aip).out()).contains("files mended from another copy, 1 put aside");
        assertThat(desk.run("list").out()).contains("safe: 2 copies");
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
