package org.posterity.application;

import java.util.List;
import org.posterity.model.ValidationIssue;

/** What is said of something that was validated. */
enum Validity {
    VALID("valid"),
    NOT_VALID("not valid"),
    /** Nothing was found wrong, and something that matters could not be looked at. */
    NOT_CHECKED("not checked");

    private final String label;

    Validity(String label) {
        this.label = label;
    }

    static Validity of(List<ValidationIssue> issues) {
        if (issues.stream().anyMatch(ValidationIssue::isError)) {
            return NOT_VALID;
        }
        return issues.stream().anyMatch(ValidationIssue::isUnchecked) ? NOT_CHECKED : VALID;
    }

    /** As it is printed. */
    String label() {
        return label;
    }
}
