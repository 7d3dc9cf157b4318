package org.posterity.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many posts there are of each status and kind, and when the first and the last were posted. */
final class PostTotals {
    private static final int MOST_REASONS = 100;

    private final long[] byStatus = new long[PostStatus.values().length];
    private final long[] byKind = new long[ShownKind.values().length];
    private final SortedMap<String, long[]> byYear = new TreeMap<>();
    private final List<SortedMap<String, Long>> reasons = Stream.generate(
                    () -> (SortedMap<String, Long>) new TreeMap<String, Long>())
            .limit(PostStatus.values().length)
            .toList();
    private long dated;
    private long mayName;
    private Instant first;
    private Instant last;

    static PostTotals of(Rows<ReportView.Post> rows) {
        PostTotals totals = new PostTotals();
        rows.forEach(totals::add);
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

    long of(ShownKind kind) {
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

    /** How many captions may name somebody. */
    long mayName() {
        return mayName;
    }

    /** How many of each status there are, by year; those without a date under a name that comes last. */
    SortedMap<String, long[]> byYear() {
        return byYear;
    }

    /** The headings of a table of {@link #byYear}. */
    static List<String> yearColumns() {
        return Stream.concat(Stream.of("Year"), Stream.of(PostStatus.values()).map(status -> "#" + status.words()))
                .toList();
    }

    /** How many posts of a status give each reason. */
    SortedMap<String, Long> reasons(PostStatus status) {
        return reasons.get(status.ordinal());
    }

    /** The whole report in one sentence. */
    String sentence() {
        if (listed() == 0) {
            return "The export lists no posts.";
        }
        if (of(PostStatus.HELD) == listed()) {
            return InWords.count(listed(), "post") + (listed() == 1 ? " listed, complete." : " listed, all complete.");
        }
        StringBuilder text = new StringBuilder(InWords.count(listed(), "post") + " listed: "
                + (of(PostStatus.HELD) == 0 ? "none" : InWords.number(of(PostStatus.HELD))) + " complete");
        if (of(PostStatus.AMBIGUOUS) > 0) {
            text.append(", ").append(InWords.number(of(PostStatus.AMBIGUOUS))).append(" ambiguous");
        }
        if (of(PostStatus.LEFT_OUT) > 0) {
            text.append(", ").append(InWords.number(of(PostStatus.LEFT_OUT))).append(" not selected");
        }
        long missing = of(PostStatus.MISSING);
        String rest = missing == 0 ? "nothing is missing" : InWords.number(missing) + " missing or incomplete";
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
        mayName += post.mayName().isEmpty() ? 0 : 1;
        byYear.computeIfAbsent(
                        post.date().map(InWords::year).orElse("unknown date"),
                        year -> new long[PostStatus.values().length])[
                post.status().ordinal()]++;
        post.why().ifPresent(why -> {
            SortedMap<String, Long> counts = reasons(post.status());
            String words = counts.containsKey(why) || counts.size() < MOST_REASONS ? why : "other reasons";
            counts.merge(words, 1L, Long::sum);
        });
    }
}
