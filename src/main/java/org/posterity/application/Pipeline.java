package org.posterity.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.intake.IngestRequest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** The way through all stages, while it is open. Use cases ask for it; who knows how to call one stage after another implements it. */
public interface Pipeline extends AutoCloseable {
    /** How long a stop waits for what is under way. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Sends one submission in and waits for its end.
     *
     * @param told hears what became of it; where it holds exports of several platforms, once for each of them
     */
    void ingest(IngestRequest arrival, BiConsumer<IngestRequest, IngestResult> told);

    /** Asks for a copy. */
    Dissemination deliver(DisseminationRequest request);

    /** Has the documents of a package drawn anew. */
    Regenerated regenerate(PackageId aip);

    /** Comes true when a submission from a source met a broken environment: then the run should end. */
    CompletableFuture<TerminalFailure> broken();

    /**
     * Lets what is under way come to its end, then stops.
     *
     * @throws TerminalFailure when it takes longer than the patience of a stop
     */
    @Override
    void close();

    /** Makes pipelines. */
    @FunctionalInterface
    interface Opening {
        /**
         * @param running notes what is at work
         * @param sources lets submissions come from sources too, where they are wanted
         * @throws TerminalFailure when the way is not right
         */
        Pipeline open(StageFunctions stages, RunningStages running, Optional<Sources> sources);
    }

    /**
     * What sources are to know.
     *
     * @param values that they name
     * @param told is called with what became of each submission that a source delivered
     */
    record Sources(Properties values, BiConsumer<IngestRequest, IngestResult> told) {}

    /** What a stop says when its patience has come to an end. */
    static TerminalFailure stuck(List<String> stages) {
        return new TerminalFailure("Stopped, although after " + PATIENCE.toSeconds()
                + " seconds a submission was still at " + (stages.isEmpty() ? "work" : String.join(", ", stages))
                + ". What was not finished is begun anew by the next run.");
    }
}
