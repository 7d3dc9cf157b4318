package org.posterity.export;

import java.nio.file.Path;
import java.util.List;
import org.posterity.model.Digest;
import org.posterity.model.Fault;

/** Reads a curator's list of which file belongs to which post. */
@FunctionalInterface
public interface MatchListReader {

    Reading read(Path list);

    /** What became of reading the list. */
    sealed interface Reading {}

    /** Its rows, and the digest by which the list can be told again. */
    record Rows(List<Row> rows, Digest digest) implements Reading {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** It is no such list. */
    record Unreadable(List<Fault> faults) implements Reading {
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }

    /** One decision as it is written; {@code number} as a spreadsheet counts, the heading being row 1. */
    record Row(int number, String file, String post) {}
}
