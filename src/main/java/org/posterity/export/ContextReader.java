package org.posterity.export;

import java.util.List;
import org.posterity.intake.ReceivedFile;

/**
 * Reads what lies beside an export and speaks of its posts: the platform's own lists, sidecars of download tools.
 *
 * <p>An implementation MUST NOT throw for what a file may contain, and MUST NOT put a value from a file into a finding.
 */
public interface ContextReader {

    /** Reads those of the files that it knows; the export's own files are not among them. */
    ContextReadings read(List<ReceivedFile> files, ContextFacts facts);

    /** Reads nothing. */
    static ContextReader none() {
        return (files, facts) -> ContextReadings.NOTHING;
    }
}
