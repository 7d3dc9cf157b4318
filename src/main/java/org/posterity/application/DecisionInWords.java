package org.posterity.application;

import java.util.List;
import org.posterity.consent.Decision;
import org.posterity.record.Terms.Restriction;

/** What the journal says of a decision on a package: what and how much, never who or why in words. */
final class DecisionInWords {
    private DecisionInWords() {}

    static String of(Decision decision) {
        return switch (decision.what()) {
            case RESTRICTED ->
                what(decision) + " restricted" + (decision.toNobody() ? " to nobody" : "")
                        + decision.reason().map(code -> ", reason " + code).orElse("") + ".";
            case RELEASED -> what(decision) + " released, approved by a second person.";
            case HOLD_PLACED -> "Legal hold placed.";
            case HOLD_LIFTED -> "Legal hold lifted.";
        };
    }

    private static String what(Decision decision) {
        return decision.paths().contains(Restriction.WHOLE)
                ? TermsChange.what(List.of())
                : TermsChange.what(decision.paths());
    }
}
