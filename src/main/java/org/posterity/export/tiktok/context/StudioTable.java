package org.posterity.export.tiktok.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.WholeNumber;
import org.posterity.export.context.CsvRows;
import org.posterity.export.tiktok.context.StudioHeaders.Heading;
import org.posterity.intake.ReceivedFile;

/** A table of TikTok Studio, recognised by its headings, with its rows. */
final class StudioTable {
    private static final int MOST_ROWS = 200_000;
    private static final long LARGEST = 1L << 26;

    private final Heading heading;
    private List<Row> rows = new ArrayList<>();
    private int unreadNumbers;
    private boolean cutOff;

    private StudioTable(Heading heading) {
        this.heading = heading;
    }

    /** One row: its texts by column, its numbers by name. */
    record Row(
            Optional<WordDate> day,
            String caption,
            String link,
            Optional<WordDate> postTime,
            SortedMap<String, Long> counts) {}

    /** The table in this file; empty if its headings are not TikTok Studio's. */
    static Optional<StudioTable> in(ReceivedFile file, StudioHeaders headers) throws IOException, CsvRows.Broken {
        if (file.size() == 0) {
            return Optional.empty();
        }
        try (CsvRows cells = CsvRows.open(file.location())) {
            Heading heading = headers.read(cells.next().orElse(List.of()));
            if (!heading.isContent() && !heading.isSeries()) {
                return Optional.empty();
            }
            StudioTable table = new StudioTable(heading);
            table.cutOff = file.size() > LARGEST;
            Optional<List<String>> row = table.cutOff ? Optional.empty() : cells.next();
            while (row.isPresent() && !table.cutOff) {
                table.rows.add(table.row(row.get()));
                row = cells.next();
                table.cutOff = table.rows.size() >= MOST_ROWS && row.isPresent();
            }
            table.settle();
            return Optional.of(table);
        }
    }

    /** Tells days from months where both are numbers. */
    private void settle() {
        List<WordDate> dates = dates();
        if (dates.stream().noneMatch(WordDate::order)) {
            return;
        }
        NumericOrder order = NumericOrder.of(dates, heading.languages());
        rows = rows.stream()
                .map(row -> new Row(
                        row.day().flatMap(order::read),
                        row.caption(),
                        row.link(),
                        row.postTime().flatMap(order::read),
                        row.counts()))
                .toList();
    }

    private Row row(List<String> cells) {
        Optional<WordDate> day = Optional.empty();
        Optional<WordDate> postTime = Optional.empty();
        String caption = "";
        String link = "";
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < Math.min(cells.size(), heading.columns().size()); i++) {
            String cell = cells.get(i);
            StudioColumn column = heading.columns().get(i).orElse(StudioColumn.OTHER);
            if (column == StudioColumn.DAY) {
                day = WordDate.of(cell);
            } else if (column == StudioColumn.POST_TIME) {
                postTime = WordDate.of(cell);
            } else if (column == StudioColumn.CAPTION) {
                caption = cell;
            } else if (column == StudioColumn.LINK) {
                link = cell;
            } else if (column.isCount() && WholeNumber.of(cell).isPresent()) {
                counts.put(column.count(), WholeNumber.of(cell).getAsLong());
            } else if (column.isCount() && !NoCount.isIn(cell)) {
                unreadNumbers++;
            }
        }
        return new Row(day, caption, link, postTime, counts);
    }

    Heading heading() {
        return heading;
    }

    List<Row> rows() {
        return rows;
    }

    /** How many cells should have a whole number and do not. */
    int unreadNumbers() {
        return unreadNumbers;
    }

    /** Whether rows were left unread because there are too many. */
    boolean cutOff() {
        return cutOff;
    }

    /** The language of its dates. */
    DateLanguage tongue() {
        return new DateLanguage(dates(), heading.languages());
    }

    private List<WordDate> dates() {
        List<WordDate> dates = new ArrayList<>();
        rows.forEach(row -> {
            row.day().ifPresent(dates::add);
            row.postTime().ifPresent(dates::add);
        });
        return dates;
    }
}
