package org.posterity.privacy;

import java.util.Optional;

/**
 * The decision on a category and what it rests on.
 *
 * @param treatment what is done with it; {@link Treatment#LEAVE_OUT} if it is not selected
 * @param id {@code selection:<category>}, {@code law:<rule>} or {@code consent:<category>}: who decided
 * @param legal the legal provision or note beside it, if there is one
 */
public record RuledTreatment(Keeping keeping, Treatment treatment, String id, String reason, Optional<String> legal) {

    /** How much is kept. */
    public enum Keeping {
        KEPT,
        /** Only the number in each year is kept. */
        COUNTED,
        LEFT_OUT
    }

    public boolean kept() {
        return keeping == Keeping.KEPT;
    }
}
