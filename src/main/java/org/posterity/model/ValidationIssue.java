package org.posterity.model;

/**
 * One departure from a standard. {@code clause} names it, for example {@code RFC 8493 §2.1.3} or {@code WARC/1.1 §5.2};
 * {@code where} is a path in the thing that was validated, with a byte offset where that helps.
 */
public record ValidationIssue(Severity severity, String clause, String where, String what) {

    /** ERROR: the thing is not valid. WARNING: valid, but not as good as it should be. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static ValidationIssue error(String clause, String where, String what) {
        return new ValidationIssue(Severity.ERROR, clause, where, what);
    }

    public static ValidationIssue warning(String clause, String where, String what) {
        return new ValidationIssue(Severity.WARNING, clause, where, what);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
