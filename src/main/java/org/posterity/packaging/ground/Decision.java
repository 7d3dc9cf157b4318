package org.posterity.packaging.ground;

import java.util.Optional;
import org.posterity.model.Category;

/**
 * What table, donor and law decided on a category, as the package's own {@code selection.json} says.
 *
 * @param clause {@code consent:…}, {@code selection:…} or {@code law:…}
 * @param keeping {@code kept}, {@code counted} or {@code left-out}
 */
public record Decision(
        Category category, String clause, String treatment, String keeping, String reason, Optional<String> legal) {

    boolean kept() {
        return keeping.equals("kept");
    }

    boolean counted() {
        return keeping.equals("counted");
    }
}
