package org.posterity.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The drawing of a timeline as SVG, in units of a 960 wide field. Colours come from the page's style sheet. */
final class TimelineDrawing {
    private static final int WIDTH = 960;
    private static final int ROOM_FOR_NUMBERS = 40;
    private static final int TOP = 14;
    private static final int MOST_HEIGHT = 200;
    private static final int KINDS = ShownKind.values().length;

    private final Markup svg;
    private final TimelineScale scale;
    private final long[][] counts;
    private final long highest;
    private final boolean marks;
    private final double left;
    private final double columnWidth;
    private final double mark;

    TimelineDrawing(Markup svg, TimelineScale scale, long[][] counts) {
        this.svg = svg;
        this.scale = scale;
        this.counts = counts;
        long most = 1;
        for (long[] column : counts) {
            most = Math.max(most, Timeline.sum(column));
        }
        this.highest = most;
        double size = Math.min(22, MOST_HEIGHT / (double) highest - 3);
        double width = WIDTH / (double) counts.length;
        this.marks = size >= 9 && width >= 11;
        this.left = marks ? 0 : ROOM_FOR_NUMBERS;
        this.columnWidth = (WIDTH - left) / counts.length;
        this.mark = Math.min(size, columnWidth - 2);
    }

    void write(String description) throws IOException {
        double plot = marks ? Math.max(56, highest * (mark + 3)) : MOST_HEIGHT;
        double base = TOP + plot;
        svg.start(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + number(base + 30),
                "role",
                "img",
                "aria-labelledby",
                "timeline-title timeline-words");
        svg.element("title", "Timeline of posts", "id", "timeline-title");
        svg.element("desc", description, "id", "timeline-words").line();
        if (!marks) {
            grid(base, plot);
        }
        for (int column = 0; column < counts.length; column++) {
            axis(column, base);
            if (Timeline.sum(counts[column]) > 0) {
                svg.start("g").element("title", scale.name(column) + ": " + Timeline.words(counts[column]));
                if (marks) {
                    marks(column, base);
                } else {
                    bars(column, base, plot);
                }
                svg.end("g").line();
            }
        }
        line(left, base, WIDTH, base, "axis");
        svg.end("svg").line();
    }

    /** What the shapes mean, of those that were drawn. */
    void legend() throws IOException {
        svg.start("ul", "class", "legend", "aria-hidden", "true");
        for (PostStatus status : PostStatus.values()) {
            for (ShownKind kind : ShownKind.values()) {
                if (occurs(index(status, kind))) {
                    svg.start("li").start("svg", "viewBox", "0 0 22 22", "width", "18", "height", "18");
                    if (marks) {
                        PostMark.draw(svg, status, kind, 11, 11, 20);
                    } else {
                        rectangle(2, 4, 18, 14, shape(status, kind));
                    }
                    String words = kind.words().toLowerCase(Locale.ROOT) + ", ";
                    svg.end("svg")
                            .text(words + status.words().toLowerCase(Locale.ROOT))
                            .end("li");
                }
            }
        }
        svg.end("ul").line();
    }

    private boolean occurs(int index) {
        return Arrays.stream(counts).anyMatch(column -> column[index] > 0);
    }

    private void marks(int column, double base) throws IOException {
        double middle = left + (column + 0.5) * columnWidth;
        double y = base;
        for (PostStatus status : PostStatus.values()) {
            for (ShownKind kind : ShownKind.values()) {
                for (long n = counts[column][index(status, kind)]; n > 0; n--) {
                    y -= mark + 3;
                    PostMark.draw(svg, status, kind, middle, y + mark / 2, mark);
                }
            }
        }
    }

    private void bars(int column, double base, double plot) throws IOException {
        double gap = columnWidth > 6 ? 2 : 0.4;
        double x = left + column * columnWidth + gap / 2;
        double y = base;
        for (PostStatus status : PostStatus.values()) {
            for (ShownKind kind : ShownKind.values()) {
                double height = counts[column][index(status, kind)] * plot / niceTop();
                if (height > 0) {
                    y -= height;
                    rectangle(x, y, columnWidth - gap, height, shape(status, kind));
                }
            }
        }
    }

    private void grid(double base, double plot) throws IOException {
        for (int i = 1; i <= 2; i++) {
            double y = base - plot * i / 2;
            line(left, y, WIDTH, y, "grid");
            svg.element(
                    "text",
                    InWords.number(niceTop() * i / 2),
                    "x",
                    number(left - 6),
                    "y",
                    number(y + 4),
                    "text-anchor",
                    "end");
        }
    }

    private void axis(int column, double base) throws IOException {
        String tick = scale.tick(column);
        if (!tick.isEmpty()) {
            double middle = left + (column + 0.5) * columnWidth;
            line(middle, base, middle, base + 5, "axis");
            svg.element("text", tick, "x", number(middle), "y", number(base + 20), "text-anchor", anchor(column));
            svg.line();
        }
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

    private void rectangle(double x, double y, double width, double height, String cssClass) throws IOException {
        svg.empty(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "class",
                cssClass);
    }

    private void line(double x1, double y1, double x2, double y2, String cssClass) throws IOException {
        svg.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", cssClass);
    }

    private static String shape(PostStatus status, ShownKind kind) {
        return "bar " + status.cssClass() + (kind == ShownKind.PHOTOS ? " photos" : "");
    }

    private static int index(PostStatus status, ShownKind kind) {
        return status.ordinal() * KINDS + kind.ordinal();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
