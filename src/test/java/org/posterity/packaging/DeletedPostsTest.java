package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.export.Post;
import org.posterity.export.Visibility;
import org.posterity.privacy.HandMadeExport;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.Screening;

/** Posts that the creator had deleted and that the export still lists. */
class DeletedPostsTest {
    private static final String WITH_DELETED = Donation.ALL + ",deleted-posts";

    /** The second of two posts is the deleted one. */
    private static final String POSTS = """
            {"Post":{"Posts":{"VideoList":[
            {"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone","Link":"https://video.tiktokv.com/storage/v1/x"}]},
            "RecentlyDeletedPosts":{"PostList":[
            {"Date":"2025-03-30 01:30:00","DateDeleted":"2025-04-02 10:00:00","Likes":"2",
             "Link":"https://www.tiktok.com/login/?redirect_url=https%3A%2F%2Fv-ve-x%2Fcanary"}]}}}
            """;

    @TempDir
    private Path home;

    @Test
    void aKeptOneIsWrittenLikeAPostAndSaysThatItWasDeleted() {
        Sealed sealed = Sealed.keepingAll(export(WITH_DELETED, Visibility.UNSTATED), home)
                .sound();

        String warc = sealed.warcs().get(1);
        assertThat(warc).startsWith("posts/2025/20250330T013000Z");
        JsonNode context = Sealed.tree(sealed.record(warc, "context.json").text());
        assertThat(context.path("deleted").asBoolean()).isTrue();
        assertThat(context.path("deletedIs").asText()).contains("deleted by the creator");
        assertThat(sealed.record(warc, "index.html").text()).contains("Deleted by the creator", "2025-04-02 10:00:00");
        assertThat(sealed.record(warc, "export.json").text())
                .contains("DateDeleted")
                .doesNotContain("canary");
        assertThat(sealed.read("index/pages.jsonl")).contains("(deleted by the creator)");
    }

    @Test
    void itIsNoPartOfTheNumbersAndListedApart() throws IOException {
        Sealed sealed = Sealed.keepingAll(export(WITH_DELETED, Visibility.UNSTATED), home);

        JsonNode accounting = sealed.json("accounting.json");
        assertThat(accounting.at("/posts/listed").asInt()).isEqualTo(1);
        assertThat(accounting.at("/posts/held").asInt()).isEqualTo(1);
        assertThat(accounting.path("deletedPosts").asInt()).isEqualTo(1);
        assertThat(sealed.lines("posts.jsonl"))
                .extracting(post -> post.path("deleted").asBoolean())
                .containsExactlyInAnyOrder(false, true);
        assertThat(sealed.ledger("report.html"))
                .contains("1 post listed, complete.", "Posts that the creator had deleted");
    }

    @Test
    void asShippedItIsKeptWhereTheDonorChoseSo() {
        ScreenedExport screened = Screening.of(export(WITH_DELETED, Visibility.UNSTATED), home.resolve("key"));

        assertThat(Sealed.of(screened, home).sound().warcs()).hasSize(2);
    }

    @Test
    void asShippedItIsLeftOutWithItsFileWhereTheDonorDidNotChooseIt() {
        ScreenedExport screened = Screening.of(export(Donation.ALL, Visibility.UNSTATED), home.resolve("key"));
        Sealed sealed = Sealed.of(screened, home).sound();

        assertThat(sealed.warcs()).hasSize(1);
        JsonNode deleted = deleted(sealed);
        assertThat(deleted.path("status").asText()).isEqualTo("left-out");
        assertThat(deleted.path("rule").asText()).isEqualTo("consent:deleted-posts");
        assertThat(sealed.notKept())
                .contains("\"deleted post\",\"Post.RecentlyDeletedPosts.PostList[0]\",\"1\",\"consent:deleted-posts\"")
                .contains("\"file\",\"2025-03-30-01-30-00.mp4\",\"1\",\"post-left-out\"");
        assertThat(screened.ledger())
                .filteredOn(line -> line.path().equals("Post.RecentlyDeletedPosts.PostList[]"))
                .singleElement()
                .extracting(LedgerLine::leftOut)
                .hasToString("{consent:deleted-posts=1}");
    }

    @Test
    void withoutTheDonorsWordItIsLeftOutWhateverTheTableAllows() {
        Sealed sealed = Sealed.keepingAll(export(Donation.ALL, Visibility.UNSTATED), home);
        assertThat(deleted(sealed).path("rule").asText()).isEqualTo("consent:deleted-posts");
    }

    @Test
    void aDeletedPostThatWasNotPublicNeedsBothCategories() {
        Sealed sealed = Sealed.keepingAll(export("posts,media,deleted-posts", Visibility.FRIENDS), home);
        assertThat(deleted(sealed).path("rule").asText()).isEqualTo("consent:non-public-posts");
    }

    private static JsonNode deleted(Sealed sealed) {
        return sealed.ledgers().posts().stream()
                .filter(post -> post.path("deleted").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private Export export(String categories, Visibility visibility) {
        Export export = new Donation(home.resolve(categories))
                .covering(categories)
                .with("user_data.json", POSTS)
                .with("2024-09-17-14-07-21.mp4", "first")
                .with("2025-03-30-01-30-00.mp4", "deleted")
                .export();
        Post first = export.content().posts().get(0);
        Post second = export.content().posts().get(1);
        Post deleted = new Post(
                second.ordinal(),
                second.id(),
                second.date(),
                second.dating(),
                second.kind(),
                second.media(),
                second.lost(),
                visibility,
                Optional.empty(),
                true,
                second.where());
        return new HandMadeExport(export).posts(List.of(first, deleted)).export();
    }
}
