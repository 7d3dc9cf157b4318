package org.posterity.format.bagit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.IssueList;
import org.posterity.model.ValidationIssue;

/** Collects what is wrong with a bag, from several threads. */
final class BagIssues {
    static final int MOST = 10_000;

    private static final Pattern LINE = Pattern.compile("(.*)(:[0-9]+)", Pattern.DOTALL);

    private final IssueList found = new IssueList(MOST);
    private volatile String standard = "";

    /** From now on clauses say that the bag is of {@code version}, which has its own document before 1.0. */
    void judgeBy(String version) {
        standard = version.equals("1.0") ? "" : "BagIt " + version + ", as ";
    }

    void error(String clause, String where, String what) {
        add(ValidationIssue.error(clause, where, what));
    }

    void warning(String clause, String where, String what) {
        add(ValidationIssue.warning(clause, where, what));
    }

    void unchecked(String clause, String where, String what) {
        add(ValidationIssue.unchecked(clause, where, what));
    }

    /** {@code where} ends with a colon and the line's number where a line is meant. */
    void add(ValidationIssue issue) {
        Matcher line = LINE.matcher(issue.where());
        boolean lined = line.matches();
        found.add(
                issue.severity(),
                issue.clause().startsWith("RFC 8493") ? standard + issue.clause() : issue.clause(),
                lined ? line.group(1) : issue.where(),
                lined ? line.group(2) : "",
                issue.what(),
                issue.times());
    }

    List<ValidationIssue> all() {
        return found.all();
    }
}
