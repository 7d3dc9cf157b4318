package org.posterity.application;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.export.RecognisedExport;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.monitoring.Check;
import org.posterity.privacy.ScreenedExport;

/** The way through all stages without any routes: one call after another. Nothing is tried again. */
final class StraightPipeline implements Pipeline {
    private final StageFunctions stages;

    StraightPipeline(StageFunctions stages) {
        this.stages = stages;
    }

    @Override
    public void ingest(List<IngestRequest> arrivals, BiConsumer<IngestRequest, IngestResult> told) {
        arrivals.forEach(arrival -> ingest(arrival, told));
    }

    private void ingest(IngestRequest arrival, BiConsumer<IngestRequest, IngestResult> told) {
        Outcome<Submission> opened = stages.intake().apply(arrival);
        try {
            Optional<IngestResult> end = opened.then(stages.viruscheck())
                    .then(stages.consent())
                    .then(stages.export())
                    .match(
                            exports -> {
                                exports.forEach(export -> ingest(export, told));
                                return Optional.empty();
                            },
                            rejection -> Optional.of(refused(rejection, arrival)),
                            held -> Optional.of(new IngestResult.AlreadyHeld(held)));
            end.ifPresent(result -> told.accept(arrival, result));
        } finally {
            if (opened instanceof Outcome.Passed<Submission> it) {
                it.product().workspace().close();
            }
        }
    }

    private void ingest(RecognisedExport recognised, BiConsumer<IngestRequest, IngestResult> told) {
        IngestRequest part = recognised.submission().submission().arrival();
        told.accept(
                part,
                stages.reading()
                        .apply(recognised)
                        .then(export -> Outcome.passed(stages.characterisation().apply(export)))
                        .then(stages.privacy())
                        .then(screened ->
                                part.dryRun() ? Outcome.passed(new IngestResult.Checked(screened)) : stored(screened))
                        .match(result -> result, rejection -> refused(rejection, part), IngestResult.AlreadyHeld::new));
    }

    private IngestResult refused(Rejection rejection, IngestRequest arrival) {
        return new IngestResult.NotTakenIn(stages.refused().apply(rejection, arrival));
    }

    private Outcome<IngestResult> stored(ScreenedExport screened) {
        return stages.packaging()
                .apply(screened)
                .then(pack -> Outcome.passed(new IngestResult.Archived(stages.agreement()
                        .andThen(stages.storage())
                        .andThen(stages.holdings())
                        .andThen(holding -> {
                            stages.replication().accept(holding.aip());
                            return holding;
                        })
                        .apply(pack))));
    }

    @Override
    public Dissemination deliver(DisseminationRequest request) {
        return stages.access().apply(request);
    }

    @Override
    public Regenerated regenerate(PackageId aip) {
        Regenerated regenerated = stages.document().apply(aip);
        if (regenerated.version().isPresent()) {
            replicate(aip);
        }
        return regenerated;
    }

    @Override
    public void replicate(PackageId aip) {
        stages.replication().accept(aip);
    }

    @Override
    public CompletableFuture<TerminalFailure> broken() {
        return new CompletableFuture<>();
    }

    @Override
    public List<Check> health() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing runs but what is called
    }
}
