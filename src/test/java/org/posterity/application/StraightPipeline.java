package org.posterity.application;

import java.util.concurrent.CompletableFuture;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.ScreenedExport;

/** The way through all stages without any routes: one call after another. Nothing is tried again. */
final class StraightPipeline implements Pipeline {
    private final Stages stages;

    StraightPipeline(Stages stages) {
        this.stages = stages;
    }

    @Override
    public IngestResult ingest(IngestRequest arrival) {
        Outcome<Submission> opened = stages.intake().apply(arrival);
        try {
            return opened.then(stages.consent())
                    .then(stages.export())
                    .then(export -> Outcome.passed(stages.characterisation().apply(export)))
                    .then(stages.privacy())
                    .then(screened -> arrival.rehearsal()
                            ? Outcome.passed(new IngestResult.Rehearsed(screened))
                            : stored(screened))
                    .match(
                            conclusion -> conclusion,
                            rejection ->
                                    new IngestResult.NotTakenIn(stages.refused().apply(rejection, arrival)),
                            IngestResult.AlreadyHeld::new);
        } finally {
            if (opened instanceof Outcome.Passed<Submission> it) {
                it.product().workspace().close();
            }
        }
    }

    private Outcome<IngestResult> stored(ScreenedExport screened) {
        return stages.packaging()
                .apply(screened)
                .then(pack -> Outcome.passed(new IngestResult.Archived(stages.agreement()
                        .andThen(stages.storage())
                        .andThen(stages.holdings())
                        .apply(pack))));
    }

    @Override
    public Dissemination deliver(DisseminationRequest request) {
        return stages.access().apply(request);
    }

    @Override
    public Regenerated regenerate(PackageId aip) {
        return stages.document().apply(aip);
    }

    @Override
    public CompletableFuture<TerminalFailure> broken() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        // nothing runs but what is called
    }
}
