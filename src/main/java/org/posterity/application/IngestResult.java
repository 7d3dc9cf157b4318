package org.posterity.application;

import org.posterity.holdings.Holding;
import org.posterity.model.Outcome;
import org.posterity.privacy.ScreenedExport;
import org.posterity.refused.RefusalReport;

/** What became of a submission in the end. */
public sealed interface IngestResult {

    record Archived(Holding holding) implements IngestResult {}

    record AlreadyHeld(Outcome.AlreadyHeld<?> held) implements IngestResult {}

    record NotTakenIn(RefusalReport report) implements IngestResult {}

    /** Another run is at work on what it needs, so it was not started. */
    record InUse(String why) implements IngestResult {}

    /** A pre-ingest check ended; this is what would have been packaged. */
    record Checked(ScreenedExport export) implements IngestResult {}

    static IngestResult of(Object body) {
        if (body instanceof Holding holding) {
            return new Archived(holding);
        }
        if (body instanceof Outcome.AlreadyHeld<?> held) {
            return new AlreadyHeld(held);
        }
        if (body instanceof RefusalReport report) {
            return new NotTakenIn(report);
        }
        if (body instanceof ScreenedExport export) {
            return new Checked(export);
        }
        throw new IllegalStateException("A route ended without a result. Check the last change in routes/.");
    }
}
