package org.posterity.export.tiktok.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.ContextNote;
import org.posterity.export.Donation;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote.Standing;
import org.posterity.model.Finding;

class StudioPostsTest {
    private static final String P8 = "7568011661844434273";
    private static final String HEADING =
            "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"";
    private static final String LINK = "https://www.tiktok.com/@kelp.and.kites/video/" + P8;

    @TempDir
    private Path folder;

    private HandedOverFiles beside;

    @BeforeEach
    void nothingYet() {
        beside = new HandedOverFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void readsCaptionAddressIdAndCountsOfEveryPost(String language) {
        beside.resource("studio-csv/" + language + "/Content.csv");
        assertThat(beside.found()).hasSize(6).allMatch(found -> found.standing() == Standing.OWN_LIST);
        ContextNote note = beside.note(P8);
        assertThat(note.producer()).isEqualTo("tiktok-studio");
        assertThat(note.caption()).hasValue("part 2");
        assertThat(note.publicUrl()).hasValue(LINK);
        assertThat(note.date()).isEmpty();
        assertThat(snapshot(note).on()).isEqualTo(LocalDate.of(2025, 11, 27));
        assertThat(snapshot(note).counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("views", 2356L, "likes", 76L, "comments", 8L, "shares", 3L));
        assertThat(beside.findings()).isEmpty();
    }

    @Test
    void saysFromWhatTheYearWasInferred() {
        beside.resource("studio-csv/en/Content.csv");
        assertThat(snapshot(beside.note(P8)).dating())
                .startsWith("year inferred")
                .contains("the day the export was made, 2025-11-27")
                .contains("newest post");
    }

    @Test
    void infersTheYearFromTheNameOfTikToksZipThenFromTheFileThenFromReception() {
        HandedOverFiles zip = new HandedOverFiles(folder)
                .withoutGeneratedAt()
                .file("in/TikTok_Data_1735588272.zip!/x.txt", "x")
                .file("Content.csv", HEADING, row("November 27", "6962076112356658529", "May 14"));
        assertThat(snapshot(zip.note("6962076112356658529")).on()).isEqualTo(LocalDate.of(2024, 11, 27));
        HandedOverFiles file = new HandedOverFiles(folder)
                .withoutGeneratedAt()
                .modified("2023-06-01T00:00:00Z")
                .file("Content.csv", HEADING, row("November 27", "6962076112356658529", "May 14"));
        assertThat(snapshot(file.note("6962076112356658529")).on()).isEqualTo(LocalDate.of(2022, 11, 27));
        HandedOverFiles reception = new HandedOverFiles(folder)
                .withoutGeneratedAt()
                .file("Content.csv", HEADING, row("March 31", "6962076112356658529", "May 14"));
        assertThat(snapshot(reception.note("6962076112356658529")).on()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void aListMayBeSomeDaysYoungerThanTheExport() {
        beside.file("Content.csv", HEADING, row("December 3", "6962076112356658529", "May 14"));
        assertThat(snapshot(beside.note("6962076112356658529")).on()).isEqualTo(LocalDate.of(2025, 12, 3));
    }

    @Test
    void aListIsNotOlderThanItsNewestPost() {
        beside.generatedAt("2024-12-30T00:00:00Z").file("Content.csv", HEADING, row("November 27", P8, "November 2"));
        assertThat(snapshot(beside.note(P8)).on()).isEqualTo(LocalDate.of(2025, 11, 27));
    }

    @Test
    void the29thOfFebruaryIsInALeapYear() {
        beside.file("Content.csv", HEADING, row("February 29", "6962076112356658529", "May 14"));
        assertThat(snapshot(beside.note("6962076112356658529")).on()).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @CsvSource({"November 1,true", "November 2,true", "November 3,true", "November 5,false", "February 11,false"})
    void aDayThatDisagreesWithTheIdTiesNoFileToThePost(String postTime, boolean agrees) {
        beside.file("Content.csv", HEADING, row("November 27", P8, postTime));
        assertThat(beside.found().get(0).standing()).isEqualTo(agrees ? Standing.OWN_LIST : Standing.CONTRADICTORY);
        assertThat(beside.findings().contains("post-time-disagrees")).isNotEqualTo(agrees);
    }

    @Test
    void readsOlderColumnsAndSavesUnderAllTheirNames() {
        beside.file(
                "whatever.csv",
                "\uFEFFVideo title;Video link;Post time;Add to favorites;Average watch time;Views in the last 7 days;Total views\r",
                "\"part; 2\";" + LINK + "?lang=en;November 2;1,204;3.5s;12;\"2.356\"\r");
        ContextNote note = beside.note(P8);
        assertThat(note.caption()).hasValue("part; 2");
        assertThat(note.publicUrl()).hasValue(LINK);
        assertThat(note.engagement()).isEmpty();
        assertThat(beside.findings()).containsExactly("context-day-unknown");
        HandedOverFiles dated = new HandedOverFiles(folder)
                .file("a.tsv", "Date\tVideo link\tTotal bookmarks", "2025-11-20\t" + LINK + "\t1 204");
        assertThat(snapshot(dated.note(P8)))
                .isEqualTo(new EngagementSnapshot(
                        LocalDate.of(2025, 11, 20), "stated", "tiktok-studio", Map.of("saves", 1204L)));
    }

    @Test
    void readsAHeadingInSpanish() {
        beside.file(
                "Contenido.csv",
                "Hora,Título del vídeo,Enlace del vídeo,Hora de publicación,Total de Me gusta,Total de visualizaciones",
                "27 de noviembre,parte 2," + LINK + ",2 de noviembre,76,2356");
        assertThat(snapshot(beside.note(P8)).counts())
                .containsEntry("likes", 76L)
                .containsEntry("views", 2356L);
    }

    @Test
    void readsUtf16WithItsMarkAndALineThatSaysWhichSeparator() {
        byte[] text = ("\uFEFFsep=;\nTime;Video link;Total likes\nNovember 27;" + LINK + ";76\n")
                .getBytes(StandardCharsets.UTF_16LE);
        beside.file("Content.csv", text);
        assertThat(snapshot(beside.note(P8)).counts()).containsEntry("likes", 76L);
    }

    @Test
    void aCaptionMayHoldLineBreaksAndQuotationMarks() {
        beside.file(
                "Content.csv", HEADING, "\"November 27\",\"one\n\"\"two\"\"\",\"" + LINK + "\",\"November 2\",\"1\"");
        assertThat(beside.note(P8).caption()).hasValue("one\n\"two\"");
    }

    @Test
    void anotherAccountsListIsNotContext() {
        beside.file("Content.csv", HEADING, row("November 27", P8, "November 2").replace("@kelp.and.kites", "@tern"));
        assertThat(beside.found()).isEmpty();
        assertThat(beside.read().findings()).extracting(Finding::code).containsExactly("context-of-another-account");
        assertThat(beside.read().findings().toString()).doesNotContain("tern");
    }

    @Test
    void theSameListTwiceSaysNothingNew() {
        beside.resource("studio-csv/en/Content.csv").file("copy/Content (1).csv", resource());
        assertThat(beside.found()).hasSize(6);
        assertThat(beside.read().sources()).hasSize(2);
    }

    @Test
    void aTableThatIsNotStudiosIsLeftAlone() {
        beside.file("budget.csv", "Date,Cost", "November 27,3")
                .file("links.csv", "file,post", "a.mp4,none")
                .file("empty.csv", "")
                .file("binary.csv", new byte[] {1, 2, (byte) 0xff, 0, 3});
        assertThat(beside.found()).isEmpty();
        assertThat(beside.read().sources()).isEmpty();
    }

    @Test
    void aSpreadsheetIsToBeSavedAsCsv() {
        beside.file("Content.xlsx", "PK");
        assertThat(beside.read().findings().get(0).what()).contains("save it as CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"November 27\",\"open", "\"November 27\",\u0000,", "\"a\"b,\"c", "é"})
    void neverThrowsForWhatATableMayHold(String row) {
        beside.file("Content.csv", HEADING, row);
        assertThat(beside.read().findings()).isNotEmpty();
        assertThat(beside.found()).isEmpty();
    }

    @Test
    void aRowOfEmptyCellsIsNone() {
        beside.file("Content.csv", HEADING, ",,,,,,,,,,,,,,", "");
        assertThat(beside.found()).isEmpty();
        assertThat(beside.findings()).isEmpty();
    }

    @Test
    void neverThrowsWhereTheTableIsNoText() {
        byte[] bytes = (HEADING + "\nNovember 27,Xx," + LINK).getBytes(StandardCharsets.UTF_8);
        bytes[HEADING.length() + 14] = (byte) 0xff;
        beside.file("Content.csv", bytes);
        assertThat(beside.findings()).containsExactly("context-not-readable");
    }

    private static byte[] resource() {
        return Donation.resource("studio-csv/en/Content.csv");
    }

    private static String row(String time, String id, String postTime) {
        return "\"" + time + "\",\"a\",\"https://www.tiktok.com/@kelp.and.kites/video/" + id + "\",\"" + postTime
                + "\",\"1\",\"2\",\"3\",\"4\"";
    }

    private static EngagementSnapshot snapshot(ContextNote note) {
        List<EngagementSnapshot> engagement = note.engagement();
        assertThat(engagement).hasSize(1);
        return engagement.get(0);
    }
}
