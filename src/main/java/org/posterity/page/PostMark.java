package org.posterity.page;

import java.io.IOException;
import java.util.Locale;

/**
 * The mark for one post: upright with a play sign for a video, a picture with a hill for photos, lines for words, an empty one
 * for what is none of these; filled, dashed or hollow by status.
 */
final class PostMark {
    private PostMark() {}

    static void draw(Markup svg, PostStatus status, ShownKind kind, double x, double y, double size)
            throws IOException {
        svg.start("g", "class", "mark " + status.cssClass());
        if (kind == ShownKind.VIDEO) {
            frame(svg, x - size * 0.32, y - size / 2, size * 0.64, size, size * 0.14);
            svg.empty("path", "class", "sign", "d", triangle(x, y, size * 0.17));
        } else {
            frame(svg, x - size / 2, y - size * 0.4, size, size * 0.8, size * 0.1);
        }
        if (kind == ShownKind.PHOTOS) {
            svg.empty(
                    "path",
                    "class",
                    "sign",
                    "d",
                    path(
                            "M%s %sL%s %sL%s %sZ",
                            x - size * 0.32, y + size * 0.22, x, y - size * 0.16, x + size * 0.32, y + size * 0.22));
        }
        if (kind == ShownKind.TEXT) {
            svg.empty("path", "class", "sign", "d", lines(x, y, size * 0.26));
        }
        svg.end("g");
    }

    /** Three lines of writing, thin as they are, around a point. */
    static String lines(double x, double y, double half) {
        StringBuilder lines = new StringBuilder();
        double thick = half * 0.22;
        for (int i = -1; i <= 1; i++) {
            double top = y + i * half * 0.7 - thick / 2;
            double right = i == 1 ? x + half * 0.3 : x + half;
            lines.append(path(
                    "M%s %sL%s %sL%s %sL%s %sZ", x - half, top, right, top, right, top + thick, x - half, top + thick));
        }
        return lines.toString();
    }

    /** A triangle that points right, around a point. */
    static String triangle(double x, double y, double half) {
        return path("M%s %sL%s %sL%s %sZ", x - half * 0.8, y - half, x + half * 1.1, y, x - half * 0.8, y + half);
    }

    private static void frame(Markup svg, double x, double y, double width, double height, double radius)
            throws IOException {
        svg.empty(
                "rect",
                "class",
                "frame",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height),
                "rx",
                number(radius));
    }

    private static String path(String pattern, double... values) {
        Object[] numbers = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = number(values[i]);
        }
        return String.format(Locale.ROOT, pattern, numbers);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
