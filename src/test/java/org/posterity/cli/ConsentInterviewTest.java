package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The conversation that makes a consent record. */
class ConsentInterviewTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private TestArchive desk;
    private Path out;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        desk.set("institution", "Harbour Library");
        out = folder.resolve("gift.json");
    }

    @Test
    void enterAloneTakesWhatStandsInBrackets() throws Exception {
        String record = asked(
                List.of(),
                "",
                "Juno Marsh",
                "",
                "",
                "",
                "A. Archivist",
                "tiktok:kelp.and.kites",
                "",
                "Our notice of March",
                times(12));

        assertThat(record)
                .contains("\"capacity\" : \"creator\"", "\"name\" : \"Harbour Library\"")
                .contains("\"access\" : \"on-site\"", "\"from\" : \"" + TODAY + "\"")
                .containsPattern(
                        "\"categories\" : \\[\\s*\"posts\",\\s*\"media\",\\s*\"profile\",\\s*\"engagement\"\\s*]")
                .containsPattern("\"purposes\" : \\[\\s*\"preservation\"\\s*]")
                .doesNotContain("until", "embargo", "countries", "contact");
        assertThat(said.toString()).contains("  1  posts", "[on-site]", "[consent.json]", "Who may see it");
    }

    @Test
    void everythingCanBeAnswered() throws Exception {
        String record = asked(
                List.of(),
                "1",
                "Juno Marsh",
                "joint",
                "Ova Brandt=2026-05-30",
                "Ilse Quist=2026-06-01",
                "",
                "2026-05-29",
                "Quay 3",
                "Hill Library",
                "harbour library",
                "A. Archivist",
                "tiktok:kelp.and.kites",
                "tiktok:second",
                "",
                "Our notice of March",
                "1,4,messages",
                "1,2",
                "5",
                "2026-06-02",
                "2036-06-01",
                "categories=profile;access=open",
                "",
                "",
                "the opening of the museum",
                "DE, AT",
                "2",
                "public-interest",
                "yes",
                "deposit",
                "3",
                "https://example.org/licence",
                "https://creativecommons.org/licenses/by/4.0/",
                "1,2",
                "Juno of the Marsh",
                "return",
                "Hill Library",
                "Ova Brandt, Quay 4");

        assertThat(record)
                .contains("Ova Brandt", "\"signedAt\" : \"2026-05-30\"", "Ilse Quist", "Quay 3", "harbour library")
                .contains("\"messages\"", "\"dark\"", "\"until\" : \"2036-06-01\"", "second")
                .contains("\"grants\"", "\"open\"")
                .contains("the opening of the museum", "\"AT\"", "leave-out", "public-interest")
                .contains("\"deposit\"", "\"licensed\"", "licenses/by/4.0/", "\"copying\"", "\"migration\"")
                .contains("Juno of the Marsh", "\"unselected\" : \"return\"", "Hill Library", "Ova Brandt, Quay 4");
    }

    @Test
    void aWrongAnswerIsAskedAgainWithWhatIsWrong() throws Exception {
        String record = asked(
                List.of(),
                "maybe",
                "no",
                "adult",
                "Juno Marsh",
                "",
                "",
                "",
                "A. Archivist",
                "kelp and kites",
                "tiktok:kelp and kites",
                "tiktok:kelp",
                "",
                "gone.pdf",
                "Notice",
                "posts,gossip",
                "",
                "0",
                "1",
                "13",
                "open sesame",
                "2",
                "31.1.2026",
                "2026-01-31",
                "2026-01-30",
                "",
                "",
                "",
                "",
                "Germany",
                "de",
                "",
                "",
                "");

        assertThat(record).contains("\"registered\"", "2026-01-31", "\"DE\"");
        assertThat(said.toString())
                .contains("Please choose one of: adult, minor")
                .contains("PLATFORM:USERNAME", "there is no such file", "Choose one of: posts, non-public-posts")
                .contains("Choose one of: open, registered", "as 2026-03-31", "ends before it begins", "ISO 3166-1")
                .doesNotContain("gossip", "sesame");
    }

    @Test
    void whatTheOptionsSayIsNotAsked() throws Exception {
        asked(
                List.of("--donor", "Juno Marsh", "--account", "tiktok:kelp.and.kites", "--capacity", "creator"),
                "",
                "",
                "",
                "A. Archivist",
                "Notice",
                times(12));

        assertThat(said.toString()).doesNotContain("Who gives consent").doesNotContain("USERNAME");
    }

    @Test
    void ofGrantsThatAreGivenOnlyWhatTheyLackIsAsked() throws Exception {
        String record = asked(
                List.of("--grant", "categories=posts;access=open;purposes=preservation"),
                "",
                "Juno Marsh",
                "",
                "",
                "",
                "A. Archivist",
                "tiktok:kelp",
                "",
                "Notice",
                "2026-01-31",
                times(6));

        assertThat(record).contains("2026-01-31", "\"open\"");
        assertThat(said.toString()).doesNotContain("What may be kept").doesNotContain("Who may see it");
    }

    @Test
    void anAnswerThatMustBeThereIsInsistedOnButNotForEver() {
        assertThatThrownBy(() -> asked(List.of(), "", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ended before the last question");
        assertThatThrownBy(() -> asked(List.of(), "", times(50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Too many invalid answers");
        assertThat(out).doesNotExist();
    }

    @Test
    void ofAMinorTheGuardianIsAskedForAndGrants() throws Exception {
        Object[] rest = {"", "", "A. Archivist", "tiktok:kelp", "", "Notice", times(12)};
        String unnamed = asked(List.of(), "minor", "Ova Marsh", "2040-05-01", rest);
        assertThat(said.toString())
                .contains("Name of the parent or guardian")
                .doesNotContain("The donor signs" + " as");
        assertThat(unnamed).contains("\"guardian\"", "Ova Marsh", "\"minor\"");

        out = folder.resolve("named.json");
        String named = asked(List.of("--donor", "Juno Marsh"), "minor", "Ova Marsh", "2040-05-01", rest);
        assertThat(said.toString()).contains("guardian who gives consent [Juno Marsh]");
        assertThat(named).contains("Ova Marsh").doesNotContain("Juno");
    }

    private static List<String> times(int count) {
        return Collections.nCopies(count, "");
    }

    /** The record that is made by answers, the last of which is where to write it. */
    private String asked(List<String> options, Object... answers) throws Exception {
        List<String> typed = new ArrayList<>();
        add(List.of(answers), typed);
        ConsentNewCommand command = new ConsentNewCommand();
        CommandLine line = new CommandLine(command, PosterityCommand.factory(null));
        line.setOut(new PrintWriter(said, true));
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("--config", desk.config().toString()));
        line.parseArgs(words.toArray(String[]::new));
        boolean whole = typed.size() > 10 && typed.size() < 50;
        command.ask(new BufferedReader(new StringReader(String.join("\n", typed) + "\n" + (whole ? out + "\n" : ""))));
        return Files.readString(out);
    }

    private static void add(List<?> answers, List<String> typed) {
        for (Object answer : answers) {
            if (answer instanceof List<?> several) {
                add(several, typed);
            } else if (answer instanceof Object[] several) {
                add(List.of(several), typed);
            } else {
                typed.add((String) answer);
            }
        }
    }
}
