package org.posterity.privacy;

import java.util.Optional;
import java.util.Set;
import org.posterity.model.Category;

/**
 * What a law forbids to keep, whatever the policy and the donor say.
 *
 * @param onlyOfMinors whether it applies only if the creator is a minor
 * @param provision the provision of the law
 */
record LawRule(
        String id,
        boolean onlyOfMinors,
        Set<Category> categories,
        Treatment treatment,
        Optional<String> provision,
        String reason) {
    static final String PREFIX = "law:";

    LawRule {
        categories = Set.copyOf(categories);
    }

    boolean governs(Category category, boolean minor) {
        return categories.contains(category) && (minor || !onlyOfMinors);
    }

    String clauseId() {
        return PREFIX + id;
    }
}
