package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What waits for a person, as a page for the institution, with the letters to print. The letters name people. */
public record DuePage(LocalDate day, List<Row> rows, List<Letter> letters) {

    public DuePage {
        rows = List.copyOf(rows);
        letters = List.copyOf(letters);
    }

    /**
     * One line.
     *
     * @param about a package, a submission or an agreement
     */
    public record Row(
            Optional<LocalDate> deadline, boolean overdue, String kind, String about, String waits, String toDo) {}

    /** Writes it as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JtedueGenerated.render(html, null, this), out);
    }

    /** In a sentence. */
    String summary() {
        long overdue = rows.stream().filter(Row::overdue).count();
        if (rows.isEmpty()) {
            return "Nothing waits.";
        }
        return InWords.count(rows.size(), "thing waits", "things wait") + " for a person"
                + (overdue == 0 ? "." : ", " + InWords.number(overdue) + " of them overdue.");
    }
}
