package org.posterity.model;

/**
 * One thing that is wrong, in words for an archivist: where, what, and what to do. {@code where} may contain paths in the
 * submission or in a structure; none of the three ever contains a value from the export.
 */
public record Fault(String where, String what, String remedy) {
    /** All three in one line. */
    public String words() {
        return where + ": " + what + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
