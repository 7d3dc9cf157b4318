package org.posterity.application;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.intake.IngestRequest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.monitoring.Check;
import org.posterity.sources.Fetching;

/** The way through all stages. Use cases depend on it; the package that chains the stages implements it. */
public interface Pipeline extends AutoCloseable {
    /** How long a stop waits for work under way. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Sends submissions in, side by side, and waits for the end of all.
     *
     * @param told hears what became of each as soon as it ends, on the thread that did the work, from several at once; where it holds
     *     exports of several platforms, once for each of them
     * @throws TerminalFailure when the environment failed; no submission is begun after that
     */
    void ingest(List<IngestRequest> arrivals, BiConsumer<IngestRequest, IngestResult> told);

    /** Asks for a copy. */
    Dissemination deliver(DisseminationRequest request);

    /** Regenerates the documents of a package. */
    Regenerated regenerate(PackageId aip);

    /** Makes the copies of a package that are missing or behind. */
    void replicate(PackageId aip);

    /** Whether the environment failed for a submission from a source; the run should end then. */
    CompletableFuture<TerminalFailure> broken();

    /** Whether what sources need is in order, and the routes run; empty where nobody said what they need. */
    List<Check> health();

    /**
     * Lets work under way finish, then stops.
     *
     * @throws TerminalFailure when it takes longer than the patience of a stop
     */
    @Override
    void close();

    /** Makes pipelines. */
    @FunctionalInterface
    interface Opening {
        /**
         * @param running keeps track of work under way
         * @param sources also accepts submissions from sources, if wanted
         * @throws TerminalFailure when the routes are not valid
         */
        Pipeline open(StageFunctions stages, RunningStages running, Optional<Sources> sources);

        /** The sources that there are routes for, switched on or not; without the inbox. */
        default List<SourceRoute> sources() {
            return List.of();
        }
    }

    /**
     * The route of a source that can be switched on.
     *
     * @param needs the settings that it names and cannot do without
     */
    record SourceRoute(String name, Set<String> needs) {
        public SourceRoute {
            needs = Set.copyOf(needs);
        }
    }

    /**
     * What sources need to know.
     *
     * @param values that they name
     * @param told called with the result of each submission that a source delivered
     * @param outstanding the packages of which a copy is to be made, as far as it is worth a try now
     * @param audit reads what is due to be read again
     * @param clearing removes from the inbox what sources landed there and nobody needs any more
     * @param elsewhere the sources that are switched on, if there are any
     * @param needs a look at each thing that a watch needs, which gives what is wrong, in a sentence, or nothing
     * @param stages hears of every stage of every submission, whichever source it comes from
     */
    record Sources(
            Properties values,
            BiConsumer<IngestRequest, IngestResult> told,
            Supplier<List<PackageId>> outstanding,
            Runnable audit,
            Runnable clearing,
            Optional<Elsewhere> elsewhere,
            Map<Check.Subject, Supplier<String>> needs,
            StageListener stages) {

        /** The inbox is the only one that brings submissions. */
        public Sources(
                Properties values,
                BiConsumer<IngestRequest, IngestResult> told,
                Supplier<List<PackageId>> outstanding,
                Runnable audit) {
            this(values, told, outstanding, audit, () -> {}, Optional.empty(), Map.of(), StageListener.NONE);
        }
    }

    /**
     * Sources that bring files from elsewhere into the inbox.
     *
     * @param names of those that are switched on
     * @param fetching through which they land what they find
     * @param looks for the name of a bean that routes call, what looks once for the source of this name
     */
    record Elsewhere(Set<String> names, Fetching fetching, Map<String, Consumer<String>> looks) {}

    /** What is reported when work does not finish within the time a stop waits. */
    static TerminalFailure stuck(List<String> stages) {
        return new TerminalFailure("Stopped, although after " + PATIENCE.toSeconds()
                + " seconds a submission was still in " + (stages.isEmpty() ? "work" : String.join(", ", stages))
                + ". The next run starts unfinished work over.");
    }
}
