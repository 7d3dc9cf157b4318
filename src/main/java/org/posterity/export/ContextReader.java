package org.posterity.export;

import java.util.List;
import org.posterity.intake.ReceivedFile;

/**
 * Reads files beside an export that say something about its posts: the platform's own lists, sidecars of download tools.
 *
 * <p>An implementation MUST NOT throw for anything a file may contain, and MUST NOT put a value from a file into a finding.
 */
public interface ContextReader {

    /** Reads those of the files that it knows. The export's own files are not among them. */
    ContextReadings read(List<ReceivedFile> files, ContextFacts facts);

    static ContextReader none() {
        return (files, facts) -> ContextReadings.NOTHING;
    }
}
