package org.posterity.model;

import java.util.function.Function;

/** What a stage answers: its product, or one of the two foreseen ends of a submission's way. */
public sealed interface Outcome<P> {

    /** The submission goes on, as the stage's product. */
    record Passed<P>(P product) implements Outcome<P> {}

    /** The submission is not taken in. */
    record Rejected<P>(Rejection rejection) implements Outcome<P> {}

    /** The archive holds this very submission already. */
    record AlreadyHeld<P>(SubmissionId submission, HeldAs held) implements Outcome<P> {}

    /** Where a submission is held: package, OCFL version number, accession number within the package (1, 2 …). */
    record HeldAs(PackageId aip, int version, int accession) {}

    static <P> Outcome<P> passed(P product) {
        return new Passed<>(product);
    }

    static <P> Outcome<P> rejected(Rejection rejection) {
        return new Rejected<>(rejection);
    }

    /** What the next stage makes of the product; the other ends stay as they are. */
    default <Q> Outcome<Q> then(Function<P, Outcome<Q>> next) {
        return match(next, Outcome::<Q>rejected, held -> new AlreadyHeld<>(held.submission(), held.held()));
    }

    /** One function per case, so that a new case breaks its callers. */
    default <R> R match(
            Function<P, R> passed, Function<Rejection, R> rejected, Function<AlreadyHeld<P>, R> alreadyHeld) {
        if (this instanceof Passed<P> it) {
            return passed.apply(it.product());
        }
        if (this instanceof Rejected<P> it) {
            return rejected.apply(it.rejection());
        }
        return alreadyHeld.apply((AlreadyHeld<P>) this);
    }
}
