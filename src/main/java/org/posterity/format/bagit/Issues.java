package org.posterity.format.bagit;

import java.util.ArrayList;
import java.util.List;
import org.posterity.model.ValidationIssue;

/** Collects what is wrong with a bag, from several threads. A hostile bag could name a problem a line: past a limit they are only counted. */
final class Issues {
    static final int MOST = 10_000;

    private final List<ValidationIssue> found = new ArrayList<>();
    private long more;

    void error(String clause, String where, String what) {
        add(ValidationIssue.error(clause, where, what));
    }

    void warning(String clause, String where, String what) {
        add(ValidationIssue.warning(clause, where, what));
    }

    synchronized void add(ValidationIssue issue) {
        if (found.size() >= MOST) {
            more++;
            return;
        }
        found.add(new ValidationIssue(issue.severity(), issue.clause(), printable(issue.where()), issue.what()));
    }

    synchronized List<ValidationIssue> all() {
        List<ValidationIssue> all = new ArrayList<>(found);
        if (more > 0) {
            all.add(ValidationIssue.error(
                    Clause.COMPLETE_AND_VALID, "", more + " more issues were found and are not listed here."));
        }
        return all;
    }

    /** Names in a bag may hold anything; a report is read on terminals. */
    private static String printable(String where) {
        return where.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }
}
