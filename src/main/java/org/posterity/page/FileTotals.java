package org.posterity.page;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many files met which fate. */
final class FileTotals {
    private final long[] byFate = new long[ReportView.Fate.values().length];
    private final long[] bytes = new long[ReportView.Fate.values().length];
    private long mayName;

    static FileTotals of(Supplier<Stream<ReportView.File>> files) {
        FileTotals totals = new FileTotals();
        try (Stream<ReportView.File> rows = files.get()) {
            rows.forEachOrdered(totals::add);
        }
        return totals;
    }

    private void add(ReportView.File file) {
        byFate[file.fate().ordinal()]++;
        bytes[file.fate().ordinal()] += file.size();
        mayName += file.mayName().isEmpty() ? 0 : 1;
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
}
