package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.SampleHoldings;
import org.posterity.holdings.sql.SqliteHoldings;
import org.xml.sax.InputSource;

/** Everything that waits for a person is listed, with its deadline, and names nobody but on the page. */
class DueCommandTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    private Path home;

    private TestArchive desk;

    @BeforeEach
    void makeDesk() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
    }

    private StoredAip takeIn(Object... options) throws IOException {
        SampleDonation kelp =
                SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3).video(SampleDonation.P1, 1);
        return desk.archived(desk.consented(kelp, options));
    }

    @Test
    void restrictionsThatEndAndHoldsToReviewAreListedAndNameNobody() throws IOException {
        StoredAip aip = takeIn();
        LocalDate end = TODAY.plusDays(20);
        List<Object> by = List.of("--reason", "donor", "--by", "Ines Ledger");
        done(desk.run("restrict", with(by, aip.id(), "--until", end)));
        done(desk.run("restrict", with(by, aip.id(), "--until", TODAY.minusDays(1))));
        done(desk.run("restrict", with(by, aip.id(), "--until", "the estate is settled")));
        List<Object> place = List.of("--authority", "Quellmoor Court", "--reference", "7 Js", "--by", "Ines Ledger");
        LocalDate review = TODAY.plusDays(10);
        done(TestArchive.say(Stream.concat(
                        Stream.of("hold", "place", "--archive", desk.archive(), "--config", desk.config()),
                        Stream.of(with(place, aip.id(), "--review", review)))
                .toArray()));

        Answer answer = desk.run("due", "--json");

        assertThat(answer.json())
                .extracting(line ->
                        line.path("kind").asText() + " " + line.path("deadline").asText("-"))
                .containsExactly("hold-to-review " + review, "restriction-ends " + end, "restriction-ends -");
        assertThat(answer.out() + desk.run("due").out())
                .doesNotContain("Ines", "Quellmoor", "7 Js", "the estate is settled");

        done(desk.run("release", aip.id(), "--by", "Ines Ledger", "--approved-by", "Orla Quill"));
        assertThat(desk.run("due", "--json").json()).hasSize(1);
    }

    private static void done(Answer answer) {
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.DONE);
    }

    private static Object[] with(List<Object> usual, Object... more) {
        return Stream.concat(Stream.of(more), usual.stream()).toArray();
    }

    @Test
    void nothingWaitsInAnArchiveOfGiftsForGood() throws IOException {
        assertThat(desk.run("due").out()).isEqualTo("Nothing waits.\n");
        takeIn();

        Answer answer = desk.run("due");

        assertThat(answer.exit()).isEqualTo(Exit.DONE);
        assertThat(answer.out()).isEqualTo("Nothing waits.\n");
    }

    @Test
    void aGrantThatEndsIsListedWithinItsTimeOnly() throws IOException {
        LocalDate end = TODAY.plusDays(60);
        StoredAip stored = takeIn("--until", end);

        JsonNode item = desk.run("due", "--json").json().get(0);

        assertThat(item.path("kind").asText()).isEqualTo("grant-ends");
        assertThat(item.path("deadline").asText()).isEqualTo(end.toString());
        assertThat(item.path("overdue").asBoolean()).isFalse();
        assertThat(item.path("aip").asText()).isEqualTo(stored.id());
        assertThat(item.path("agreement").asText()).startsWith("urn:posterity:agreement:");
        assertThat(desk.run("due", "--json", "--within", "59d").out()).isEmpty();
        assertThat(desk.run("due", "--json", "--within", "60d").json()).containsExactly(item);
        assertThat(desk.run("due", "--within", "soon").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void theSameIsKnownWithoutAnIndex() throws IOException {
        takeIn("--until", TODAY.plusDays(60));
        List<JsonNode> before = desk.run("due", "--json").json();

        Files.delete(desk.archive().resolve("holdings.db"));

        assertThat(desk.run("due", "--json").json()).isEqualTo(before).hasSize(1);
    }

    @Test
    void theLettersNamePeopleAndTheListDoesNot() throws Exception {
        takeIn(
                "--until",
                TODAY.plusDays(60),
                "--contact",
                "Kelp Lane 3",
                "--embargo-event",
                "Juno's hundredth birthday");
        Path page = home.resolve("due.html");

        Answer answer = desk.run("due", "--report", page);
        String html = Files.readString(page);

        assertThat(answer.out() + answer.err() + desk.run("due", "--json").out())
                .contains("an embargo waits for an event")
                .doesNotContain("Juno", "Kelp Lane", "birthday");
        assertThat(html).contains("Juno Marsh", "Kelp Lane 3", "hundredth birthday", "Library of Harbours");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))))
                        .getElementsByTagName("article")
                        .getLength())
                .isEqualTo(2);
    }

    @Test
    void aDonationHeldBackForItsStructureWaits() throws Exception {
        desk.set("drift", "hold");
        ObjectNode export = (ObjectNode) ExportVersion.V5.tree();
        export.putObject("Creator Marketplace").putObject("Campaigns").put("Brief", "spring");
        SampleDonation kelp = desk.consented(SampleDonation.complete(home.resolve("kelp"), ExportVersion.V5)
                .export(ExportVersion.V5.fileName(), export.toString().getBytes(StandardCharsets.UTF_8)));
        Answer refused = desk.run("ingest", kelp.folder(), "--json");
        assertThat(refused.json().get(0).path("reason").asText())
                .as(refused.toString())
                .isEqualTo("unknown-structure");

        List<JsonNode> items = desk.run("due", "--json").json();
        assertThat(items)
                .extracting(item -> item.path("kind").asText())
                .containsExactly("input-to-clear", "under-review");
        JsonNode item = items.get(1);
        assertThat(item.path("submission").asText())
                .isEqualTo(refused.json().get(0).path("submission").asText());
    }

    /** As long as the index answers, no package is opened. */
    @Test
    void tenThousandPackagesAnswerAtOnce() throws IOException {
        takeIn();
        try (Holdings index = SqliteHoldings.open(desk.archive().resolve("holdings.db"))) {
            index.enter(IntStream.range(0, 10_000)
                    .mapToObj(i -> SampleHoldings.of("urn:x:" + i, 1, "tiktok:kelp" + i, Optional.empty()))
                    .map(SampleHoldings::entry)
                    .toList());
        }
        desk.run("due", "--within", "0d");

        Instant begun = Instant.now();
        List<JsonNode> items = desk.run("due", "--json").json();

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(items).hasSize(40_000);
    }
}
