package org.posterity.application;

import java.util.Map;
import java.util.function.Function;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.Offer;
import org.posterity.consent.Offer.Extent;
import org.posterity.model.Category;
import org.posterity.privacy.RuledTreatment;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.privacy.Treatment;

/** What the selection policy offers a donor before anything is handed over. */
public final class SelectionOffers {
    private final SelectionPolicy table;

    public SelectionOffers(SelectionPolicy table) {
        this.table = table;
    }

    /** To any donor. */
    public Offer toAnybody(Category category) {
        return offer(category, table.treatment(category));
    }

    /**
     * To the donor of a particular record, for whom the law may be stricter. A category that the donor did not choose is one
     * that they could have chosen, unless policy or law excludes it.
     */
    public Function<Category, Offer> underThe(ConsentRecord record) {
        Map<Category, RuledTreatment> decisions = table.decisions(record.terms(), record.minor());
        return category -> {
            RuledTreatment decision = decisions.get(category);
            boolean left =
                    decision.id().startsWith("consent:") && !record.terms().covers(category);
            return left ? toAnybody(category) : offer(category, decision.treatment());
        };
    }

    private Offer offer(Category category, Treatment treatment) {
        Extent extent = switch (treatment) {
            case KEEP -> Extent.KEPT;
            case PSEUDONYMISE -> Extent.PSEUDONYMISED;
            case AGGREGATE -> category == Category.ENGAGEMENT ? Extent.KEPT : Extent.COUNTED;
            case LEAVE_OUT -> Extent.NEVER;
        };
        return new Offer(extent, table.isUsual(category));
    }
}
