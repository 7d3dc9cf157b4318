package org.posterity.application;

import org.posterity.holdings.Reconciliation;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;

/** What is wrong in storage, as a line for people. */
public final class FindingInWords {
    private FindingInWords() {}

    /** Which package or place, what is wrong, and what to do. */
    public static String whole(Finding finding) {
        String name = finding.code().equals(Reconciliation.FOREIGN)
                ? finding.where()
                : new PackageId(finding.where()).shortForm();
        return name + "  " + what(finding);
    }

    /** The same, for a package that was named before. */
    public static String what(Finding finding) {
        return finding.code().replace('-', ' ') + ": " + finding.what();
    }
}
