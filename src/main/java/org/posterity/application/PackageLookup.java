package org.posterity.application;

import java.util.List;
import java.util.function.Function;

/** What is said of the one package that a name stands for; or what the name could stand for, where it is none, or several. */
public sealed interface PackageLookup<T> {

    /** The answer on the package. */
    record One<T>(T answer) implements PackageLookup<T> {}

    /**
     * No answer.
     *
     * @param archiveIsThere whether there is an archive at all
     * @param candidates the packages that fit; none where nothing does
     */
    record NotOne<T>(boolean archiveIsThere, List<HeldPackage> candidates) implements PackageLookup<T> {}

    default <R> R match(Function<T, R> one, Function<NotOne<T>, R> notOne) {
        return this instanceof One<T> it ? one.apply(it.answer()) : notOne.apply((NotOne<T>) this);
    }
}
