package org.posterity.export;

/**
 * Something that a platform leaves out of its exports, although the creator has it on the platform.
 *
 * @param what a sentence
 * @param versions the exports for which it is true, in words; empty: all
 * @param knownBy how it is known, in a sentence
 */
public record Omission(String what, String versions, String knownBy) {

    /** What is left out; and from which exports, unless from all. */
    public String inFull() {
        return versions.isEmpty() ? what : what + " (" + versions + ")";
    }
}
