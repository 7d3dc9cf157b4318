package org.posterity.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.posterity.page.AccountingView.Numbers;

/** A bar that shows which share of a section was kept, left out and so on. The numbers stand beside it. */
final class ShareBar {
    private static final int WIDTH = 1000;

    /** What is there can be seen, however small its share is. */
    private static final int LEAST = 8;

    private static final List<String> PARTS = List.of("kept", "pseudonymised", "aggregated", "out", "unknown");
    private static final List<String> WORDS =
            List.of("kept", "pseudonymised", "counted by year", "left out", "not understood");

    private static final List<String> FOUND = List.of("unknown", "out");

    private final List<String> parts;
    private final List<Long> shares;

    private ShareBar(List<String> parts, List<Long> shares) {
        this.parts = parts;
        this.shares = shares;
    }

    ShareBar(Numbers numbers) {
        this(
                PARTS,
                List.of(
                        numbers.kept(),
                        numbers.pseudonymised(),
                        numbers.aggregated(),
                        numbers.allLeftOut(),
                        numbers.notUnderstood()));
    }

    /** A share that asks for attention, and the rest of the whole. */
    static ShareBar found(long share, long whole) {
        return new ShareBar(FOUND, List.of(share, whole - share));
    }

    static void legend(Markup html) throws IOException {
        html.start("ul", "class", "legend");
        for (int i = 0; i < PARTS.size(); i++) {
            html.start("li").start("svg", "width", "14", "height", "14", "aria-hidden", "true");
            html.empty("rect", "width", "14", "height", "14", "class", "share " + PARTS.get(i));
            html.end("svg").text(WORDS.get(i)).end("li");
        }
        html.end("ul").line();
    }

    void write(Markup html) throws IOException {
        double all = shares.stream().mapToDouble(share -> width(share, sum())).sum();
        if (all == 0) {
            return;
        }
        html.start(
                "svg",
                "class",
                "shares",
                "viewBox",
                "0 0 " + WIDTH + " 10",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        double at = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = width(shares.get(i), sum()) * WIDTH / all;
            if (width > 0) {
                html.empty(
                        "rect",
                        "x",
                        decimal(at),
                        "width",
                        decimal(width),
                        "height",
                        "10",
                        "class",
                        "share " + parts.get(i));
            }
            at += width;
        }
        html.end("svg");
    }

    private double sum() {
        return shares.stream().mapToLong(Long::longValue).sum();
    }

    private static double width(long share, double sum) {
        return share == 0 ? 0 : Math.max(LEAST, share * WIDTH / sum);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
