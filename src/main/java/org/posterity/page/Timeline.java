package org.posterity.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * When was what posted, as a drawing in units of a 960 wide field: one mark per post while they are few, columns of counts when
 * they are many. Status and kind differ in shape and pattern as well as in colour, and the same counts stand below as a table.
 */
final class Timeline {
    static final double WIDTH = 960;
    private static final int ROOM_FOR_NUMBERS = 40;
    private static final int TOP = 14;
    private static final int MOST_HEIGHT = 200;
    private static final PostStatus[] STATUSES = PostStatus.values();
    private static final ShownKind[] KINDS = ShownKind.values();

    private final PostTotals totals;
    private final TimelineScale scale;
    private final long[][] counts;
    private final long highest;
    private final boolean marks;
    private final double left;
    private final double columnWidth;
    private final double mark;
    private final double plot;

    /** A mark or a part of a column. */
    record Shape(PostStatus status, ShownKind kind, double x, double y, double width, double height) {}

    /** A span of time: its name, what stands under it on the axis, and what was posted in it. */
    record Column(
            String name, String tick, String anchor, double middle, long posts, String words, List<Shape> shapes) {}

    /** What a shape means. */
    record Meaning(PostStatus status, ShownKind kind) {}

    /** The timeline of posts of which one at least has a date. */
    Timeline(Rows<ReportView.Post> posts, PostTotals totals) {
        this.totals = totals;
        this.scale =
                TimelineScale.over(totals.first().orElseThrow(), totals.last().orElseThrow());
        this.counts = new long[scale.columns()][STATUSES.length * KINDS.length];
        for (ReportView.Post post : posts) {
            post.date().ifPresent(date -> counts[scale.column(date)][index(post.status(), post.kind())]++);
        }
        this.highest = Stream.of(counts).mapToLong(Timeline::sum).max().orElse(1);
        double size = Math.min(22, MOST_HEIGHT / (double) highest - 3);
        this.marks = size >= 9 && WIDTH / counts.length >= 11;
        this.left = marks ? 0 : ROOM_FOR_NUMBERS;
        this.columnWidth = (WIDTH - left) / counts.length;
        this.mark = Math.min(size, columnWidth - 2);
        this.plot = marks ? Math.max(56, highest * (mark + 3)) : MOST_HEIGHT;
    }

    String description() {
        long undated = totals.listed() - totals.dated();
        return InWords.count(totals.dated(), "post") + " from "
                + InWords.day(totals.first().orElseThrow()) + " to "
                + InWords.day(totals.last().orElseThrow()) + ", by " + scale.unitName()
                + (undated == 0 ? "." : "; " + InWords.count(undated, "post") + " without a date not drawn.");
    }

    /** What a column spans. */
    String unit() {
        return scale.unitName();
    }

    /** Whether each post has a mark of its own. */
    boolean marks() {
        return marks;
    }

    double left() {
        return left;
    }

    /** Where the columns stand. */
    double base() {
        return InWords.tenth(TOP + plot);
    }

    /** The height of the line at half the scale (1) or at its top (2). */
    double gridline(int half) {
        return InWords.tenth(TOP + plot - plot * half / 2);
    }

    /** What the line at half the scale (1) or at its top (2) stands for. */
    long gridValue(int half) {
        return niceTop() * half / 2;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            columns.add(new Column(
                    scale.name(i),
                    scale.tick(i),
                    anchor(i),
                    InWords.tenth(left + (i + 0.5) * columnWidth),
                    sum(counts[i]),
                    words(counts[i]),
                    shapes(i)));
        }
        return columns;
    }

    /** What the shapes mean, of those that are drawn. */
    List<Meaning> legend() {
        List<Meaning> legend = new ArrayList<>();
        for (PostStatus status : STATUSES) {
            for (ShownKind kind : KINDS) {
                int index = index(status, kind);
                if (Arrays.stream(counts).anyMatch(column -> column[index] > 0)) {
                    legend.add(new Meaning(status, kind));
                }
            }
        }
        return legend;
    }

    private List<Shape> shapes(int column) {
        List<Shape> shapes = new ArrayList<>();
        double gap = columnWidth > 6 ? 2 : 0.4;
        double y = TOP + plot;
        for (PostStatus status : STATUSES) {
            for (ShownKind kind : KINDS) {
                long count = counts[column][index(status, kind)];
                for (long n = 0; marks && n < count; n++) {
                    y -= mark + 3;
                    shapes.add(shape(status, kind, left + (column + 0.5) * columnWidth - mark / 2, y, mark, mark));
                }
                if (!marks && count > 0) {
                    double height = count * plot / niceTop();
                    y -= height;
                    shapes.add(
                            shape(status, kind, left + column * columnWidth + gap / 2, y, columnWidth - gap, height));
                }
            }
        }
        return shapes;
    }

    private static Shape shape(PostStatus status, ShownKind kind, double x, double y, double width, double height) {
        return new Shape(status, kind, InWords.tenth(x), InWords.tenth(y), InWords.tenth(width), InWords.tenth(height));
    }

    private String anchor(int column) {
        boolean narrow = columnWidth < 60;
        return narrow && column == counts.length - 1 ? "end" : narrow && column == 0 ? "start" : "middle";
    }

    /** The smallest of 2, 4, 6, 10, 20 … that is not below the highest column: its half is a whole number too. */
    private long niceTop() {
        for (long power = 1; ; power *= 10) {
            for (long step : new long[] {2, 4, 6, 10}) {
                if (step * power >= highest) {
                    return step * power;
                }
            }
        }
    }

    private static long sum(long[] column) {
        return Arrays.stream(column).sum();
    }

    /** {@code 3 videos held, 1 photo post missing}. */
    private static String words(long[] column) {
        List<String> parts = new ArrayList<>();
        for (PostStatus status : STATUSES) {
            for (ShownKind kind : KINDS) {
                long count = column[index(status, kind)];
                if (count > 0) {
                    parts.add(InWords.number(count) + " " + kind.counted(count) + " "
                            + status.words().toLowerCase(Locale.ROOT));
                }
            }
        }
        return InWords.list(parts);
    }

    private static int index(PostStatus status, ShownKind kind) {
        return status.ordinal() * KINDS.length + kind.ordinal();
    }
}
