package org.posterity.page;

/** How many files there are of each fate. */
final class FileTotals {
    private final long[] byFate = new long[ReportView.Fate.values().length];
    private final long[] bytes = new long[ReportView.Fate.values().length];
    private long mayName;
    private long added;
    private long heldBefore;
    private long forHeldPosts;

    static FileTotals of(Rows<ReportView.File> rows) {
        FileTotals totals = new FileTotals();
        rows.forEach(totals::add);
        return totals;
    }

    private void add(ReportView.File file) {
        byFate[file.fate().ordinal()]++;
        bytes[file.fate().ordinal()] += file.size();
        if (file.fate() != ReportView.Fate.READ && file.fate() != ReportView.Fate.LEFT_OUT) {
            added += file.heldSince().isEmpty() ? 1 : 0;
            heldBefore += file.heldSince().isPresent() ? 1 : 0;
        }
        forHeldPosts += file.forHeldPost() ? 1 : 0;
        mayName += file.mayName().isEmpty() ? 0 : 1;
    }

    /** How many files are kept that no earlier accession brought. */
    long added() {
        return added;
    }

    /** How many of the added files belong to posts that the package held before. */
    long forHeldPosts() {
        return forHeldPosts;
    }

    /** How many files an earlier accession brought too. */
    long heldBefore() {
        return heldBefore;
    }

    long bytes(ReportView.Fate fate) {
        return bytes[fate.ordinal()];
    }

    /** How many captions of files that belong to no post may name somebody. */
    long mayName() {
        return mayName;
    }

    long all() {
        long sum = 0;
        for (long count : byFate) {
            sum += count;
        }
        return sum;
    }

    long of(ReportView.Fate fate) {
        return byFate[fate.ordinal()];
    }

    /** What was received, and what of it fits no post or several. */
    String sentence(ReportView view) {
        StringBuilder text = new StringBuilder(InWords.count(view.received().files(), "file") + ", "
                + InWords.size(view.received().bytes()) + ", received on "
                + InWords.day(view.received().at()));
        if (of(ReportView.Fate.AMBIGUOUS) > 0) {
            text.append("; ")
                    .append(InWords.count(
                            of(ReportView.Fate.AMBIGUOUS), "fits several posts", "fit several posts each"));
        }
        long unmatched = of(ReportView.Fate.UNMATCHED);
        if (unmatched > 0 && !view.withoutExport()) {
            text.append("; ")
                    .append(InWords.count(unmatched, "belongs to no post", "belong to no post"))
                    .append(" of the export, but ")
                    .append(unmatched == 1 ? "is kept" : "are kept");
        }
        return text.append('.').toString();
    }
}
