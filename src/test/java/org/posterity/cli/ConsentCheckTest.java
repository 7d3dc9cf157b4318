package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records explained one by one and in a batch, with the papers that lie within reach. */
class ConsentCheckTest {
    @TempDir
    Path folder;

    private TestArchive desk;
    private Path record;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
    }

    @Test
    void checkTellsScriptsWhatRecordsAllow() throws Exception {
        Path ended = folder.resolve("ended.json");
        Path faulty = Files.writeString(folder.resolve("faulty.json"), "{}");
        desk.newRecord(record, "posts", "open");
        desk.newRecord(ended, "posts", "open", "--from", "2020-01-01", "--until", "2020-12-31", "--country", "DE");

        TestArchive.Answer answer = check("--json", record, ended, faulty);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json()).hasSize(3);
        JsonNode valid = answer.json().get(0);
        assertThat(valid.path("valid").asBoolean()).isTrue();
        assertThat(valid.path("standing").asText()).isEqualTo("in-force");
        assertThat(valid.path("kept").toString()).isEqualTo("{\"posts\":\"kept\"}");
        assertThat(valid.at("/terms/grants/0/access").asText()).isEqualTo("open");
        JsonNode past = answer.json().get(1);
        assertThat(past.path("reasons").toString()).isEqualTo("[\"consent-ended\",\"storage-country-unknown\"]");
        assertThat(past.path("standing").asText()).isEqualTo("ended");
        assertThat(past.path("day").asText()).isEqualTo("2020-12-31");
        assertThat(past.path("kept").toString()).isEqualTo("{}");
        assertThat(answer.json().get(2).path("sound").asBoolean()).isFalse();
        assertThat(answer.json().get(2).path("faults").size()).isGreaterThan(5);
        assertThat(answer.out()).doesNotContain("Juno Marsh");
    }

    @Test
    void aPathThatDoesNotExistIsToldAndTheOthersAreCheckedAllTheSame() {
        desk.newRecord(record, "posts", "open");

        TestArchive.Answer words = check(folder.resolve("gone.json"), folder, record);
        assertThat(words.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(words.out())
                .contains("gone.json:", "There is no such file.", "This is not a file.", "Valid today: yes");

        TestArchive.Answer json = check("--json", folder.resolve("gone.json"), record);
        assertThat(json.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(json.json().get(0).at("/faults/0/what").asText()).isEqualTo("There is no such file.");
        assertThat(json.json().get(1).path("valid").asBoolean()).isTrue();
    }

    @Test
    void validSaysWhetherThePapersWereLookedAt() throws Exception {
        Path deed = Files.writeString(folder.resolve("marsh-deed.pdf"), "We agree.");
        Path letter = Files.writeString(folder.resolve("letter.pdf"), "Dear Juno");
        desk.newRecord(record, "posts", "open", "--evidence", deed, "--evidence-handed-in", letter);

        assertThat(check(record).out()).contains("Valid today: yes. ", "2 found and unaltered");

        Path agreements = Files.createDirectories(folder.resolve("agreements/2026"));
        Files.move(deed, agreements.resolve("marsh-deed.pdf"));
        Files.delete(letter);
        desk.set("agreements.dir", folder.resolve("agreements").toString().replace("\\", "/"));
        TestArchive.Answer away = check(record);
        assertThat(away.exit()).isZero();
        assertThat(away.out())
                .contains("1 found and unaltered, 1 not found, so not checked")
                .contains("$.evidence[0]: found in the agreements folder")
                .contains("$.evidence[1]: neither beside the record", "a submission is refused")
                .doesNotContain("marsh-deed");

        Files.writeString(letter, "Dear somebody else");
        TestArchive.Answer altered = check(record);
        assertThat(altered.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(altered.out())
                .contains("Valid today: no. ", "1 ALTERED", "a different digest")
                .doesNotContain("May be kept");
        JsonNode json = check("--json", record).json().get(0);
        assertThat(json.path("reasons").toString()).isEqualTo("[\"evidence-altered\"]");
        assertThat(json.path("papers").findValuesAsText("found")).containsExactly("unaltered", "altered");
    }

    @Test
    void aRecordWithoutPapersSaysThatNoneWereLookedAt() {
        desk.newRecord(record, "posts", "open");

        assertThat(check(record).out()).startsWith("Valid today: yes. It names no signed papers");
    }

    @Test
    void whatNobodyCouldChooseIsToldApartFromWhatTheDonorDidNotChoose() {
        desk.newRecord(record, "posts", "open");

        String out = check(record).out();

        assertThat(out)
                .containsPattern("(?m)^Not kept, because the donor did not choose it: .*the video and photo files;.*"
                        + "comments the creator wrote")
                .containsPattern("(?m)^Never kept, by the selection policy or the law: private messages;")
                .doesNotContainPattern("(?m)^Not kept, because.*private messages");
    }

    private TestArchive.Answer check(Object... arguments) {
        Object[] line = new Object[arguments.length + 4];
        System.arraycopy(new Object[] {"consent", "check", "--config", desk.config()}, 0, line, 0, 4);
        System.arraycopy(arguments, 0, line, 4, arguments.length);
        return TestArchive.say(line);
    }
}
