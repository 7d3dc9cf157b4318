package org.posterity.packaging.ground;

/** Whether a piece of a package may be there, and by what. */
public sealed interface Verdict {

    /** A standard, or the duty to account for what was done, asks for it. */
    record ByStandard(String clause) implements Verdict {}

    /** The donor agreed, and neither table nor law forbids it. */
    record ByConsent(Decision decision) implements Verdict {}

    /**
     * Nothing permits it.
     *
     * @param why in words; never a value from the package
     */
    record Unexplained(String why) implements Verdict {}

    /** The clause that permits it; {@code unexplained} where none does. */
    default String clause() {
        if (this instanceof ByConsent it) {
            return it.decision().clause();
        }
        return this instanceof ByStandard it ? it.clause() : "unexplained";
    }

    default boolean isExplained() {
        return !(this instanceof Unexplained);
    }
}
