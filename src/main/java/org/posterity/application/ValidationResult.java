package org.posterity.application;

import java.util.List;
import org.posterity.model.ValidationIssue;

/**
 * What was found of one thing.
 *
 * @param path as it was named, or from the bag's base directory
 * @param kind what it is by its content, empty where that is not known
 * @param payload what was found in WARC files of a bag, which does not count against the bag; files that are valid without a
 *     warning are omitted
 * @param broken whether reading failed, so that another run may find something else
 */
public record ValidationResult(
        String path, String kind, List<ValidationIssue> issues, List<ValidationResult> payload, boolean broken) {

    public static ValidationResult of(String path, String kind, List<ValidationIssue> issues) {
        return new ValidationResult(path, kind, issues, List.of(), false);
    }

    /** For something that was not examined. */
    public static ValidationResult notChecked(String path, String kind, String why) {
        return of(path, kind, List.of(ValidationIssue.unchecked("", "", why)));
    }

    public Validity validity() {
        return Validity.of(issues);
    }
}
