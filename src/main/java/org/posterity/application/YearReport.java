package org.posterity.application;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.posterity.holdings.Holding;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.page.YearPage;
import org.posterity.page.YearPage.Row;
import org.posterity.page.YearPage.Section;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.RecordLines;
import org.posterity.replication.CopyCount;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredContent;

/**
 * What the archive did in a year and what it holds now. It counts in the records of every package, so it takes a while for a large
 * archive. It names nobody.
 */
public final class YearReport {
    private static final double TERABYTE = 1e12;

    private final Premises premises;

    public YearReport(Premises premises) {
        this.premises = premises;
    }

    /**
     * The report.
     *
     * @param isWhole whether every package could be read; what could not has been reported
     */
    public record Drawn(YearPage page, boolean isWhole) {}

    /** The year that is over last. */
    public static int lastYear() {
        return LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)).getYear() - 1;
    }

    public Drawn run(int year) {
        Settings settings = premises.settings();
        List<DueItem> due = new Due(premises).run(Optional.empty()).items();
        try (Archive archive = premises.open()) {
            boolean whole = !premises.notices().tell(archive.findings());
            List<Holding> held = archive.holdings().list();
            Map<String, long[]> formats = new HashMap<>();
            for (Holding holding : held) {
                whole &= count(holding, formats, archive);
            }
            Safety safety = Safety.of(archive.told(), settings);
            List<Section> sections = List.of(
                    new Section("Accessions", "", accessions(held, year, archive)),
                    holdings(held),
                    bytes(held, safety),
                    new Section("Formats", "Files kept, by media type; the size as they arrived.", formats(formats)),
                    copies(held, safety),
                    new Section(
                            "Preservation events in " + year,
                            "From the journal. A fixity check reads every byte of a copy.",
                            events(archive.journal().tally(start(year), start(year + 1)))),
                    new Section(
                            "Ending by the end of " + (year + 1),
                            "Restrictions, embargoes and grants with a day, and what else waits for a person.",
                            ending(due, year + 1)),
                    cost(held, safety, settings));
            return new Drawn(
                    new YearPage(
                            year,
                            settings.text("institution", "This archive"),
                            Machine.clock().instant(),
                            sections),
                    whole);
        }
    }

    private static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<Row> accessions(List<Holding> held, int year, Archive archive) {
        Map<Integer, Long> years = new TreeMap<>();
        long first = 0;
        for (Holding holding : held) {
            for (Holding accession : archive.holdings().accessions(holding.aip())) {
                int of = LocalDate.ofInstant(accession.storedAt(), ZoneOffset.UTC)
                        .getYear();
                years.merge(of, 1L, Long::sum);
                first += of == year && accession.accession() == 1 ? 1 : 0;
            }
        }
        years.putIfAbsent(year, 0L);
        List<Row> rows = new ArrayList<>();
        years.forEach((of, count) -> rows.add(Row.of(of == year ? "In " + year : "In " + of, count)));
        rows.add(Row.of("New packages in " + year, first));
        return rows;
    }

    private static Section holdings(List<Holding> held) {
        long listed = held.stream().mapToLong(it -> it.posts().listed()).sum();
        long media = held.stream().mapToLong(it -> it.posts().held()).sum();
        return new Section(
                "Held now",
                "",
                List.of(
                        Row.of("Packages", held.size()),
                        Row.of("Posts", listed),
                        Row.of("Posts with their media", media)));
    }

    /** Adds the kept files of a package; returns whether it could be read. */
    private boolean count(Holding holding, Map<String, long[]> formats, Archive archive) {
        PackageId aip = holding.aip();
        if (!archive.storage().holds(aip)) {
            return false;
        }
        try {
            PackageRecords records =
                    new PackageRecords(new StoredContent(archive.storage().files(aip)));
            for (int number : records.accessions()) {
                try (RecordLines<FileRecord> files = records.files(number)) {
                    while (files.hasNext()) {
                        FileRecord file = files.next();
                        if (file.kept()) {
                            long[] sums = formats.computeIfAbsent(file.mediaType(), type -> new long[2]);
                            sums[0]++;
                            sums[1] += file.size();
                        }
                    }
                }
            }
            return true;
        } catch (IOException | DamagedPackage e) {
            premises.notices().say("Package " + aip.shortForm() + " could not be counted: its records are damaged.");
            return false;
        }
    }

    private static List<Row> formats(Map<String, long[]> formats) {
        return formats.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, long[]>>comparingLong(entry -> -entry.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new Row(
                        entry.getKey(),
                        entry.getValue()[0],
                        Row.of("", entry.getValue()[0]).words()
                                + (entry.getValue()[0] == 1 ? " file, " : " files, ")
                                + Row.ofBytes("", entry.getValue()[1]).words()))
                .toList();
    }

    private static Section copies(List<Holding> held, Safety safety) {
        Map<String, Long> stores = new TreeMap<>();
        long safe = 0;
        for (Holding holding : held) {
            CopyCount count = safety.of(holding.aip());
            safe += count.isSafe() ? 1 : 0;
            count.stores().forEach(store -> stores.merge(store, 1L, Long::sum));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("Packages that are safe", safe));
        rows.add(Row.of("Packages that are not", held.size() - safe));
        stores.forEach((store, count) -> rows.add(Row.of("Verified copies: " + store, count)));
        return new Section("Copies", "", rows);
    }

    /** Fixity checks and repairs stand there in any case, since an archive is asked for them. */
    private static List<Row> events(Map<EventType, Journal.Tally> tallies) {
        Map<EventType, Journal.Tally> all = new EnumMap<>(tallies);
        all.putIfAbsent(EventType.FIXITY_CHECK, Journal.Tally.NONE);
        all.putIfAbsent(EventType.RECOVERY, Journal.Tally.NONE);
        List<Row> rows = new ArrayList<>();
        all.forEach((type, tally) -> {
            long failed = tally.all() - tally.well();
            String label = type == EventType.RECOVERY ? "repair of a copy (recovery)" : type.label();
            String words = Row.of("", tally.all()).words() + (failed == 0 ? "" : ", " + failed + failed(type));
            rows.add(new Row(label, tally.all(), words));
        });
        return rows;
    }

    /** What it means when an event of this type did not go well. */
    private static String failed(EventType type) {
        return switch (type) {
            case FIXITY_CHECK -> " of them with a finding";
            case RECOVERY -> " of them not complete: no good copy was at hand";
            case DISSEMINATION -> " of them refused";
            case POLICY_ASSIGNMENT -> " of them that a copy lies where the terms no longer allow it";
            default -> " of them failed";
        };
    }

    private static List<Row> ending(List<DueItem> due, int year) {
        Map<DueKind, Long> kinds = new EnumMap<>(DueKind.class);
        due.stream()
                .filter(item ->
                        item.deadline().filter(day -> day.getYear() <= year).isPresent())
                .forEach(item -> kinds.merge(item.kind(), 1L, Long::sum));
        List<Row> rows = new ArrayList<>();
        kinds.forEach((kind, count) -> rows.add(Row.of(kind.words(), count)));
        return rows;
    }

    private static Section bytes(List<Holding> held, Safety safety) {
        return new Section(
                "Bytes",
                "",
                List.of(
                        Row.ofBytes(
                                "In one copy",
                                held.stream().mapToLong(Holding::bytes).sum()),
                        Row.ofBytes("In all copies", allBytes(held, safety))));
    }

    /** Of all verified copies, and of the archive itself in any case. */
    private static long allBytes(List<Holding> held, Safety safety) {
        return held.stream()
                .mapToLong(holding ->
                        holding.bytes() * Math.max(1, safety.of(holding.aip()).copies()))
                .sum();
    }

    private static Section cost(List<Holding> held, Safety safety, Settings settings) {
        if (settings.text("cost.per-tb").isEmpty()) {
            return new Section("Cost", "The setting cost.per-tb is empty, so no cost is given.", List.of());
        }
        long price = settings.number("cost.per-tb", 0);
        String currency = settings.text("cost.currency", "EUR");
        double cost = allBytes(held, safety) / TERABYTE * price;
        return new Section(
                "Cost",
                "All copies of what is held now, for a year.",
                List.of(new Row(
                        "At " + price + " " + currency + " a terabyte",
                        Math.round(cost),
                        String.format(Locale.ROOT, "%,.2f %s", cost, currency))));
    }
}
