package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;

/** {@code ingest --dry-run} with {@code --report} and {@code --checklist}: what a pre-ingest check told can be kept, and answered. */
class PreIngestCheckTest {
    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    /** What a spreadsheet might run, or a table break at; a handle, which a package would not show; letters of elsewhere. */
    private static final List<String> NAMES = List.of(
            "=HYPERLINK(1).mp4",
            "+1.mov",
            "-2;=3.mp4",
            "@sea.holly and kites.mp4",
            " blank, comma.mp4",
            "\u00fcber \"kelp\".mp4",
            "\u51e7.mp4");

    @TempDir
    Path folder;

    private TestArchive desk;
    private SampleDonation donation;
    private Path report;
    private Path checklist;

    @BeforeEach
    void aDonationOfFilesWhoseNamesSayNothing() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        donation = desk.consented(SampleDonation.in(folder.resolve("kelp")).export(ExportVersion.V4));
        int seed = 1;
        for (String name : NAMES) {
            Files.write(donation.folder().resolve(name), TinyMedia.mp4(seed++));
        }
        report = folder.resolve("report.html");
        checklist = folder.resolve("checklist.csv");
    }

    private Answer check(Object... options) {
        List<Object> line = new ArrayList<>(List.of("--dry-run", donation.folder()));
        line.addAll(List.of(options));
        return desk.run("ingest", line.toArray());
    }

    private static List<List<String>> rows(Path csv) throws Exception {
        String text = Files.readString(csv);
        assertThat(text).as("by its first character spreadsheets know UTF-8").startsWith("\uFEFF");
        return text.lines()
                .map(line -> CELL.matcher(line)
                        .results()
                        .map((MatchResult cell) -> cell.group(1).replace("\"\"", "\""))
                        .toList())
                .toList();
    }

    @Test
    void aChecklistThatIsFilledInMatchesEveryFile() throws Exception {
        Answer answer = check("--checklist", checklist);

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(answer.out()).contains("Checklist of 7 files: " + checklist);
        List<List<String>> rows = rows(checklist);
        assertThat(rows.get(0)).containsExactly("file", "post", "found", "why", "candidates");
        StringBuilder filled = new StringBuilder("\uFEFFfile;post;found\n");
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row.get(2)).isEqualTo("unmatched");
            String post = row.get(4).split("; ")[filled.toString().split("\n").length - 1];
            filled.append('"' + row.get(0).replace("\"", "\"\"") + "\";\"" + post + "\";\"x\"\n");
        }
        Files.writeString(checklist, filled);

        StoredAip aip = desk.archived(donation, "--match", checklist);

        assertThat(aip.files())
                .filteredOn(file -> file.path("path").asText().matches(".*\\.(mp4|mov)"))
                .hasSize(7)
                .allMatch(file -> file.path("match").asText().equals("matched"))
                .allMatch(file -> file.path("evidence").toString().contains("curator"));
        assertThat(StoredAip.read(aip.ledger("files.jsonl"))).doesNotContain("sea.holly");
    }

    @Test
    void aChecklistCallsFilesByTheirOwnNamesAndHoldsNothingThatASpreadsheetRuns() throws Exception {
        check("--checklist", checklist);

        List<String> files =
                rows(checklist).stream().skip(1).map(row -> row.get(0)).toList();
        assertThat(files.stream().map(file -> file.replaceFirst("^\\./", "")))
                .containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(rows(checklist).stream().flatMap(List::stream))
                .allMatch(cell -> cell.isEmpty() || Character.isLetterOrDigit(cell.charAt(0)) || cell.startsWith("./"));
        assertThat(Files.readString(checklist).lines())
                .as("every cell is quoted, whatever a spreadsheet takes for the separator")
                .allMatch(line -> line.replace("\uFEFF", "")
                        .replaceAll(CELL.pattern(), "")
                        .matches(",{4}"));
    }

    @Test
    void anAmbiguousFileIsListedWithThePostsThatItFits() throws Exception {
        Path sample = Path.of("archive-samples/half-a-drawer").toAbsolutePath();

        Answer answer = desk.run("ingest", "--dry-run", sample, "--checklist", checklist, "--report", report);

        assertThat(answer.exit()).as(answer.toString()).isZero();
        assertThat(rows(checklist)).anySatisfy(row -> {
            assertThat(row.get(0)).isEqualTo("7334065560784751969.mp4");
            assertThat(row.get(2)).isEqualTo("ambiguous");
            assertThat(row.get(4)).isEqualTo("2024-02-10 20:00:09 UTC; 2024-02-10 20:00:21 UTC");
        });
        assertThat(rows(checklist)).anySatisfy(row -> {
            assertThat(row.get(0)).isEqualTo("phone/IMG_4821.MOV");
            assertThat(row.get(4)).contains("2023-08-01 21:30:05 UTC", "2024-06-21 03:45:50 UTC");
        });
        assertThat(Files.readString(report))
                .contains("It would be archived.", "7334065560784751969.mp4", "the time in its id fits several posts")
                .contains("<b>1</b> <span>not selected</span>", "unknown date, unknown (deleted by the creator)")
                .doesNotContain("2023-03-03")
                .contains("2023-08-01 21:30:05 UTC, video", "No file for it was ");
    }

    @Test
    void aReportTellsOfEverySubmissionAndStoresNothing() throws Exception {
        Answer answer = check("--report", report, "archive-samples/no-consent");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(Files.readString(report))
                .contains("Pre-ingest check of 2 submissions", "It would be archived.", "It would be refused (")
                .contains("What to do: ")
                .doesNotContain("sea.holly")
                .doesNotContain("<script", "http://", "https://");
        assertThat(desk.archive()).doesNotExist();
    }

    @Test
    void whatIsKeptOfAPreIngestCheckLiesInNewFilesOutsideOfArchiveAndDonation() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken.html"), "taken");
        for (Path place : List.of(
                taken,
                donation.folder().resolve("report.html"),
                desk.archive().resolve("report.html"),
                folder.resolve("nowhere/report.html"))) {
            for (String option : List.of("--report", "--checklist")) {
                assertThat(check(option, place).exit()).as(option + " " + place).isEqualTo(Exit.USAGE);
            }
        }
        assertThat(taken).hasContent("taken");
        assertThat(desk.run("ingest", donation.folder(), "--report", report).err())
                .contains("--report needs --dry-run.");
        assertThat(check("--checklist", checklist, "archive-samples/no-consent").err())
                .contains("--checklist lists the files of one submission, but there are 2.");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("desk", "kelp", "taken.html");
        }
    }

    @Test
    void withNothingToDecideNoChecklistIsWritten() throws Exception {
        donation = desk.consented(SampleDonation.complete(folder.resolve("whole"), ExportVersion.V5));

        assertThat(check("--checklist", checklist).out()).contains("no checklist was written");
        assertThat(checklist).doesNotExist();
    }

    @Test
    void withoutAnExportThereIsNoPostToDecideFor() throws Exception {
        donation = desk.consented(
                SampleDonation.in(folder.resolve("bare")).video("IMG_1.MOV", 1),
                "--without-export",
                "The platform banned the account.");

        assertThat(check("--checklist", checklist, "--report", report).out()).contains("no checklist was written");
        assertThat(Files.readString(report))
                .contains("No export lists any.", "None: no export says which posts there were.")
                .contains("media/IMG_1.MOV");
    }
}
