package org.posterity.application;

import java.util.List;
import org.posterity.model.ValidationIssue;

/** The result of a validation. */
public enum Validity {
    VALID("valid"),
    NOT_VALID("not valid"),
    /** Nothing was found wrong, but something that matters could not be checked. */
    NOT_CHECKED("not checked");

    private final String label;

    Validity(String label) {
        this.label = label;
    }

    public static Validity of(List<ValidationIssue> issues) {
        if (issues.stream().anyMatch(ValidationIssue::isError)) {
            return NOT_VALID;
        }
        return issues.stream().anyMatch(ValidationIssue::isUnchecked) ? NOT_CHECKED : VALID;
    }

    /** As it is printed. */
    public String label() {
        return label;
    }
}
