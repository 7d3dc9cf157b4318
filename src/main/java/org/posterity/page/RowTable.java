package org.posterity.page;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A table written row by row. A long one is folded; of one that would make the page too large it is said where its rows stand. */
final class RowTable<T> {
    /** More rows than this are folded. */
    static final int MOST_OPEN_ROWS = 500;

    /** More rows than this would make a page of several megabytes. */
    static final int MOST_ROWS = 5_000;

    private final String name;
    private final String record;
    private final List<String> columns;
    private final Row<T> row;

    /** Writes the cells of one row. */
    interface Row<T> {
        void write(Markup html, T value) throws IOException;
    }

    /** {@code columns}: their headings; one that begins with # heads a column of numbers. */
    RowTable(String name, List<String> columns, Row<T> row) {
        this(name, "", columns, row);
    }

    /** @param record the file beside the page that has a line for each row */
    RowTable(String name, String record, List<String> columns, Row<T> row) {
        this.name = name;
        this.record = record;
        this.columns = columns;
        this.row = row;
    }

    void write(Markup html, long count, Supplier<Stream<T>> rows) throws IOException {
        if (count > MOST_ROWS && !record.isEmpty()) {
            html.start("p").text(InWords.number(count) + " are too many to list here. Each has a line in ");
            html.element("code", record).text(" beside this report.").end("p").line();
            return;
        }
        boolean folded = count > MOST_OPEN_ROWS;
        if (folded) {
            html.start("details").element("summary", "Show all " + InWords.number(count) + " rows");
        }
        html.start("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name)
                .start("table");
        html.start("thead").start("tr");
        for (String column : columns) {
            boolean number = column.startsWith("#");
            html.element(
                    "th", number ? column.substring(1) : column, "scope", "col", "class", number ? "number" : null);
        }
        html.end("tr").end("thead").start("tbody").line();
        try (Stream<T> stream = rows.get()) {
            for (Iterator<T> values = stream.iterator(); values.hasNext(); ) {
                html.start("tr");
                row.write(html, values.next());
                html.end("tr").line();
            }
        }
        html.end("tbody").end("table").end("div").line();
        if (folded) {
            html.end("details").line();
        }
    }
}
