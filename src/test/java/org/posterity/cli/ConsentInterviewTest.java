package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.HouseRules;

/** The conversation that makes a consent record. */
class ConsentInterviewTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final StringWriter said = new StringWriter();

    @Test
    void enterAloneTakesWhatStandsInBrackets() {
        ConsentOptions options = asked(
                "",
                "Juno Marsh",
                "",
                "",
                "",
                "A. Archivist",
                "tiktok:kelp.and.kites",
                "",
                "Our notice of March",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "");

        String record = record(options);
        assertThat(record)
                .contains("\"capacity\" : \"creator\"", "\"name\" : \"Harbour Library\"")
                .contains("\"access\" : \"on-site\"", "\"from\" : \"2026-06-01\"")
                .doesNotContain("until", "embargo", "countries", "contact");
        assertThat(options.scope.categories).containsExactly("posts", "media", "profile", "engagement");
        assertThat(options.scope.purposes).containsExactly("preservation");
        assertThat(options.out).isEqualTo(Path.of("consent.json"));
        assertThat(said.toString()).contains("  1  posts", "[on-site]");
    }

    @Test
    void everythingCanBeAnswered() {
        ConsentOptions options = asked(
                "no",
                "Juno Marsh",
                "joint",
                "Ova Brandt",
                "2026-05-30",
                "y",
                "Ilse Quist",
                "",
                "n",
                "2026-05-29",
                "Quay 3",
                "Hill Library",
                "harbour library",
                "A. Archivist",
                "tiktok:kelp.and.kites",
                "yes",
                "tiktok:second",
                "no",
                "Our notice of March",
                "1,4,messages",
                "1,2",
                "5",
                "2026-06-02",
                "2036-06-01",
                "yes",
                "profile",
                "",
                "open",
                "",
                "",
                "no",
                "",
                "the opening of the museum",
                "DE, AT",
                "2",
                "public-interest",
                "gift.json");

        assertThat(record(options))
                .contains("Ova Brandt", "\"signedAt\" : \"2026-05-30\"", "Quay 3", "harbour library", "second")
                .contains("\"messages\"", "\"dark\"", "\"until\" : \"2036-06-01\"")
                .contains("\"grants\"", "\"open\"")
                .contains("the opening of the museum", "\"AT\"", "leave-out", "public-interest");
        assertThat(options.jointSigners).containsExactly("Ova Brandt=2026-05-30", "Ilse Quist=2026-06-01");
        assertThat(options.out).isEqualTo(Path.of("gift.json"));
    }

    @Test
    void aWrongAnswerIsAskedAgain() {
        Interview interview = interview("maybe", "", "13", "0", "open sesame", "2", "31.1.2026", "2026-01-31");

        assertThat(interview.yes("Sure", true) || interview.yes("Sure", true)).isTrue();
        assertThat(interview.one("Who", List.of("open", "dark"), "open")).isEqualTo("dark");
        assertThat(interview.day("When", TODAY)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(said.toString()).contains("Please type yes or no.", "numbers or names above", "as 2026-01-31");
    }

    @Test
    void whatTheOptionsSayIsNotAsked() {
        ConsentOptions options = new ConsentOptions();
        options.donor = "Juno Marsh";
        options.accounts = List.of("tiktok:kelp.and.kites");
        options.capacity = "creator";

        complete(options, "", "", "", "A. Archivist", "Notice", "", "", "", "", "", "", "", "", "", "", "", "");
        assertThat(said.toString()).doesNotContain("Who gives consent").doesNotContain("USERNAME");
    }

    @Test
    void anAnswerThatMustBeThereIsInsistedOnButNotForEver() {
        assertThatThrownBy(() -> interview("", "", "").text("Name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ended before the questions");
        assertThatThrownBy(() -> interview(new String[50]).text("Name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("often enough");
    }

    @Test
    void ofAMinorTheGuardianIsAskedForAndGrants() {
        String[] rest = {
            "", "", "A. Archivist", "tiktok:kelp", "", "Notice", "", "", "", "", "", "", "", "", "", "", "", ""
        };
        ConsentOptions unnamed = new ConsentOptions();
        complete(
                unnamed,
                Stream.concat(Stream.of("yes", "Ova Marsh"), Stream.of(rest)).toArray(String[]::new));
        assertThat(said.toString()).contains("Name of the parent or guardian").doesNotContain("As what does");
        assertThat(record(unnamed)).contains("\"guardian\"", "Ova Marsh", "\"minor\"");

        ConsentOptions named = new ConsentOptions();
        named.donor = "Juno Marsh";
        complete(
                named,
                Stream.concat(Stream.of("yes", "Ova Marsh"), Stream.of(rest)).toArray(String[]::new));
        assertThat(said.toString()).contains("guardian who gives consent [Juno Marsh]");
        assertThat(record(named)).contains("Ova Marsh").doesNotContain("Juno");
    }

    @Test
    void aBadAccountIsAskedAgainWithTheRuleAndABadCountryToo() {
        ConsentOptions options = asked(
                "",
                "Juno Marsh",
                "",
                "",
                "",
                "A. Archivist",
                "kelp and kites",
                "tiktok:kelp and kites",
                "tiktok:kelp",
                "",
                "Notice",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "Germany",
                "de",
                "",
                "",
                "");
        assertThat(options.accounts).containsExactly("tiktok:kelp");
        assertThat(options.countries).containsExactly("DE");
        assertThat(said.toString()).containsOnlyOnce("ISO 3166-1").contains("for example tiktok:kelp.and.kites");
    }

    @Test
    void whatWasAnsweredBeforeTheAnswersEndedIsKeptInTheOptions() {
        ConsentOptions options = new ConsentOptions();
        assertThatThrownBy(() ->
                        complete(options, "", "Juno Marsh", "", "", "", "A. Archivist", "tiktok:kelp", "yes", "kelp"))
                .isInstanceOf(InterviewEnded.class);

        assertThat(options.donor).isEqualTo("Juno Marsh");
        assertThat(options.accounts).containsExactly("tiktok:kelp");
    }

    private ConsentOptions asked(String... answers) {
        ConsentOptions options = new ConsentOptions();
        complete(options, answers);
        return options;
    }

    private void complete(ConsentOptions options, String... answers) {
        new ConsentInterview(interview(answers), ConsentChoices.following(Path.of("config")), TODAY)
                .complete(options, HouseRules.of("Harbour Library"));
    }

    private Interview interview(String... answers) {
        StringBuilder typed = new StringBuilder();
        for (String answer : answers) {
            typed.append(answer == null ? "" : answer).append('\n');
        }
        return new Interview(new BufferedReader(new StringReader(typed.toString())), new PrintWriter(said, true));
    }

    private static String record(ConsentOptions options) {
        Clock clock = Clock.fixed(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        OptionFaults faults = new OptionFaults();
        OptionAnswers said = new OptionAnswers(options, ConsentChoices.following(Path.of("config")), faults);
        byte[] record =
                new ConsentDraft(said.answers(), said.conditions(), ConsentRecordReader.shipped(), clock).toJson();
        faults.stopIfAny();
        return new String(record, StandardCharsets.UTF_8);
    }
}
