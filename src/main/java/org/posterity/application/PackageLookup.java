package org.posterity.application;

import java.util.List;
import java.util.function.Function;

/** The answer about the one package that a name stands for; or the candidates, if it stands for none or several. */
public sealed interface PackageLookup<T> {

    /** The answer on the package. */
    record One<T>(T answer) implements PackageLookup<T> {}

    /**
     * No answer.
     *
     * @param archiveIsThere whether the archive exists
     * @param candidates the packages that fit, if any
     */
    record NotOne<T>(boolean archiveIsThere, List<HeldPackage> candidates) implements PackageLookup<T> {}

    default <R> R match(Function<T, R> one, Function<NotOne<T>, R> notOne) {
        return this instanceof One<T> it ? one.apply(it.answer()) : notOne.apply((NotOne<T>) this);
    }
}
