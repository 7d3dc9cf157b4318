package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.context.CsvRows;
import org.posterity.export.json.CountedFiles;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.Tally;
import org.posterity.intake.ReceivedFile;

/**
 * A table that a server offers beside the archive: whom the account follows, blocks, mutes. {@code structure.tsv} says what
 * each contains.
 */
final class AccountTable {
    /** The heading of the column of accounts, if a table has headings. */
    private static final String HEADING = "Account address";

    private final ReceivedFile file;
    private final JsonPlace root;

    private AccountTable(ReceivedFile file, JsonPlace root) {
        this.file = file;
        this.root = root;
    }

    /** Finds the tables among files, by their names, and because every line has the right form. */
    static List<AccountTable> among(List<ReceivedFile> files) throws IOException {
        List<AccountTable> tables = files.stream()
                .filter(file -> file.name().endsWith(".csv"))
                .filter(file -> Mastodon.isTable(name(file)))
                .map(file -> new AccountTable(file, Mastodon.place(name(file))))
                .toList();
        List<AccountTable> readable = new ArrayList<>();
        for (AccountTable table : tables) {
            boolean first = readable.stream().noneMatch(it -> it.root.path().equals(table.root.path()));
            if (first && table.read(new Tally(), value -> {})) {
                readable.add(table);
            }
        }
        return readable;
    }

    private static String name(ReceivedFile file) {
        return file.name().substring(0, file.name().length() - ".csv".length());
    }

    ReceivedFile file() {
        return file;
    }

    /** Takes what a row is about. */
    private interface RowTaker {
        void take(String value) throws IOException;
    }

    /** Reads the whole table, and counts its rows a second time. */
    void read(CountedFiles files, CountedFiles.ItemTaker taker) throws IOException {
        Tally tally = new Tally();
        read(tally, value -> taker.take(files.itemOf(root.path(), root.element(), value)));
        CsvRows.Count count = CsvRows.count(file.location());
        boolean headings = count.first().startsWith(HEADING) || count.first().startsWith("\"" + HEADING + "\"");
        files.add(tally, Map.of(root.element().path(), count.rows() - (headings ? 1 : 0)));
    }

    /** Returns whether every row is well-formed. */
    private boolean read(Tally tally, RowTaker taker) throws IOException {
        JsonPlace place = root.element();
        FieldRole role = place.shape().meaning().map(FieldMeaning::role).orElseThrow();
        try (CsvRows rows = CsvRows.open(file.location())) {
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = row.get();
                if (rows.number() == 1 && cells.get(0).equals(HEADING)) {
                    continue;
                }
                Optional<String> value = cells.stream()
                        .filter(cell -> role == FieldRole.PERSON ? cell.indexOf('@') > 0 : cell.indexOf('.') > 0)
                        .findFirst();
                if (value.isEmpty()) {
                    return false;
                }
                tally.meet(place, JsonToken.VALUE_STRING);
                taker.take(value.get());
            }
            return true;
        } catch (CsvRows.Broken e) {
            return false;
        }
    }
}
