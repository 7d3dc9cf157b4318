package org.posterity.privacy;

import java.util.Set;
import java.util.function.Function;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;

/** Items without individual decisions: they follow their category, or what they lead to. */
final class UndecidedItems {
    private static final String HEADING = "heading";

    private final Function<Category, RuledTreatment> clauses;
    private final Ledger ledger;

    UndecidedItems(Function<Category, RuledTreatment> clauses, Ledger ledger) {
        this.clauses = clauses;
        this.ledger = ledger;
    }

    /** The rule under which items without a decision are not selected. */
    String ruleOf(SectionCount section) {
        if (section.standing() == SectionCount.Standing.ACCEPTED) {
            return "accepted-structure";
        }
        if (section.category().isEmpty()) {
            return section.path().contains(".") ? "no-category" : HEADING;
        }
        RuledTreatment clause = clauses.apply(section.category().get());
        if (clause.keeping() == RuledTreatment.Keeping.LEFT_OUT) {
            return clause.id();
        }
        if (ledger.isOfItems(section.path())) {
            return "no-value";
        }
        return ledger.ruleOfElements(section.path()).orElse(isHeading(section) ? HEADING : "not-kept-by-this-version");
    }

    /** A list or map that leads to nothing kept; its elements, if any, are accounted for separately. */
    private static boolean isHeading(SectionCount section) {
        return !section.path().endsWith("[]")
                && !section.types().isEmpty()
                && Set.of("object", "list", "null").containsAll(section.types());
    }
}
