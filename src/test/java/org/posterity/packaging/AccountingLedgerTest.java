package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.FieldRole;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.privacy.HandMadeExport;

/** The account of an export as programs and as people read it. */
class AccountingLedgerTest {
    private static final String COMMENTS = "Comment.Comments.CommentsList[]";
    private static final String NEW = "Your Activity.Moods.MoodList[]";

    @TempDir
    private Path home;

    private Sealed sealed;

    @BeforeEach
    void seal() {
        HandMadeExport made = new HandMadeExport(new Donation(home)
                .covering(Donation.ALL + ",comments")
                .with("user_data.json", Donation.resource("v4-2025-11/user_data_tiktok.json")));
        for (int i = 0; i < 30; i++) {
            made.with(item(
                    "hand-made-comment",
                    Category.COMMENTS,
                    "Your Activity.More Comments.CommentsList[]",
                    "2024-11-20T22:00:58",
                    field("comment", "text", FieldRole.TEXT, i % 3 == 0 ? "hello @tern" : "hello")));
        }
        sealed = Sealed.keepingAll(
                        made.section(new SectionCount(
                                        NEW,
                                        17,
                                        SectionCount.Standing.UNKNOWN_KEY,
                                        Set.of("string", "object"),
                                        Category.SETTINGS))
                                .section(new SectionCount(
                                        COMMENTS + ".weather",
                                        3,
                                        SectionCount.Standing.ACCEPTED,
                                        Set.of("string"),
                                        Category.COMMENTS))
                                .export(),
                        home)
                .sound();
    }

    @Test
    void everyPathHasItsStandingItsTypesAndTheIndependentNumber() {
        JsonNode accounting = sealed.json("accounting.json");
        assertThat(accounting.path("paths")).isNotEmpty().allSatisfy(path -> {
            JsonNode numbers = path.path("numbers");
            assertThat(numbers.path("counted").asLong())
                    .isEqualTo(numbers.path("met").asLong());
            assertThat(sum(numbers))
                    .as(path.toString())
                    .isEqualTo(numbers.path("met").asLong());
        });
        JsonNode unknown = path(accounting, NEW);
        assertThat(unknown.path("standing").asText()).isEqualTo("unknown-key");
        assertThat(unknown.path("types").toString()).isEqualTo("[\"object\",\"string\"]");
        assertThat(unknown.at("/numbers/notUnderstood").asInt()).isEqualTo(17);
        assertThat(path(accounting, COMMENTS + ".weather")
                        .at("/numbers/leftOut/accepted-structure")
                        .asInt())
                .isEqualTo(3);
        assertThat(path(accounting, "Your Activity.More Comments.CommentsList[]")
                        .path("category")
                        .asText())
                .isEqualTo("comments");
    }

    @Test
    void theTotalsAreThoseOfThePaths() {
        JsonNode accounting = sealed.json("accounting.json");
        for (String name : new String[] {"met", "counted", "kept", "pseudonymised", "aggregated", "notUnderstood"}) {
            long sum = 0;
            for (JsonNode path : accounting.path("paths")) {
                sum += path.path("numbers").path(name).asLong();
            }
            assertThat(accounting.path("totals").path(name).asLong()).as(name).isEqualTo(sum);
        }
        assertThat(sum(accounting.path("totals")))
                .isEqualTo(accounting.at("/totals/met").asLong());
    }

    @Test
    void theReportHasARowForEachSectionAndSaysThatAllAddsUp() {
        String report = sealed.ledger("report.html").replace("\u00ad", "");
        long met = sealed.json("accounting.json").at("/totals/met").asLong();
        assertThat(report)
                .contains("Everything adds up: " + met + " items found = ")
                .contains("More Comments", "comments the creator wrote", "Structure that is not known", NEW)
                .contains("Headings of the export")
                .contains("unknown, accepted by the curator");
    }

    @Test
    void whatIsNotUnderstoodStandsInTheListOfWhatIsNotRetained() {
        assertThat(sealed.notKept())
                .contains("\"section\",\"" + NEW + "\",\"17\",\"not-understood\"")
                .contains("\"file\",\"user_data.json\",\"1\",\"export-file\"");
    }

    private static long sum(JsonNode numbers) {
        long sum = numbers.path("kept").asLong()
                + numbers.path("pseudonymised").asLong()
                + numbers.path("aggregated").asLong()
                + numbers.path("notUnderstood").asLong();
        for (JsonNode leftOut : numbers.path("leftOut")) {
            sum += leftOut.asLong();
        }
        return sum;
    }

    private static JsonNode path(JsonNode accounting, String path) {
        for (JsonNode line : accounting.path("paths")) {
            if (line.path("path").asText().equals(path)) {
                return line;
            }
        }
        throw new AssertionError(path);
    }
}
