package org.posterity.model;

import java.util.function.Function;

/** The result of a stage: its product, or one of the two foreseen ends of a submission. */
public sealed interface Outcome<P> {

    /** The submission goes on, as the stage's product. */
    record Passed<P>(P product) implements Outcome<P> {}

    /** The submission is not taken in. */
    record Rejected<P>(Rejection rejection) implements Outcome<P> {}

    /** The archive already holds this submission. */
    record AlreadyHeld<P>(SubmissionId submission, HeldAs held) implements Outcome<P> {}

    /** Where a submission is held: package, OCFL version number, accession number within the package (1, 2 …). */
    record HeldAs(PackageId aip, int version, int accession) {}

    static <P> Outcome<P> passed(P product) {
        return new Passed<>(product);
    }

    static <P> Outcome<P> rejected(Rejection rejection) {
        return new Rejected<>(rejection);
    }

    /** Applies the next stage to the product; the other outcomes stay as they are. */
    default <Q> Outcome<Q> then(Function<P, Outcome<Q>> next) {
        return match(next, Outcome::<Q>rejected, held -> new AlreadyHeld<>(held.submission(), held.held()));
    }

    /** One function per case, so that the compiler finds callers that miss a new one. */
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
