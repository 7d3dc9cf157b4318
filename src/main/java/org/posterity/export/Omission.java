package org.posterity.export;

/**
 * Something that a platform leaves out of its exports, though the creator has it on the platform.
 *
 * @param what a sentence
 * @param versions of which exports it is true, in words; empty: of all
 * @param knownBy how it is known, in a sentence
 */
public record Omission(String what, String versions, String knownBy) {

    /** What is left out, and in which exports where it is not in all. */
    public String inFull() {
        return versions.isEmpty() ? what : what + " (" + versions + ")";
    }
}
