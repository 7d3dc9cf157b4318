package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making and checking records in scripts. */
class ConsentNewTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Path record;

    @BeforeEach
    void desk() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
        record = folder.resolve("consent.json");
    }

    @Test
    void everyConditionCanBeNamedByAnOption() throws Exception {
        Path deed = Files.writeString(folder.resolve("deed.pdf"), "We agree.");
        Desk.Answer answer = desk.newRecord(
                record,
                "posts",
                "open",
                "--joint-signer",
                "Ova Brandt=2026-01-02",
                "--contact",
                "Quay 3",
                "--embargo-event",
                "the opening",
                "--country",
                "DE,AT",
                "--third-parties",
                "leave-out",
                "--legal-basis",
                "public-interest",
                "--provision",
                "GDPR Art. 6(1)(e)",
                "--evidence",
                deed,
                "--until",
                "2099-01-01");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode json = Vintage.JSON.readTree(Files.readString(record));
        assertThat(json.at("/grantor/capacity").asText()).isEqualTo("joint");
        assertThat(json.at("/grantor/persons/0/signedAt").asText()).isEqualTo("2026-01-01");
        assertThat(json.at("/grantor/persons/1/signedAt").asText()).isEqualTo("2026-01-02");
        assertThat(json.at("/embargo/event").asText()).isEqualTo("the opening");
        assertThat(json.path("countries").toString()).isEqualTo("[\"AT\",\"DE\"]");
        assertThat(json.path("thirdParties").asText()).isEqualTo("leave-out");
        assertThat(json.at("/legalBasis/provision").asText()).isEqualTo("GDPR Art. 6(1)(e)");
        assertThat(json.at("/evidence/0/name").asText()).isEqualTo("deed.pdf");
        assertThat(json.at("/evidence/0").has("handedIn")).isFalse();
    }

    @Test
    void severalGrantsCanBeMadeAndTakeWhatTheyDoNotSayFromTheOptions() throws Exception {
        Desk.Answer answer = desk.newRecord(
                record,
                "profile,engagement",
                "on-site",
                "--grant",
                "categories=posts,media; access=open; until=2036-01-01; purposes=preservation,research",
                "--grant",
                "categories=comments;from=2027-01-01");

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
        JsonNode json = Vintage.JSON.readTree(Files.readString(record));
        assertThat(json.has("categories")).isFalse();
        assertThat(json.path("grants").findValuesAsText("access")).containsExactly("on-site", "open", "on-site");
        assertThat(json.path("grants").findValuesAsText("from"))
                .containsExactly("2026-01-01", "2026-01-01", "2027-01-01");
        assertThat(json.at("/grants/1/until").asText()).isEqualTo("2036-01-01");
        assertThat(json.at("/grants/1/purposes").toString()).isEqualTo("[\"preservation\",\"research\"]");
        assertThat(json.at("/events/0/at").asText()).isEqualTo("2026-01-01");
    }

    @Test
    void grantsMayStandInThePlaceOfTheOptions() throws Exception {
        List<Object> line = new ArrayList<>(List.of("consent", "new", "--config", desk.config(), "--out", record));
        line.addAll(List.of("--donor", "Juno Marsh", "--accepted-by", "Ida Bauer", "--notice", "We keep your posts."));
        line.addAll(List.of("--institution", "Library of Harbours", "--account", "tiktok:kelp.and.kites", "--grant"));
        String grant = "categories=posts;access=open;from=2026-01-01";

        assertThat(with(line, grant).err()).startsWith("Missing: --purpose.");
        assertThat(with(line, grant + ";purposes=preservation").exit()).isEqualTo(Exit.DONE);
        assertThat(Vintage.JSON
                        .readTree(Files.readString(record))
                        .path("access")
                        .asText())
                .isEqualTo("open");
    }

    @Test
    void aGrantThatIsNoneIsRefusedWithItsForm() {
        for (String grant :
                List.of("posts,media", "categories=posts;to=everybody", "access=open", "categories=posts;until=soon")) {
            assertThat(desk.newRecord(record, "posts", "open", "--grant", grant).err())
                    .contains("A grant is written");
        }
        assertThat(desk.newRecord(record, "posts", "open", "--grant", "categories=everything")
                        .err())
                .contains("Categories are:");
        assertThat(record).doesNotExist();
    }

    private static Desk.Answer with(List<Object> line, Object last) {
        return Desk.say(Stream.concat(line.stream(), Stream.of(last)).toArray());
    }

    @Test
    void aMinorsGuardianAndAPaperThatMustBeThere() throws Exception {
        Path deed = Files.writeString(folder.resolve("deed.pdf"), "We agree.");
        desk.newRecord(record, "posts", "open", "--minor", "--capacity", "guardian", "--evidence-handed-in", deed);

        JsonNode json = Vintage.JSON.readTree(Files.readString(record));
        assertThat(json.path("age").asText()).isEqualTo("minor");
        assertThat(json.at("/grantor/capacity").asText()).isEqualTo("guardian");
        assertThat(json.at("/evidence/0/handedIn").asBoolean()).isTrue();
    }

    @Test
    void wordsThatAreNoneAreRefusedWithTheKnownOnes() {
        assertThat(desk.newRecord(record, "posts", "open", "--capacity", "aunt").err())
                .contains("creator, guardian, organisation, joint, estate");
        assertThat(desk.newRecord(record, "posts", "open", "--third-parties", "keep")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(desk.newRecord(record, "posts", "open", "--joint-signer", "Ova=soon")
                        .err())
                .contains("NAME=DATE");
        assertThat(desk.newRecord(record, "posts", "open", "--evidence", folder.resolve("gone.pdf"))
                        .err())
                .contains("There is no paper");
        assertThat(record).doesNotExist();
    }

    @Test
    void checkTellsScriptsWhatRecordsAllow() throws Exception {
        Path ended = folder.resolve("ended.json");
        Path faulty = Files.writeString(folder.resolve("faulty.json"), "{}");
        desk.newRecord(record, "posts", "open");
        desk.newRecord(ended, "posts", "open", "--from", "2020-01-01", "--until", "2020-12-31", "--country", "DE");

        Desk.Answer answer = Desk.say("consent", "check", "--config", desk.config(), "--json", record, ended, faulty);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.json()).hasSize(3);
        assertThat(answer.json().get(0).path("valid").asBoolean()).isTrue();
        assertThat(answer.json().get(0).at("/terms/access").asText()).isEqualTo("open");
        assertThat(answer.json().get(1).path("reasons").toString())
                .isEqualTo("[\"consent-ended\",\"storage-country-unknown\"]");
        assertThat(answer.json().get(2).path("sound").asBoolean()).isFalse();
        assertThat(answer.json().get(2).path("faults").size()).isGreaterThan(5);
        assertThat(answer.out()).doesNotContain("Juno Marsh");
    }
}
