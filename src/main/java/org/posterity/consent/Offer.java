package org.posterity.consent;

/**
 * What an institution does with a category if the donor names it.
 *
 * @param usual whether it belongs to the usual gift; the rest must be chosen on purpose
 */
public record Offer(Extent extent, boolean usual) {

    /** How much is kept of it. */
    public enum Extent {
        KEPT,
        /** Kept, with other people's names replaced. */
        PSEUDONYMISED,
        /** Only counts. */
        COUNTED,
        NEVER
    }

    /** Never kept, whatever the donor says. */
    static final Offer NEVER = new Offer(Extent.NEVER, false);
}
