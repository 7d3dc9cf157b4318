package org.posterity.privacy;

import java.util.Optional;

/**
 * The decision on a category and what it rests on.
 *
 * @param treatment what is done with it; for what is left out, {@link Treatment#LEAVE_OUT}
 * @param id {@code selection:<category>}, {@code law:<rule>} or {@code consent:<category>}: who decided
 * @param legal the provision or note on the law that stands beside it, where one does
 */
public record RuledTreatment(Keeping keeping, Treatment treatment, String id, String reason, Optional<String> legal) {

    /** How much is kept of what the clause is about. */
    public enum Keeping {
        KEPT,
        /** How many there were in each year is kept, nothing else. */
        COUNTED,
        LEFT_OUT
    }

    public boolean kept() {
        return keeping == Keeping.KEPT;
    }
}
