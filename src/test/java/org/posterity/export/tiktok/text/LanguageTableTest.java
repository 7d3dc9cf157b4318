package org.posterity.export.tiktok.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.model.TerminalFailure;

class LanguageTableTest {
    private static final String GULLISH = """
            # A language of gulls.
            language\tKri\tGullish
            folder\tKri kra\tYour Activity
            file\tKrii\tYour Activity.Like List.ItemFavoriteList
            file\tKroo\tDirect Messages.Chat History.ChatHistory
            label\tKa\tDate
            label\tKe\tLink
            label\tKo\tContent
            label\tKu\tFrom
            heading\tKrakra * ku\tDirect Messages.Chat History.ChatHistory
            nodata\tKri ni\t-
            value\tki\tN/A
            """;

    @TempDir
    private Path home;

    private Languages with(String name, String table) {
        try {
            Files.writeString(Files.createDirectories(home.resolve("languages")).resolve(name), table);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Languages(home.resolve("languages"));
    }

    @Test
    void aNewLanguageIsOneMoreFile() {
        Languages languages = with("gullish.tsv", GULLISH);
        TextFiles files = new TextFiles(home)
                .with(
                        "TikTok/Kri kra/Krii.txt",
                        "Ka: 2026-01-01 10:00:00 UTC\nKe: https://v.example/1\n\nKa: KI\nKe: ki\n")
                .with("TikTok/Kri kra/Kroo.txt", "Krakra tern ku:\nKa: 2026-01-01 10:00:00\nKu: tern\nKo: kri\n");
        assertThat(files.found()).isEmpty();
        TextExport export = TextExport.in(files.received(), languages).orElseThrow();
        Transcription.Transcript transcript =
                (Transcription.Transcript) export.transcribe(home.resolve("t.json"), category -> true);
        assertThat(transcript.layout()).isEqualTo("TikTok TXT, Gullish, as of 2025");
        assertThat(transcript.findings()).isEmpty();
        assertThat(TextFiles.text(transcript))
                .contains(
                        "{\"date\":\"2026-01-01 10:00:00 UTC\",\"link\":\"https://v.example/1\"},{\"date\":\"N/A\",\"link\":\"N/A\"}")
                .contains(
                        "\"Chat History with tern:\":[{\"Date\":\"2026-01-01 10:00:00\",\"From\":\"tern\",\"Content\":\"kri\"}]");
    }

    @Test
    void aTableOfAShippedLanguagesNameStandsInItsPlace() {
        assertThat(with("de.tsv", GULLISH).all().stream().map(Language::name))
                .containsExactlyInAnyOrder("English", "Dutch", "Gullish");
    }

    @Test
    void theShippedTablesAreInOrder() {
        assertThat(new Languages().all().stream().map(Language::name)).containsExactly("English", "Dutch", "German");
        assertThat(new Languages(home.resolve("missing")).all()).hasSize(3);
    }

    @Test
    void everyBlockOfAShippedTableSaysWhetherItWasSeenInAnExport() throws IOException {
        for (Language language : new Languages().all()) {
            String text = Files.readString(
                    Path.of("src/main/resources/org/posterity/export/tiktok/text/languages", language.file()));
            List<String> blocks = List.of(text.split("\n\n"));
            assertThat(blocks).as(language.file()).hasSizeGreaterThan(8);
            assertThat(blocks.subList(1, blocks.size()))
                    .allSatisfy(block -> assertThat(block.lines().findFirst())
                            .hasValueSatisfying(first -> assertThat(first)
                                    .startsWith("#")
                                    .containsAnyOf(" seen ", "suggest", "translation", "occur")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "too few columns   | file;Krii",
                "too many columns  | file;Krii;Post.Story;x",
                "an unknown word   | flie;Krii;Post.Story",
                "an unknown path   | file;Krii;Post.Stories",
                "an unknown key    | label;Ka;Dote",
                "an unknown value  | value;ki;Perhaps",
                "empty text        | label;;Date",
                "a name without chats | heading;Kri *;Post.Posts.VideoList",
                "a contradiction   | file;Kroo;Post.Story",
            })
    void aMistakeStopsTheProgramWithFileAndLine(String mistake, String line) {
        assertThatExceptionOfType(TerminalFailure.class)
                .isThrownBy(() -> with("gullish.tsv", GULLISH + line.replace(';', '\t') + "\n"))
                .withMessageContaining("gullish.tsv, line 13");
    }

    @Test
    void aTableWithoutTheLanguagesNameIsAMistake() {
        assertThatExceptionOfType(TerminalFailure.class)
                .isThrownBy(() -> with("gullish.tsv", "label\tKa\tDate\n"))
                .withMessageContaining("gullish.tsv");
    }
}
