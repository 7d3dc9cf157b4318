package org.posterity.format.warc;

import java.util.ArrayList;
import java.util.List;
import org.posterity.model.ValidationIssue;

/** What was found wrong with one file, in the order of the file. */
final class Issues {
    /** A file that is wrong throughout is not described more closely than this. */
    private static final int MOST = 1000;

    private final String name;
    private final List<ValidationIssue> found = new ArrayList<>();
    private String where;

    Issues(String name) {
        this.name = name;
        this.where = name;
    }

    /** What follows concerns one record, counted from 1, whose first byte lies at {@code offset}. */
    void atRecord(long number, long offset) {
        where = name + ", record " + number + ", byte " + offset;
    }

    void atLine(long number) {
        where = name + ", line " + number;
    }

    void atFile() {
        where = name;
    }

    void error(String clause, String what) {
        add(ValidationIssue.error(clause, where, what));
    }

    void warning(String clause, String what) {
        add(ValidationIssue.warning(clause, where, what));
    }

    List<ValidationIssue> found() {
        return List.copyOf(found);
    }

    private void add(ValidationIssue issue) {
        if (found.size() < MOST) {
            found.add(issue);
        } else if (found.size() == MOST) {
            found.add(ValidationIssue.error(issue.clause(), name, "There are more issues than are listed."));
        }
    }
}
