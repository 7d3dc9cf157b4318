package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.FieldRole;
import org.posterity.model.Category;
import org.posterity.privacy.HandMadeExport;

/** By what other people might still be recognised, as the package says it. */
class ReidentificationLedgerTest {
    @TempDir
    private Path home;

    @Test
    void tellsNumbersAndPostsButNoTexts() {
        Sealed sealed = Sealed.keepingAll(export(), home).sound();
        JsonNode found = sealed.json("accounting.json").path("recognition");

        assertThat(found.at("/texts/0/category").asText()).isEqualTo("comments");
        assertThat(found.at("/texts/0/kept").asLong()).isEqualTo(2);
        assertThat(found.at("/texts/0/searchable").asLong()).isEqualTo(1);
        assertThat(found.path("places").asInt()).isEqualTo(1);
        assertThat(found.path("people").asInt()).isEqualTo(1);
        assertThat(found.path("pseudonyms").asInt()).isEqualTo(2);
        assertThat(found.toString()).doesNotContain("Odile", "gran", "Skerry", "person-");
        List<JsonNode> named = sealed.ledgers().posts().stream()
                .filter(post -> post.has("mayName"))
                .toList();
        assertThat(named).hasSize(1);
        assertThat(named.get(0).path("date").asText()).isEqualTo("2024-09-17T14:07:21Z");
        assertThat(named.get(0).path("mayName").toString()).isEqualTo("[\"companion\"]");
    }

    @Test
    void theReportSaysTheSame() {
        String report = Sealed.keepingAll(export(), home).ledger("report.html");

        assertThat(report)
                .contains("Who could still be recognised?")
                .contains(
                        "1 of 2 comments could be found by searching, 1 caption may still name somebody, 1 post names a place")
                .contains("1 other person appears under a pseudonym");
        String section = report.substring(report.indexOf("id=\"recognition\""), report.indexOf("id=\"accounting\""));
        assertThat(section).doesNotContain("Odile", "gran", "Skerry");
    }

    private Export export() {
        return new HandMadeExport(new Donation(home).covering("posts,comments").with("user_data.json", """
                                {"Post":{"Posts":{"VideoList":[
                                 {"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Title":"low tide with Odile"},
                                 {"Date":"2024-09-18 14:07:21","WhoCanView":"Everyone","Title":"@tern_and_tide","Location":"Skerry"}
                                ]}}}
                                """))
                .with(item(
                        "comment",
                        Category.COMMENTS,
                        "Comment.Comments.CommentsList[]",
                        "2024-06-01T10:00:00",
                        field("comment", "text", FieldRole.TEXT, "my gran dried kelp on this wall")))
                .with(item(
                        "comment",
                        Category.COMMENTS,
                        "Comment.Comments.CommentsList[]",
                        "2024-06-01T10:00:00",
                        field("comment", "text", FieldRole.TEXT, "look, @tern_and_tide")))
                .export();
    }
}
