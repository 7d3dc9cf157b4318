package org.posterity.format.warc;

import java.util.List;
import org.posterity.model.IssueList;
import org.posterity.model.ValidationIssue;
import org.posterity.model.ValidationIssue.Severity;

/** What was found wrong with one file, in the order of the file. */
final class WarcIssues {
    /** A file that is wrong throughout is not described more closely than this. */
    private static final int MOST = 1000;

    private final String name;
    private final IssueList found = new IssueList(MOST);
    private String place = "";

    WarcIssues(String name) {
        this.name = name;
    }

    /** What follows concerns one record, counted from 1, whose first byte lies at {@code offset}. */
    void atRecord(long number, long offset) {
        place = ", record " + number + ", byte " + offset;
    }

    void atLine(long number) {
        place = ", line " + number;
    }

    void atFile() {
        place = "";
    }

    void error(String clause, String what) {
        found.add(Severity.ERROR, clause, name, place, what, 1);
    }

    /** An error of what stands at {@code offset}, wherever reading has got to. */
    void errorAtByte(long offset, String clause, String what) {
        found.add(Severity.ERROR, clause, name, ", byte " + offset, what, 1);
    }

    void warning(String clause, String what) {
        found.add(Severity.WARNING, clause, name, place, what, 1);
    }

    void unchecked(String clause, String what) {
        found.add(Severity.UNCHECKED, clause, name, place, what, 1);
    }

    List<ValidationIssue> found() {
        return found.all();
    }
}
