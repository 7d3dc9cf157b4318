package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.posterity.page.ReportView.Match;
import org.posterity.page.ReportView.Post;

/** The report's sections on posts: timeline, pictures, what is missing, what was left out, and the whole list. */
final class ReportOnPosts {
    private static final String RECORD = "posts.jsonl";

    private final Markup html;
    private final ReportView view;
    private final PostTotals totals;
    private final long deletedPosts;

    /** @param deletedPosts how many there are */
    ReportOnPosts(Markup html, ReportView view, PostTotals totals, long deletedPosts) {
        this.html = html;
        this.view = view;
        this.totals = totals;
        this.deletedPosts = deletedPosts;
    }

    void write() throws IOException {
        html.start("section", "id", "timeline").element("h2", "Timeline").line();
        if (totals.listed() == 0) {
            html.element("p", "There are no posts to draw.", "class", "none");
        } else {
            if (totals.dated() == 0) {
                html.element(
                        "p", "No post has a date that could be read: there is no timeline to draw.", "class", "none");
            } else {
                Timeline.of(view.posts(), totals).write(html, totals);
            }
            new Gallery(html, view, totals.listed()).write();
        }
        html.end("section").line();
        missing();
        leftOut();
        all();
        deleted();
    }

    private void missing() throws IOException {
        html.start("section", "id", "missing")
                .element("h2", "What is missing, and why")
                .line();
        if (totals.of(PostStatus.MISSING) == 0) {
            html.element("p", nothingMissing(), "class", "none");
        } else {
            html.element(
                    "p",
                    "The export lists these posts. What it says of them is kept; their media, or some of them, are not here.");
            table("Missing posts", PostStatus.MISSING);
        }
        html.end("section").line();
    }

    private String nothingMissing() {
        if (view.withoutExport()) {
            return "There was no export, and nothing else says which posts there were: what is missing cannot be told.";
        }
        return totals.listed() == 0
                ? "The export lists no posts."
                : "Nothing: no post that could be kept lacks its media.";
    }

    private void leftOut() throws IOException {
        html.start("section", "id", "left-out")
                .element("h2", "Posts that were left out, and by which rule")
                .line();
        if (totals.of(PostStatus.LEFT_OUT) > 0) {
            table("Posts left out", PostStatus.LEFT_OUT);
        } else {
            html.element("p", "None.", "class", "none");
        }
        html.end("section").line();
    }

    private void table(String name, PostStatus status) throws IOException {
        if (totals.of(status) > RowTable.MOST_ROWS) {
            Map<String, Long> reasons = totals.reasons(status);
            new RowTable<Map.Entry<String, Long>>("Reasons", List.of("Why", "#Posts"), (row, reason) -> {
                        row.element("th", reason.getKey(), "scope", "row", "dir", "auto");
                        row.element("td", InWords.number(reason.getValue()), "class", "number");
                    })
                    .write(html, reasons.size(), reasons.entrySet()::stream);
        }
        List<String> columns = List.of("Posted", "Kind", "Media here", "Why");
        RowTable<Post> table = new RowTable<>(name, RECORD, columns, (row, post) -> {
            date(row, post);
            row.element("td", post.kind().words()).element("td", media(post));
            row.element("td", post.why().orElse("The reason was not recorded."), "dir", "auto");
        });
        table.write(html, totals.of(status), only(status));
    }

    private Supplier<Stream<Post>> only(PostStatus status) {
        return () -> view.posts().get().filter(post -> post.status() == status);
    }

    private void all() throws IOException {
        html.start("section", "id", "posts")
                .element("h2", "All posts, and which file belongs to which")
                .line();
        if (totals.listed() == 0) {
            html.element("p", "None.", "class", "none");
        } else {
            if (totals.listed() > RowTable.MOST_ROWS) {
                years();
            }
            new RowTable<Post>(
                            "All posts",
                            RECORD,
                            List.of("Posted", "Kind", "State", "Visible to", "Media", "Files, and the evidence"),
                            this::post)
                    .write(html, totals.listed(), view.posts());
        }
        html.end("section").line();
    }

    private void years() throws IOException {
        List<String> columns = new ArrayList<>(List.of("Year"));
        for (PostStatus status : PostStatus.values()) {
            columns.add("#" + status.words());
        }
        new RowTable<Map.Entry<String, long[]>>("Posts by year", columns, (row, year) -> {
                    row.element("th", year.getKey(), "scope", "row");
                    for (long count : year.getValue()) {
                        row.element("td", InWords.number(count), "class", "number");
                    }
                })
                .write(html, totals.byYear().size(), totals.byYear().entrySet()::stream);
    }

    private void deleted() throws IOException {
        if (deletedPosts == 0) {
            return;
        }
        html.start("section", "id", "deleted")
                .element("h2", "Posts that the creator had deleted")
                .line();
        html.element(
                "p",
                "The export lists them for some weeks more. They are not among the posts above, and are kept only where"
                        + " the consent covers deleted posts.");
        List<String> columns = List.of("Posted", "Kind", "State", "Media", "Why");
        new RowTable<Post>("Deleted posts", RECORD, columns, (row, post) -> {
                    target(row, post);
                    row.element("td", post.kind().words());
                    row.element("td", post.status().words()).element("td", media(post));
                    row.element("td", post.why().orElse(""), "dir", "auto");
                })
                .write(html, deletedPosts, view.deletedPosts());
        html.end("section").line();
    }

    private void post(Markup row, Post post) throws IOException {
        target(row, post);
        String length = post.duration().map(d -> " " + InWords.clockTime(d)).orElse("");
        row.element("td", post.kind().words() + length);
        row.start("td")
                .element(
                        "span",
                        Gallery.state(post),
                        "class",
                        "badge " + post.status().cssClass())
                .end("td");
        row.element("td", post.visibility(), "dir", "auto")
                .element("td", media(post))
                .start("td");
        for (Match match : post.matches()) {
            row.start("div", "class", "match").element("bdi", FileNames.shown(match.file()), "class", "name");
            row.element("span", match.evidence());
            if (!match.damage().isEmpty()) {
                row.element("span", "Damaged. " + String.join(" ", match.damage()), "class", "badge");
            }
            row.end("div");
        }
        if (post.why().isPresent()) {
            row.element("div", post.why().get(), "class", "why", "dir", "auto");
        }
        if (post.path().isPresent()) {
            row.element("code", post.path().get());
        }
        row.end("td");
    }

    /** The date, to which other sections of the report lead; a post stands either among all or among the deleted. */
    private static void target(Markup row, Post post) throws IOException {
        date(row, post, "post-" + post.key());
    }

    private static void date(Markup row, Post post) throws IOException {
        date(row, post, null);
    }

    private static void date(Markup row, Post post, String id) throws IOException {
        row.start("th", "scope", "row", "id", id).start("time", "datetime", InWords.machine(post.date()));
        row.text(InWords.day(post.date())).element("small", InWords.clockAfterDay(post.date()));
        row.end("time").end("th");
    }

    private static String media(Post post) {
        return post.mediaListed().isPresent()
                ? post.mediaHeld() + " of " + post.mediaListed().getAsInt()
                : InWords.number(post.mediaHeld());
    }
}
