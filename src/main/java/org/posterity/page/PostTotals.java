package org.posterity.page;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many posts there are of each status and kind, and when the first and the last were posted. */
final class PostTotals {
    private final long[] byStatus = new long[PostStatus.values().length];
    private final long[] byKind = new long[PostKind.values().length];
    private long dated;
    private Instant first;
    private Instant last;

    static PostTotals of(Supplier<Stream<ReportView.Post>> posts) {
        PostTotals totals = new PostTotals();
        try (Stream<ReportView.Post> rows = posts.get()) {
            rows.forEachOrdered(totals::add);
        }
        return totals;
    }

    long listed() {
        long sum = 0;
        for (long count : byStatus) {
            sum += count;
        }
        return sum;
    }

    long of(PostStatus status) {
        return byStatus[status.ordinal()];
    }

    long of(PostKind kind) {
        return byKind[kind.ordinal()];
    }

    /** How many have a date. */
    long dated() {
        return dated;
    }

    Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** The whole report in one sentence. */
    String sentence() {
        if (listed() == 0) {
            return "The export lists no posts.";
        }
        StringBuilder text = new StringBuilder(InWords.count(listed(), "post") + " listed, "
                + (of(PostStatus.HELD) == 0 ? "none" : InWords.number(of(PostStatus.HELD))) + " held");
        if (of(PostStatus.AMBIGUOUS) > 0) {
            text.append(", ").append(InWords.number(of(PostStatus.AMBIGUOUS))).append(" ambiguous");
        }
        if (of(PostStatus.LEFT_OUT) > 0) {
            text.append(", ").append(InWords.number(of(PostStatus.LEFT_OUT))).append(" left out");
        }
        long missing = of(PostStatus.MISSING);
        String rest = missing == 0 ? "nothing is missing" : InWords.count(missing, "is missing", "are missing");
        return text.append("; ").append(rest).append('.').toString();
    }

    private void span(Instant date) {
        dated++;
        if (first == null || date.isBefore(first)) {
            first = date;
        }
        if (last == null || date.isAfter(last)) {
            last = date;
        }
    }

    private void add(ReportView.Post post) {
        byStatus[post.status().ordinal()]++;
        byKind[post.kind().ordinal()]++;
        post.date().ifPresent(this::span);
    }
}
