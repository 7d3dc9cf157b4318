package org.posterity.model;

/**
 * One thing that is wrong, in words for an archivist: where, what, and what to do. Paths inside the submission and paths
 * inside a structure may stand in {@code where}; a value from the export never stands in any of the three.
 */
public record Fault(String where, String what, String remedy) {
    /** All three in one line. */
    public String words() {
        return where + ": " + what + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
