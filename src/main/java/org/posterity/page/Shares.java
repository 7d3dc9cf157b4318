package org.posterity.page;

import java.util.ArrayList;
import java.util.List;

/** A bar that shows which share of a whole was kept, not selected and so on. The numbers stand beside it. */
record Shares(List<Part> parts) {
    static final double WIDTH = 1000;

    /** What is there can be seen, however small its share is. */
    private static final double LEAST = 8;

    private static final List<String> FATES = List.of("kept", "pseudonymised", "aggregated", "out", "unknown");

    /** A part of the bar. */
    record Part(String fate, double x, double width) {}

    /** What the fates are called in the legend, in the order in which they are drawn. */
    static List<String> fates() {
        return FATES;
    }

    static String words(String fate) {
        return switch (fate) {
            case "aggregated" -> "counted by year";
            case "out" -> "not selected";
            case "unknown" -> "not understood";
            default -> fate;
        };
    }

    static Shares of(AccountingView.Numbers numbers) {
        return of(
                FATES,
                numbers.kept(),
                numbers.pseudonymised(),
                numbers.aggregated(),
                numbers.allLeftOut(),
                numbers.notUnderstood());
    }

    /** A share that asks for attention, and the rest of the whole. */
    static Shares found(long share, long whole) {
        return of(List.of("unknown", "out"), share, whole - share);
    }

    /** A length beside the greatest of its kind. */
    static Shares length(long number, long most) {
        return of(List.of("kept", "out"), number, most - number);
    }

    private static Shares of(List<String> fates, long... counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double[] widths = new double[counts.length];
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            widths[i] = counts[i] == 0 ? 0 : Math.max(LEAST, counts[i] * WIDTH / sum);
            all += widths[i];
        }
        List<Part> parts = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < counts.length; i++) {
            double width = all == 0 ? 0 : widths[i] * WIDTH / all;
            if (width > 0) {
                parts.add(new Part(fates.get(i), InWords.tenth(at), InWords.tenth(width)));
            }
            at += width;
        }
        return new Shares(parts);
    }
}
