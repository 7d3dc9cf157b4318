package org.posterity.packaging.ground;

/** Takes what is found in a package, piece by piece. */
public interface Stretches {

    void accept(Stretch stretch);

    /** A record says that something was taken from a field of it, by this rule. */
    default void redacted(RecordName record, String field, String rule) {}
}
