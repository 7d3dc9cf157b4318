package org.posterity.export.context;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.export.MatchListReader;
import org.posterity.export.MatchQuestion;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.Fault;

/** A curator's list as CSV with the header {@code file,post}. More columns may follow, for notes. */
public final class MatchListCsv implements MatchListReader {
    /** A spreadsheet may run cells that begin with anything else. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.].*", Pattern.DOTALL);

    private static final ObjectWriter ROWS = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build()
            .writerFor(String[].class)
            .with(CsvSchema.emptySchema());
    private static final int MOST_ROWS = 1_000_000;
    private static final String FORM = "Write a table with the header file,post and save it as CSV (UTF-8).";

    @Override
    public Reading read(Path list) {
        List<Row> rows = new ArrayList<>();
        try (CsvRows table = CsvRows.open(list)) {
            List<String> heading = table.next().orElse(List.of());
            int file = column(heading, "file");
            int post = column(heading, "post");
            if (file < 0 || post < 0) {
                return unreadable("row 1 of the list", "Its header does not have the columns file and post.");
            }
            Optional<List<String>> row = table.next();
            while (row.isPresent() && rows.size() < MOST_ROWS) {
                rows.add(new Row(table.number(), cell(row.get(), file), cell(row.get(), post)));
                row = table.next();
            }
            if (rows.isEmpty()) {
                return unreadable("the list", "It has no rows below the header.");
            }
            if (row.isPresent()) {
                return unreadable("the list", "It has more than a million rows.");
            }
            return new Rows(rows, digest(list));
        } catch (CsvRows.Broken e) {
            return unreadable(
                    "row " + e.row() + " of the list",
                    "It cannot be read from here on: it is not UTF-8 text, or a quotation mark is not closed.");
        } catch (IOException e) {
            return unreadable("the list", "It cannot be opened.");
        }
    }

    /**
     * Writes a list to be filled in, with the post of each file left open. It begins with a byte order mark, so that
     * spreadsheets recognise UTF-8. A path that a spreadsheet may take for a formula begins with {@code ./}, which reading
     * removes.
     */
    public static void write(List<MatchQuestion> questions, OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        try (SequenceWriter rows = ROWS.writeValues(out)) {
            rows.write(new String[] {"file", "post", "found", "why", "candidates"});
            for (MatchQuestion question : questions) {
                String file = question.file();
                rows.write(new String[] {
                    PLAIN.matcher(file).matches() ? file : "./" + file,
                    "",
                    question.found(),
                    question.why(),
                    String.join("; ", question.posts())
                });
            }
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private static int column(List<String> heading, String name) {
        return heading.stream().map(Spelling::of).toList().indexOf(name);
    }

    private static Unreadable unreadable(String where, String what) {
        return new Unreadable(List.of(new Fault(where, what, FORM)));
    }

    private static Digest digest(Path list) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(list), DigestAlgorithm.SHA256.start())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Digest.of(DigestAlgorithm.SHA256, in.getMessageDigest().digest());
        }
    }
}
