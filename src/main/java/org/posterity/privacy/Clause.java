package org.posterity.privacy;

/** The decision on a category and what it rests on: {@code id} is {@code retention:<category>} or {@code consent:<category>}. */
public record Clause(Keeping keeping, String id, String reason) {

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
