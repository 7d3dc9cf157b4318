package org.posterity.packaging.ground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.ShippedTable;

/** {@code grounds.tsv}: what may lie in a package. The first line that fits is the one that counts. */
final class GroundTable {
    private static final String SHIPPED = "grounds.tsv";
    private static final Pattern WILD = Pattern.compile("\\*\\*|\\*|NNNN");

    private final List<RecordGrounds> records = new ArrayList<>();
    private final Map<String, List<String[]>> groups = new HashMap<>();
    private List<String[]> group;

    private GroundTable() {}

    static GroundTable shipped() {
        GroundTable table = new GroundTable();
        ShippedTable.lines(GroundTable.class, SHIPPED).forEach(table::read);
        return table;
    }

    private void read(String[] line) {
        switch (line[0]) {
            case "in" -> {
                group = null;
                records.add(new RecordGrounds(
                        pattern(line[1], ""),
                        record(line[2]),
                        RecordGrounds.Form.valueOf(line[3].toUpperCase(Locale.ROOT)),
                        Ground.of(line[4], line[5]),
                        new KeyNames(),
                        new Selectors()));
            }
            case "group" -> {
                group = new ArrayList<>();
                groups.put(line[1], group);
            }
            case "use" -> groups.get(line[1]).forEach(keys -> name(keys, line[2]));
            case "key" -> {
                if (group == null) {
                    name(line, "");
                } else {
                    group.add(line);
                }
            }
            default -> throw new IllegalArgumentException("The table of grounds has no lines of the kind " + line[0]);
        }
    }

    private void name(String[] keys, String prefix) {
        Ground ground = Ground.of(keys[2], keys[3]);
        RecordGrounds record = records.get(records.size() - 1);
        boolean markup = record.form() == RecordGrounds.Form.HTML || record.form() == RecordGrounds.Form.XML;
        for (String key : keys[1].split(" ")) {
            if (markup) {
                record.selectors().add(prefix + key, ground);
            } else {
                record.keys().add(prefix + key, ground);
            }
        }
    }

    /** A record's type, and how its address ends: {@code resource sections/*.jsonl}. */
    private static Pattern record(String written) {
        int blank = written.indexOf(' ');
        return blank < 0
                ? pattern(written, "( .*)?")
                : Pattern.compile(Pattern.quote(written.substring(0, blank)) + " (.*/)?"
                        + pattern(written.substring(blank + 1), "").pattern());
    }

    private static Pattern pattern(String written, String ending) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (Matcher wild = WILD.matcher(written); wild.find(); from = wild.end()) {
            regex.append(Pattern.quote(written.substring(from, wild.start())));
            regex.append(
                    switch (wild.group()) {
                        case "**" -> ".+";
                        case "*" -> "[^/]+";
                        default -> "\\d{4}";
                    });
        }
        return Pattern.compile(
                regex.append(Pattern.quote(written.substring(from)))
                        .append(ending)
                        .toString(),
                Pattern.DOTALL);
    }

    /** What may stand in a file that is no WARC file. */
    Optional<RecordGrounds> file(String path) {
        return find(path, "-");
    }

    /** What may stand in the header of a record. */
    Optional<RecordGrounds> header(String path) {
        return find(path, "header");
    }

    /** What may stand in the block of a record. */
    Optional<RecordGrounds> record(String path, String type, String target) {
        return find(path, target.isEmpty() ? type : type + " " + target);
    }

    private Optional<RecordGrounds> find(String path, String record) {
        return records.stream()
                .filter(it -> it.place().matcher(path).matches())
                .filter(it -> it.record().matcher(record).matches())
                .findFirst();
    }
}
