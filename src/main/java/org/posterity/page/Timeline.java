package org.posterity.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * When was what posted, as a drawing: one mark per post while they are few, columns of counts when they are many. Status
 * and kind differ in shape and pattern as well as in colour, and the same counts stand below as a table.
 */
final class Timeline {
    private static final int STATUSES = PostStatus.values().length;
    private static final int KINDS = ShownKind.values().length;

    private final TimelineScale scale;
    private final long[][] counts;

    private Timeline(TimelineScale scale) {
        this.scale = scale;
        this.counts = new long[scale.columns()][STATUSES * KINDS];
    }

    /** The timeline of posts of which one at least has a date. */
    static Timeline of(Supplier<Stream<ReportView.Post>> posts, PostTotals totals) {
        Timeline timeline = new Timeline(
                TimelineScale.over(totals.first().orElseThrow(), totals.last().orElseThrow()));
        try (Stream<ReportView.Post> rows = posts.get()) {
            rows.filter(post -> post.date().isPresent())
                    .forEachOrdered(post -> timeline.counts[
                            timeline.scale.column(post.date().get())][
                            post.status().ordinal() * KINDS + post.kind().ordinal()]++);
        }
        return timeline;
    }

    void write(Markup html, PostTotals totals) throws IOException {
        TimelineDrawing drawing = new TimelineDrawing(html, scale, counts);
        html.start(
                "div", "class", "scroll chart", "tabindex", "0", "role", "region", "aria-label", "Timeline of posts");
        drawing.write(description(totals));
        html.end("div").line();
        drawing.legend();
        table(html);
    }

    private String description(PostTotals totals) {
        long undated = totals.listed() - totals.dated();
        return InWords.count(totals.dated(), "post") + " from "
                + InWords.day(totals.first().orElseThrow()) + " to "
                + InWords.day(totals.last().orElseThrow()) + ", by " + scale.unitName()
                + (undated == 0 ? "." : "; " + InWords.count(undated, "post") + " without a date not drawn.");
    }

    private void table(Markup html) throws IOException {
        html.start("details").element("summary", "The timeline in numbers");
        html.start("table").start("thead").start("tr");
        html.element("th", "When", "scope", "col").element("th", "Posts", "scope", "col", "class", "number");
        html.element("th", "Of these", "scope", "col")
                .end("tr")
                .end("thead")
                .start("tbody")
                .line();
        for (int column = 0; column < counts.length; column++) {
            long sum = sum(counts[column]);
            if (sum > 0) {
                html.start("tr").element("th", scale.name(column), "scope", "row");
                html.element("td", InWords.number(sum), "class", "number");
                html.element("td", words(counts[column])).end("tr").line();
            }
        }
        html.end("tbody").end("table").end("details").line();
    }

    static long sum(long[] column) {
        long sum = 0;
        for (long count : column) {
            sum += count;
        }
        return sum;
    }

    /** {@code 3 videos held, 1 photo post missing}. */
    static String words(long[] column) {
        List<String> parts = new ArrayList<>();
        for (PostStatus status : PostStatus.values()) {
            for (ShownKind kind : ShownKind.values()) {
                long count = column[status.ordinal() * KINDS + kind.ordinal()];
                if (count > 0) {
                    parts.add(InWords.number(count) + " " + kind.counted(count) + " "
                            + status.words().toLowerCase(Locale.ROOT));
                }
            }
        }
        return InWords.list(parts);
    }
}
