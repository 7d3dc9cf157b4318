package org.posterity.packaging.ground;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a table (RFC 4180) cell by cell. The first row tells of which column a cell is, and each column must be named. */
final class CsvPieces {
    private static final int LONGEST = 4 << 20;
    private static final int MOST_COLUMNS = 100;

    private final Tiling tiles;
    private final Permissions permissions;
    private final RecordGrounds record;
    private final Subject subject = new Subject();
    private List<String> columns = List.of();

    CsvPieces(Tiling tiles, Permissions permissions, RecordGrounds record) {
        this.tiles = tiles;
        this.permissions = permissions;
        this.record = record;
    }

    private record Cell(String text, long offset) {}

    void walk(InputStream table) throws IOException {
        InputStream in = new BufferedInputStream(table);
        whole(0);
        long offset = 0;
        for (byte[] row = row(in); row.length > 0; row = row(in)) {
            if (row.length >= LONGEST) {
                unexplained(offset, "", "A row does not end.");
                return;
            }
            List<Cell> cells = cells(row, offset);
            if (columns.isEmpty()) {
                columns = cells.stream().map(Cell::text).toList();
                head(cells);
            } else {
                body(cells);
            }
            offset += row.length;
        }
    }

    private void head(List<Cell> cells) {
        for (Cell cell : cells) {
            if (record.keys().key(cell.text()).isEmpty()) {
                unexplained(cell.offset(), KeyNames.ANY, "Nobody has said why this column may be here.");
            } else {
                whole(cell.offset());
            }
        }
    }

    private void body(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Optional<Ground> ground = i < columns.size() && cells.size() == columns.size()
                    ? record.keys().key(columns.get(i)).flatMap(KeyNames::ground)
                    : Optional.empty();
            if (ground.isEmpty()) {
                unexplained(cell.offset(), KeyNames.ANY, "This cell is of no column that anybody has given a ground.");
                continue;
            }
            tiles.begin(cell.offset(), columns.get(i), ground.get(), permissions.judge(ground.get(), subject, ""));
        }
    }

    private void whole(long offset) {
        tiles.begin(offset, "", record.ground(), permissions.judge(record.ground(), subject, ""));
    }

    private void unexplained(long offset, String key, String why) {
        tiles.begin(offset, key, "", new Verdict.Unexplained(why));
    }

    /** With its end; empty behind the last. A line break between quotes does not end it. */
    private static byte[] row(InputStream in) throws IOException {
        ByteArrayOutputStream row = new ByteArrayOutputStream(256);
        boolean quoted = false;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            row.write(octet);
            quoted ^= octet == '"';
            if (octet == '\n' && !quoted || row.size() >= LONGEST) {
                break;
            }
        }
        return row.toByteArray();
    }

    private static List<Cell> cells(byte[] row, long base) {
        List<Cell> cells = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < row.length && cells.size() < MOST_COLUMNS; i++) {
            quoted ^= row[i] == '"';
            if (!quoted && (row[i] == ',' || row[i] == '\n')) {
                cells.add(cell(row, from, i, base));
                from = i + 1;
            }
        }
        if (from < row.length) {
            cells.add(cell(row, from, row.length, base));
        }
        return cells;
    }

    private static Cell cell(byte[] row, int from, int to, long base) {
        String text = new String(row, from, to - from, StandardCharsets.UTF_8).strip();
        boolean inQuotes = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return new Cell(inQuotes ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text, base + from);
    }
}
