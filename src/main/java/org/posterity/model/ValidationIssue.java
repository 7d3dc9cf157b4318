package org.posterity.model;

/**
 * One violation of a standard. {@code clause} names it, for example {@code RFC 8493 §2.1.3} or {@code WARC/1.1 §5.2};
 * {@code where} is a path in the validated object, with a byte offset if that helps; {@code times} is how often the issue
 * occurs in the file, and {@code where} gives the first places.
 */
public record ValidationIssue(Severity severity, String clause, String where, String what, long times) {

    /**
     * ERROR: not valid. UNCHECKED: something that the standard requires could not be checked, so validity is unknown.
     * WARNING: valid, but not as good as it should be.
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
