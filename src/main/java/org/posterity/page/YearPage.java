package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/** What an archive did in a year, and what it holds, in tables with bars. */
public record YearPage(int year, String institution, Instant drawnAt, List<Section> sections) {

    public YearPage {
        sections = List.copyOf(sections);
    }

    /**
     * A table.
     *
     * @param note a sentence below it; may be empty
     */
    public record Section(String heading, String note, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }

        Shares bar(Row row) {
            long most = rows.stream().mapToLong(Row::number).max().orElse(0);
            return Shares.length(row.number(), most);
        }
    }

    /**
     * One line.
     *
     * @param number by which its bar is drawn
     * @param words what stands there
     */
    public record Row(String label, long number, String words) {
        /** A number that stands for itself. */
        public static Row of(String label, long number) {
            return new Row(label, number, InWords.number(number));
        }

        /** An amount of bytes. */
        public static Row ofBytes(String label, long bytes) {
            return new Row(label, bytes, InWords.size(bytes));
        }
    }

    /** Writes it as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JteyearGenerated.render(html, null, this), out);
    }
}
