package org.posterity.export;

import java.nio.file.Path;
import java.util.List;
import org.posterity.model.Digest;
import org.posterity.model.Fault;

/** Reads a curator's list, which says which file belongs to which post. */
@FunctionalInterface
public interface MatchListReader {

    Reading read(Path list);

    /** The result of reading the list. */
    sealed interface Reading {}

    /** Its rows, and the digest that identifies the list. */
    record Rows(List<Row> rows, Digest digest) implements Reading {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** It is not such a list. */
    record Unreadable(List<Fault> faults) implements Reading {
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }

    /** One decision as written. {@code number} counts like a spreadsheet: the heading is row 1. */
    record Row(int number, String file, String post) {}
}
