package org.posterity.application;

import java.io.IOException;
import org.posterity.record.Change;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;

/** A change of the terms of a package after an accession. */
sealed interface ChangeOfTerms permits TermsChange, AgreedChange {

    /** What the new version says about itself. */
    String message();

    /** The terms after the change. */
    Terms terms(PackageRecords records) throws IOException;

    /** The line for the history of the package. */
    Change line(PackageRecords records) throws IOException;
}
