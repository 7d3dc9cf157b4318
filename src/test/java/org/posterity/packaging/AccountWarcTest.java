package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.PlainWarc;
import org.posterity.export.Donation;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.model.Category;
import org.posterity.privacy.HandMadeExport;
import org.posterity.privacy.Screening;
import org.posterity.privacy.SelectionPolicy;

/** What of the sections beside the posts lies in the account's WARC file. */
class AccountWarcTest {
    private static final String ACCOUNT = "account/0001.warc";
    private static final String COMMENTS = "Comment.Comments.CommentsList[]";
    private static final String LIKES = "Your Activity.Like List.ItemFavoriteList[]";

    @TempDir
    private Path home;

    @Test
    void holdsAFileOfJsonLinesForEachTypeOfItemEvenWithoutAProfile() {
        Sealed sealed = Sealed.keepingAll(sections("posts,comments,likes").export(), home)
                .sound();

        List<PlainWarc.Record> records = sealed.records(ACCOUNT);
        assertThat(records).extracting(PlainWarc.Record::type).containsExactly("warcinfo", "resource", "resource");
        PlainWarc.Record comments = sealed.record(ACCOUNT, "/account/0001/sections/comment.jsonl");
        assertThat(comments.fields()).containsEntry("Content-Type", "application/jsonl");
        List<JsonNode> lines = comments.text().lines().map(Sealed::tree).toList();
        assertThat(lines)
                .extracting(line -> line.at("/fields/text").asText())
                .containsExactly("first", "second with @kelp.and.kites");
        assertThat(sealed.record(ACCOUNT, "/sections/like.jsonl").text()).contains("/share/video/1/");
        assertThat(sealed.read("index/index.cdxj")).contains("comment.jsonl", "like.jsonl");
        assertThat(sealed.read("ro-crate-metadata.json")).contains(ACCOUNT);
    }

    @Test
    void holdsNumbersPerYearOfWhatIsOnlyCounted() throws IOException {
        String table = Files.readString(Path.of("config/selection.yaml"))
                .replaceFirst("(?s)(  comments:\\s+treatment: leave-out\\s+if-chosen: )pseudonymise", "$1aggregate");
        Sealed sealed = Sealed.of(
                        Screening.of(
                                sections("posts,comments,likes").export(),
                                home.resolve("key"),
                                SelectionPolicy.parse(table.getBytes(StandardCharsets.UTF_8))),
                        home)
                .sound();

        JsonNode aggregates =
                Sealed.tree(sealed.record(ACCOUNT, "/sections/aggregates.json").text());
        assertThat(aggregates.at("/types/comment/perYear").toString()).isEqualTo("{\"2023\":1,\"2024\":1}");
        assertThat(aggregates.at("/types/comment/category").asText()).isEqualTo("comments");
        assertThat(aggregates.at("/types/like/perYear").toString()).isEqualTo("{\"2024\":1}");
        assertThat(sealed.records(ACCOUNT)).hasSize(2);
        assertThat(sealed.ledger("accounting.json")).contains("\"aggregated\" : 2");
        assertThat(sealed.read(ACCOUNT)).doesNotContain("second with");
    }

    @Test
    void isNotWrittenWhereNothingOfTheAccountIsKept() {
        assertThat(Sealed.keepingAll(sections("posts").export(), home).sound().holds(ACCOUNT))
                .isFalse();
    }

    private HandMadeExport sections(String categories) {
        return new HandMadeExport(new Donation(home)
                        .covering(categories)
                        .with("user_data.json", "{\"Post\":{\"Posts\":{\"VideoList\":[]}}}"))
                .with(comment("2023-06-01T10:00:00", "first"))
                .with(comment("2024-06-01T10:00:00", "second with @kelp.and.kites"))
                .with(item(
                        "like",
                        Category.LIKES,
                        LIKES,
                        "2024-06-01T10:00:00",
                        field("link", "link", FieldRole.LINK, "https://www.tiktokv.com/share/video/1/")));
    }

    private static Item comment(String date, String text) {
        return item("comment", Category.COMMENTS, COMMENTS, date, field("comment", "text", FieldRole.TEXT, text));
    }
}
