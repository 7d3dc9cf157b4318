package org.posterity.export.tiktok.context;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.ContextFacts;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.context.CsvRows;
import org.posterity.intake.ReceivedFile;

/** TikTok Studio's tables: posts (Content), the account by day (Overview), and its followers (FollowerHistory). */
final class StudioTables {
    private final List<ReceivedFile> files;
    private final ContextFacts facts;
    private final ContextCollector gathered;

    StudioTables(List<ReceivedFile> files, ContextFacts facts, ContextCollector gathered) {
        this.files = files;
        this.facts = facts;
        this.gathered = gathered;
    }

    void read(ReceivedFile file) throws IOException {
        try {
            Optional<StudioTable> table = StudioTable.in(file, StudioHeaders.known());
            if (table.isPresent() && table.get().heading().isContent()) {
                new StudioPosts(file, table.get(), facts.account()).gather(new Years(file, files, facts), gathered);
            } else if (table.isPresent()) {
                series(file, table.get());
            }
        } catch (CsvRows.Broken e) {
            gathered.find(
                    "context-not-readable",
                    file,
                    "This table cannot be read from row " + e.row() + " on: it is not UTF-8 text, or a "
                            + "quotation mark is not closed. Nothing of it was used; save it again as CSV (UTF-8).");
        }
    }

    private void series(ReceivedFile file, StudioTable table) {
        gathered.source(file);
        List<StudioTable.Row> rows = new ArrayList<>();
        List<WordDate> days = new ArrayList<>();
        List<Integer> months = new ArrayList<>();
        DateLanguage tongue = table.tongue();
        for (StudioTable.Row row : table.rows()) {
            Optional<Integer> month = row.day().flatMap(day -> single(tongue.months(day)));
            if (month.isPresent()) {
                rows.add(row);
                days.add(row.day().orElseThrow());
                months.add(month.get());
            }
        }
        gathered.findIfAny(
                table.rows().size() - rows.size(), "context-day-unknown", file, "rows have no readable day; not used.");
        findFaults(table, file, gathered);
        if (rows.isEmpty()) {
            return;
        }
        Optional<RowOrder> order = RowOrder.of(dayNumbers(days, months));
        if (order.isEmpty()) {
            gathered.find(
                    "context-days-out-of-order",
                    file,
                    "The days of this table are in no order, so their years cannot be inferred; nothing of it was used.");
            return;
        }
        if (order.get() == RowOrder.OLDEST_FIRST) {
            Collections.reverse(rows);
            Collections.reverse(days);
            Collections.reverse(months);
        }
        Optional<List<DatedDay>> dated = dated(days, months, new Years(file, files, facts), Optional.empty());
        if (dated.isEmpty()) {
            gathered.find("context-day-unknown", file, "No year fits the days of this table; nothing of it was used.");
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            DatedDay day = dated.get().get(i);
            if (!rows.get(i).counts().isEmpty()) {
                gathered.account(new EngagementSnapshot(
                        day.day(),
                        day.dating(),
                        StudioPosts.PRODUCER,
                        rows.get(i).counts()));
            }
        }
    }

    /** The days with their years, newest first; if the table gives all years, unchanged. */
    static Optional<List<DatedDay>> dated(
            List<WordDate> days, List<Integer> months, Years years, Optional<LocalDate> notBefore) {
        List<MonthDay> newestFirst = new ArrayList<>();
        List<DatedDay> stated = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Optional<MonthDay> day = monthDay(months.get(i), days.get(i).day());
            if (day.isEmpty()) {
                return Optional.empty();
            }
            newestFirst.add(day.get());
            int year = days.get(i).year();
            if (year > 0 && day.get().isValidYear(year)) {
                stated.add(new DatedDay(day.get().atYear(year), DatedDay.STATED));
            }
        }
        return stated.size() == days.size() ? Optional.of(stated) : years.date(newestFirst, notBefore);
    }

    static Optional<MonthDay> monthDay(int month, int day) {
        try {
            return Optional.of(MonthDay.of(month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The month, if it is the only one. */
    static Optional<Integer> single(Set<Integer> months) {
        return months.size() == 1 ? months.stream().findFirst() : Optional.empty();
    }

    static void findFaults(StudioTable table, ReceivedFile file, ContextCollector gathered) {
        gathered.findIfAny(
                table.unreadNumbers(), "count-not-understood", file, "cells are not whole numbers; not used.");
        if (table.cutOff()) {
            gathered.find(
                    "context-too-large", file, "The table is larger than any real one; only the beginning was read.");
        }
    }

    private static List<Integer> dayNumbers(List<WordDate> days, List<Integer> months) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            numbers.add(dayOfYear(months.get(i), days.get(i).day()));
        }
        return numbers;
    }

    /** In a leap year, so that every day is counted. */
    private static int dayOfYear(int month, int day) {
        return monthDay(month, day).map(it -> it.atYear(2024).getDayOfYear()).orElse(0);
    }
}
