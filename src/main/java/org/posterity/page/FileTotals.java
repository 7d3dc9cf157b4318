package org.posterity.page;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many files met which fate. */
final class FileTotals {
    private final long[] byFate = new long[ReportView.Fate.values().length];

    static FileTotals of(Supplier<Stream<ReportView.File>> files) {
        FileTotals totals = new FileTotals();
        try (Stream<ReportView.File> rows = files.get()) {
            rows.forEachOrdered(file -> totals.byFate[file.fate().ordinal()]++);
        }
        return totals;
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
