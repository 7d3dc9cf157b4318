package org.posterity.model;

/**
 * One departure from a standard. {@code clause} names it, for example {@code RFC 8493 §2.1.3} or {@code WARC/1.1 §5.2};
 * {@code where} is a path in the thing that was validated, with a byte offset where that helps; {@code times} is how often the
 * same is wrong in the same file, of which {@code where} names the first places.
 */
public record ValidationIssue(Severity severity, String clause, String where, String what, long times) {

    /**
     * ERROR: the thing is not valid. UNCHECKED: something that the standard wants checked cannot be checked here, so that
     * nobody can say that it is valid. WARNING: valid, but not as good as it should be.
     */
    public enum Severity {
        ERROR,
        UNCHECKED,
        WARNING
    }

    public ValidationIssue(Severity severity, String clause, String where, String what) {
        this(severity, clause, where, what, 1);
    }

    public static ValidationIssue error(String clause, String where, String what) {
        return new ValidationIssue(Severity.ERROR, clause, where, what);
    }

    public static ValidationIssue warning(String clause, String where, String what) {
        return new ValidationIssue(Severity.WARNING, clause, where, what);
    }

    public static ValidationIssue unchecked(String clause, String where, String what) {
        return new ValidationIssue(Severity.UNCHECKED, clause, where, what);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public boolean isUnchecked() {
        return severity == Severity.UNCHECKED;
    }
}
