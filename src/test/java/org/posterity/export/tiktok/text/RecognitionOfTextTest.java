package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.intake.ReceivedFile;

class RecognitionOfTextTest {
    private static final String LIKE =
            "Date: 2024-12-01 10:00:00\nLink: https://www.tiktokv.com/share/video/7373617020765506867/\n";
    private static final String NOTHING = "You have no data in this section";

    @TempDir
    private Path home;

    private TextFiles files() {
        return new TextFiles(home);
    }

    @Test
    void theSampleOf2024IsRecognised() {
        TextExport export = TextFiles.ofResources(home, "txt-2024-12").export();
        assertThat(export.sources()).hasSize(10);
        assertThat(export.account()).contains("kelp.and.kites");
    }

    @Test
    void theBirthDateIsFoundUnderEveryNameOfItsLabelAndWhereSeveralStandAllAreGiven() {
        String like = "TikTok/Activity/Like List.txt";
        String profile = "TikTok/Profile/Profile Info.txt";
        assertThat(files().with(like, LIKE)
                        .with(profile, "Username: kelp.and.kites\nBirthdate: 01-Jan-1990\nEmail: None\n")
                        .export()
                        .birthDates("", RecognitionOfTextTest::listed))
                .isEqualTo("|01-Jan-1990");
        assertThat(files().with(like, LIKE)
                        .with(profile, "Birth Date: 02-Feb-2014\nBio: born\nBirth Date: 01-Jan-1990\nUsername: kelp\n")
                        .export()
                        .birthDates("", RecognitionOfTextTest::listed))
                .isEqualTo("|02-Feb-2014|01-Jan-1990");
        assertThat(files().with(like, LIKE)
                        .with(profile, "Username: kelp\nBirth Date: None\n")
                        .export()
                        .birthDates("", RecognitionOfTextTest::listed))
                .isEmpty();
    }

    @Test
    void theBirthDateIsFoundInDutch() {
        assertThat(files().with("TikTok/Likes en favorieten/Likelijst.txt", "")
                        .with("TikTok/Profiel/Profielinformatie.txt", "Geboortedatum: 02-Feb-2014\n")
                        .export()
                        .birthDates("", RecognitionOfTextTest::listed))
                .isEqualTo("|02-Feb-2014");
    }

    private static String listed(String before, String date) {
        return before + "|" + date;
    }

    @Test
    void theFolderAroundMayBeMissingOrWrittenOtherwise() {
        assertThat(files().with("TikTok/Activity/Like List.txt", LIKE).found()).isPresent();
        assertThat(files().with("x/Tiktok/Activity/Like List.txt", LIKE).found())
                .isPresent();
        assertThat(files().with("Activity/Like List.txt", LIKE).found()).isPresent();
        assertThat(files().with("export/Your Activity/Like List.TXT", LIKE).found())
                .isPresent();
        assertThat(files().with("export.zip!/TikTok/Activity/Like List.txt", LIKE)
                        .found())
                .isPresent();
        assertThat(files().with("a.zip!/b.zip!/Activity/Like List.txt", LIKE).found())
                .isPresent();
        assertThat(files().with("TikTok/Some New Folder/Like List.txt", LIKE).found())
                .isPresent();
    }

    @Test
    void theLooseFilesOf2020AreRecognised() {
        assertThat(files().with(
                                "Videos/Videos.txt",
                                "Date: 2020-08-12 02:16:22\nVideo Link: https://v.example/1\nLike(s): 3")
                        .found())
                .isPresent();
        assertThat(files().with(
                                "Activity/Video Browsing History.txt",
                                "Date: 2020-08-12 02:16:22\nVideo Link: https://v.example/1")
                        .found())
                .isPresent();
    }

    @Test
    void emptyFilesAndTheSentenceThatThereIsNothingAreEnough() {
        assertThat(files().with("Activity/Like List.txt", NOTHING).found()).isPresent();
        assertThat(files().with("TikTok/Activity/Like List.txt", "").found()).isPresent();
        assertThat(files().with("Activity/Like List.txt", "").found()).isEmpty();
    }

    @Test
    void otherFoldersOfTextFilesAreNotTaken() {
        assertThat(files().with("notes.txt", LIKE).found()).isEmpty();
        assertThat(files().with("Comments/Comments.txt", "I liked the first film best.")
                        .found())
                .isEmpty();
        assertThat(files().with("Comments/Comments.txt", "Director: somebody\nYear: 2021")
                        .found())
                .isEmpty();
        assertThat(files().with("Activity/Diary.txt", LIKE).found()).isEmpty();
        assertThat(files().with("Poems/Status.txt", "Resolution: none\n").found())
                .isEmpty();
        assertThat(files().with("TikTok/Ideas/kelp.txt", "Title: kelp").found()).isEmpty();
    }

    @Test
    void whatMacOsAddsIsPassedOver() {
        TextExport export = files().with("TikTok/Activity/Like List.txt", LIKE)
                .with("__MACOSX/TikTok/Activity/._Like List.txt", "\0\5")
                .with("TikTok/Activity/._Like List.txt", "\0\5")
                .export();
        assertThat(export.sources()).hasSize(1);
    }

    @Test
    void filesOfUnknownNameInItsFoldersBelongToIt() {
        TextExport export = files().with("TikTok/Activity/Like List.txt", LIKE)
                .with("TikTok/Activity/Moon Phases.txt", "Date: 2024-12-01 10:00:00")
                .with("TikTok/New/Deep/Thing.txt", "x")
                .with("notice.txt", "x")
                .with("stories/Like List.txt", LIKE)
                .export();
        assertThat(export.sources().stream().map(ReceivedFile::path))
                .containsExactlyInAnyOrder(
                        "TikTok/Activity/Like List.txt",
                        "TikTok/Activity/Moon Phases.txt",
                        "TikTok/New/Deep/Thing.txt");
    }

    @Test
    void besideLooseFoldersOfAnExportOthersAreLeftAlone() {
        TextExport export = files().with("Activity/Like List.txt", LIKE)
                .with("Poems/Gull.txt", "gull: gale")
                .with("Videos/description.txt", "kelp")
                .export();
        assertThat(export.sources().stream().map(ReceivedFile::path)).containsExactly("Activity/Like List.txt");
    }

    @Test
    void namesOfFoldersAndFilesCompareComposedAndWithAnyApostrophe() {
        assertThat(files().with(
                                "TikTok/Likes en favorieten/Favoriete video\u2019s.txt",
                                "Datum: 2026-01-01 10:00:00 UTC")
                        .transcript()
                        .languages())
                .containsExactly("Dutch");
        assertThat(files().with("TikTok/Aktivita\u0308t/Ka\u0308ufe.txt", "Verlauf gesendeter Geschenke:\n")
                        .transcript()
                        .languages())
                .containsExactly("German");
    }

    @Test
    void theNumberInTheFoldersNameIsWhenTheExportWasMade() {
        assertThat(TextFiles.ofResources(home, "txt-2024-12").transcript().generatedAt())
                .hasToString("Optional[2024-12-30T19:51:12Z]");
        assertThat(files().with("TikTok_Data_1773002972 (1).zip!/TikTok/Activity/Like List.txt", LIKE)
                        .transcript()
                        .generatedAt())
                .hasToString("Optional[2026-03-08T20:49:32Z]");
        assertThat(files().with("TikTok/Activity/Like List.txt", LIKE)
                        .transcript()
                        .generatedAt())
                .isEmpty();
    }

    @Test
    void anExportInAnUnknownLanguageIsSaidToBeOne() {
        Transcription.Problem problem = files().with(
                        "TikTok_Data_1773002972/TikTok/Verkefni/Kvik listi.txt",
                        "Dagur: 2026-01-01 10:00:00 UTC\nSl\u00f3\u00f0: x")
                .with("TikTok_Data_1773002972/TikTok/Verkefni/anna_99.txt", "Dagur: 2026-01-01 10:00:00 UTC")
                .problem();
        assertThat(problem.code()).isEqualTo("unknown-language");
        assertThat(problem.faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.what()).contains("Kvik listi.txt").doesNotContain("anna_99"))
                .satisfies(fault -> assertThat(fault.remedy()).contains("language"));
    }

    @Test
    void textFilesInAFolderOfTikToksThatAreNoExportAreNotTaken() {
        assertThat(files().with("TikTok_Data_1773002972/user_data_tiktok.json", "{}")
                        .with("TikTok_Data_1773002972/readme.txt", "unpacked on Friday")
                        .found())
                .isEmpty();
    }

    @Test
    void otherEncodingsAreNamedWithFileAndByte() {
        Transcription.Problem wide = files().with(
                        "TikTok/Activity/Like List.txt", LIKE.getBytes(StandardCharsets.UTF_16LE))
                .problem();
        assertThat(wide.code()).isEqualTo("not-utf-8");
        assertThat(wide.faults().get(0).where()).isEqualTo("TikTok/Activity/Like List.txt (byte 1)");
        Transcription.Problem latin = files().with("TikTok/Activity/Like List.txt", LIKE)
                .with(
                        "TikTok/Comments/Comments.txt",
                        "Date: 2024\nComment: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .problem();
        assertThat(latin.faults().get(0).where()).isEqualTo("TikTok/Comments/Comments.txt (byte 23)");
    }

    @Test
    void theSameExportTwiceIsOne() {
        Transcription.Transcript transcript = files().with("a.zip!/TikTok/Activity/Like List.txt", LIKE)
                .with("TikTok/Activity/Like List.txt", LIKE)
                .transcript();
        assertThat(transcript.records()).containsEntry("Your Activity.Like List.ItemFavoriteList", 1L);
    }

    @Test
    void partsOfAnExportInSeveralZipsAreOne() {
        Transcription.Transcript transcript = files().with("a.zip!/TikTok/Activity/Like List.txt", LIKE)
                .with("b.zip!/TikTok/Comments/Comments.txt", "Date: 2024-12-01 10:00:00\nComment: hi")
                .transcript();
        assertThat(transcript.records().values()).containsExactly(1L, 1L);
    }

    @Test
    void twoExportsAreNotMixed() {
        Transcription.Problem problem = files().with("a.zip!/TikTok/Activity/Like List.txt", LIKE)
                .with("b.zip!/TikTok/Activity/Like List.txt", LIKE + "\n" + LIKE)
                .problem();
        assertThat(problem.code()).isEqualTo("several-exports");
    }

    @Test
    void aMissingUserNameIsNone() {
        TextFiles files = files().with("TikTok/Profile/Profile Info.txt", "Username: N/A\n");
        assertThat(files.export().account()).isEmpty();
    }
}
