package org.posterity.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.IngestResult;
import org.posterity.application.Pipeline;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.application.RunningStages;
import org.posterity.application.StageFunctions;
import org.posterity.application.StageListener;
import org.posterity.characterisation.DescribedExport;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.Export;
import org.posterity.export.RecognisedExport;
import org.posterity.holdings.Holding;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.monitoring.Check;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.privacy.ScreenedExport;
import org.posterity.storage.ArchiveInUse;
import org.posterity.storage.StoredPackage;
import org.posterity.storage.StoredVersion;

/** The routes, loaded and running: what is sent in goes through all stages, as the files in {@code routes/} say. */
public final class CamelPipeline implements Pipeline {
    static final String SUBMISSION = "submission";
    private static final String ASKED = "asked";
    private static final String TOLD = "told";
    /** Set when the exports of a submission went on, each by itself; holds why one of them could not, where the run must end. */
    private static final String DIVIDED = "divided";
    /** The same, for the way of one of the exports. */
    private static final String WHOLE = "whole";

    private static final Set<String> WRITING =
            Set.of("agreement", "storage", "holdings", "access", "document", "refused", "conclusion", "clearing");
    /** From here on it may be in the archive, whatever goes wrong. */
    private static final Set<String> STORING = Set.of("agreement", "storage", "holdings");

    private final DefaultCamelContext camel;
    private final ProducerTemplate template;
    private final StageFunctions stages;
    private final RunningStages running;
    private final SubmissionThreads threads;
    private final Optional<WatchHealth> health;
    private final CompletableFuture<TerminalFailure> broken = new CompletableFuture<>();
    /** No submission is begun any more. */
    private volatile boolean ending;

    private CamelPipeline(
            DefaultCamelContext camel, StageFunctions stages, RunningStages running, Optional<WatchHealth> health) {
        this.camel = camel;
        this.health = health;
        this.template = camel.createProducerTemplate();
        this.stages = stages;
        this.running = running;
        this.threads = new SubmissionThreads(running.places(), this::lost);
        camel.getRegistry().bind("submissions", threads);
    }

    /**
     * Loads and starts the routes; the sources among them only where they are wanted.
     *
     * @throws TerminalFailure when a route is wrong; the message names the file
     */
    public static CamelPipeline start(
            RouteFiles files, StageFunctions stages, RunningStages running, Optional<Sources> sources) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("posterity");
        camel.setLoadTypeConverters(false);
        // it would hold in memory what a source reads
        camel.setStreamCaching(false);
        camel.getShutdownStrategy().setTimeout(PATIENCE.plusSeconds(5).toSeconds());
        PropertiesComponent properties = new PropertiesComponent();
        properties.setInitialProperties(sources.map(Sources::values).orElseGet(Properties::new));
        camel.setPropertiesComponent(properties);
        camel.getManagementStrategy().getEventFactory().setTimestampEnabled(true);
        camel.getManagementStrategy()
                .addEventNotifier(new StageEvents(sources.map(Sources::stages).orElse(StageListener.NONE)));
        CamelPipeline pipeline = new CamelPipeline(
                camel,
                stages,
                running,
                sources.map(Sources::needs).filter(it -> !it.isEmpty()).map(it -> WatchHealth.in(camel, it)));
        pipeline.bind(sources.map(Sources::told).orElse((arrival, conclusion) -> {}));
        sources.ifPresent(pipeline::bind);
        try {
            List<RouteFiles.RouteFile> read = files.read(
                    sources.map(it -> it.elsewhere().map(Elsewhere::names).orElse(Set.of())));
            pipeline.start(read);
        } catch (IOException e) {
            throw new TerminalFailure("The routes cannot be read.", e);
        } catch (TerminalFailure e) {
            pipeline.close();
            throw e;
        }
        return pipeline;
    }

    private void start(List<RouteFiles.RouteFile> files) {
        RouteMistakes mistakes = new RouteMistakes(camel, files);
        load(files, mistakes);
        try {
            camel.start();
        } catch (Exception e) {
            throw mistakes.atStart(e);
        }
        mistakes.requireTargets();
    }

    /**
     * What routes share comes first, whatever its file is called: it takes effect on routes that are loaded later only. What is made
     * of a template comes last.
     */
    private void load(List<RouteFiles.RouteFile> files, RouteMistakes mistakes) {
        Map<String, RoutesBuilder> builders = new LinkedHashMap<>();
        for (RouteFiles.RouteFile file : files) {
            load(
                    file.name(),
                    mistakes,
                    () -> PluginHelper.getRoutesLoader(camel)
                            .findRoutesBuilders(file.resource())
                            .forEach(builder -> builders.put(file.name(), builder)));
        }
        builders.forEach((name, builder) -> load(name, mistakes, () -> {
            if (builder instanceof RouteConfigurationsBuilder shared) {
                camel.addRoutesConfigurations(shared);
            }
        }));
        builders.forEach((name, builder) -> load(name, mistakes, () -> {
            camel.addRoutes(builder);
            mistakes.loaded(name);
        }));
        builders.forEach((name, builder) -> load(name, mistakes, () -> {
            camel.addTemplatedRoutes(builder);
            mistakes.loaded(name);
        }));
    }

    @FunctionalInterface
    private interface Loading {
        void run() throws Exception;
    }

    private static void load(String name, RouteMistakes mistakes, Loading step) {
        try {
            step.run();
        } catch (Exception e) {
            throw mistakes.in(name, e);
        }
    }

    private void bind(BiConsumer<IngestRequest, IngestResult> told) {
        bind("inbox", exchange -> exchange.getMessage().setBody(stages.inbox().get()));
        Processor intake = new Stage<>(IngestRequest.class, stages.intake()).andThen(CamelPipeline::remember);
        bind("intake", exchange -> {
            if (ending || broken.isDone()) {
                // it is not begun; the next run finds it where it lies
                exchange.setProperty(TOLD, true);
                exchange.setRouteStop(true);
                return;
            }
            IngestRequest arrival = arrival(exchange.getMessage().getBody());
            exchange.setProperty(Failure.ARRIVAL, arrival);
            exchange.getMessage().setBody(arrival);
            if (exchange.getProperty(ASKED) == null) {
                exchange.setProperty(ASKED, told);
            }
            exchange.getExchangeExtension().addOnCompletion(new Aftermath());
            intake.process(exchange);
        });
        bind(
                "viruscheck",
                readingInput(new Stage<>(Submission.class, stages.viruscheck()).andThen(CamelPipeline::remember)));
        bind("consent", readingInput(new Stage<>(Submission.class, stages.consent())));
        bind(
                "export",
                readingInput(new Stage<>(ConsentedSubmission.class, this::export).andThen(CamelPipeline::divide)));
        Processor reading = readingInput(new Stage<>(RecognisedExport.class, stages.reading()));
        bind("reading", exchange -> {
            begin((RecognisedExport) exchange.getMessage().getBody(), exchange);
            reading.process(exchange);
        });
        bind("characterisation", readingInput(Stage.sure(Export.class, stages.characterisation())));
        bind(
                "privacy",
                readingInput(new Stage<>(DescribedExport.class, stages.privacy()).andThen(CamelPipeline::endDryRun)));
        bind("packaging", readingInput(new Stage<>(ScreenedExport.class, stages.packaging())));
        bind("agreement", Stage.sure(ArchivalPackage.class, stages.agreement()));
        bind("storage", Stage.sure(ArchivalPackage.class, stages.storage()));
        bind("holdings", Stage.sure(StoredPackage.class, stages.holdings()));
        bind("replication", exchange -> replicated(HandedOn.in(exchange)).ifPresent(stages.replication()));
        bind("access", Stage.sure(DisseminationRequest.class, stages.access()));
        bind("document", Stage.sure(PackageId.class, stages.document()));
        bind("refused", exchange -> {
            IngestRequest arrival = exchange.getProperty(Failure.ARRIVAL, IngestRequest.class);
            Stage.sure(Rejection.class, (Rejection it) -> stages.refused().apply(it, arrival))
                    .process(exchange);
        });
        bind("failure", exchange -> exchange.getMessage().setBody(Failure.asRejection(exchange)));
        bind("conclusion", exchange -> {
            try {
                tell(exchange);
            } catch (RuntimeException | Error e) {
                fail(exchange, e);
                if (exchange.getProperty(WHOLE) == null) {
                    throw e;
                }
            }
        });
    }

    private Outcome<List<RecognisedExport>> export(ConsentedSubmission consented) {
        try {
            running.places().beforeReading(consented.submission());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TerminalFailure("Stopped before it was read.");
        }
        return stages.export().apply(consented);
    }

    private void bind(Sources sources) {
        bind(
                "outstanding",
                exchange -> exchange.getMessage().setBody(sources.outstanding().get()));
        bind("audit", exchange -> sources.audit().run());
        bind("clearing", exchange -> sources.clearing().run());
        sources.elsewhere().ifPresent(it -> bind(it, sources.values()));
    }

    /** What sources that are switched on call. Until then, nothing of their libraries is loaded. */
    private void bind(Elsewhere sources, Properties values) {
        camel.getRegistry().bind("landed", new LandedFiles(sources.fetching()));
        camel.getRegistry().bind("plain-files", new PlainFiles());
        camel.getRegistry().bind("remote-look", new RemoteLook(sources.fetching()));
        camel.getCamelContextExtension().registerEndpointCallback(new SecretsOfSettings(values));
        bind("landing", new SftpArrival(sources.fetching()));
        sources.looks()
                .forEach((name, look) ->
                        bind(name, exchange -> look.accept(RemoteLook.source(exchange.getFromRouteId()))));
    }

    /** The exports of a submission go on: what becomes of each is told by itself. */
    private static void divide(Exchange exchange) {
        if (HandedOn.in(exchange) instanceof List<?> exports) {
            exchange.getMessage().setBody(exports);
            exchange.setProperty(DIVIDED, new AtomicReference<RuntimeException>());
        }
    }

    /** The way of one export begins, with a submission of its own where there are several. */
    private void begin(RecognisedExport export, Exchange exchange) {
        AtomicReference<RuntimeException> failure = failure(DIVIDED, exchange).orElseThrow();
        if (failure.get() != null) {
            throw failure.get();
        }
        exchange.removeProperty(DIVIDED);
        exchange.setProperty(WHOLE, failure);
        exchange.setProperty(SUBMISSION, export.submission().submission());
        exchange.setProperty(Failure.ARRIVAL, export.submission().submission().arrival());
        exchange.getExchangeExtension().addOnCompletion(new Aftermath());
    }

    @SuppressWarnings("unchecked")
    private static Optional<AtomicReference<RuntimeException>> failure(String property, Exchange exchange) {
        return Optional.ofNullable((AtomicReference<RuntimeException>) exchange.getProperty(property));
    }

    @SuppressWarnings("unchecked")
    private static void tell(Exchange exchange) {
        if (exchange.getProperty(TOLD) != null) {
            return;
        }
        exchange.setProperty(TOLD, true);
        Optional<IngestResult> result;
        try {
            result = conclude(exchange);
        } catch (ArchiveInUse e) {
            if (exchange.getProperty(WHOLE) != null) {
                throw e;
            }
            result = Optional.of(new IngestResult.InUse(e.getMessage()));
        }
        result.ifPresent(it -> ((BiConsumer<IngestRequest, IngestResult>) exchange.getProperty(ASKED))
                .accept(exchange.getProperty(Failure.ARRIVAL, IngestRequest.class), it));
    }

    /** What comes after a submission, or one of its exports, whose way was cut short: nobody stays untold, no workspace is left. */
    private final class Aftermath extends SynchronizationAdapter {
        @Override
        public void onDone(Exchange exchange) {
            try {
                tell(exchange);
            } catch (RuntimeException | Error e) {
                fail(exchange, e);
            }
        }
    }

    /** The run must end: for one of several exports its submission says so, else whoever waits for what sources bring. */
    private void fail(Exchange exchange, Throwable e) {
        failure(WHOLE, exchange)
                .ifPresentOrElse(
                        whole -> whole.set(e instanceof RuntimeException it ? it : Failure.ofRun(e)),
                        () -> broken.complete(Failure.ofRun(e)));
    }

    @Override
    public CompletableFuture<TerminalFailure> broken() {
        return broken;
    }

    @Override
    public List<Check> health() {
        return health.map(WatchHealth::look).orElse(List.of());
    }

    /** The one place through which all stages are called. Whatever a stage throws, Camel gets something that it can handle. */
    private void bind(String name, Processor processor) {
        Processor guarded = exchange -> running.run(name, WRITING.contains(name), () -> {
            if (STORING.contains(name)) {
                exchange.setProperty(Failure.STORING, true);
            }
            if (name.equals(exchange.getProperty(StageEvents.FAILED))) {
                exchange.removeProperty(StageEvents.FAILED);
            }
            try {
                processor.process(exchange);
            } catch (Exception | Error e) {
                exchange.setProperty(StageEvents.FAILED, name);
                throw Failure.asRoutesSeeIt(e);
            }
            return exchange;
        });
        camel.getRegistry().bind(name, Processor.class, guarded);
    }

    /** Sources that know no more than where a submission lies may send its path. */
    private static IngestRequest arrival(Object body) {
        if (body instanceof Path path) {
            return IngestRequest.of(path);
        }
        return body instanceof String path ? IngestRequest.of(Path.of(path)) : (IngestRequest) body;
    }

    /** Keeps the submission at hand, so that its workspace is emptied however its way ends. */
    private static void remember(Exchange exchange) {
        if (HandedOn.in(exchange) instanceof Submission submission) {
            exchange.setProperty(SUBMISSION, submission);
        }
    }

    /** Stages that read the input: what looks broken to them may be an input that somebody is moving away. */
    private static Processor readingInput(Processor stage) {
        return exchange -> {
            try {
                stage.process(exchange);
            } catch (RuntimeException e) {
                Optional<Rejection> changed = changed(exchange);
                if (changed.isPresent()) {
                    throw new StageFailure(changed.get());
                }
                throw e;
            }
            if ("rejected".equals(exchange.getMessage().getHeader(Stage.OUTCOME))) {
                changed(exchange).ifPresent(exchange.getMessage()::setBody);
            }
        };
    }

    private static Optional<Rejection> changed(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(SUBMISSION, Submission.class))
                .flatMap(Submission::changedSinceHashed);
    }

    private static void endDryRun(Exchange exchange) {
        if (HandedOn.in(exchange) instanceof ScreenedExport screened
                && screened.submission().submission().arrival().dryRun()) {
            exchange.getMessage().setHeader(Stage.OUTCOME, "checked");
        }
    }

    @Override
    public void ingest(List<IngestRequest> arrivals, BiConsumer<IngestRequest, IngestResult> told) {
        CompletableFuture<Exchange> all = template.asyncSend("direct:batch", sent -> {
            sent.setProperty(ASKED, told);
            sent.getMessage().setBody(arrivals);
        });
        CompletableFuture.anyOf(all, broken).join();
        if (broken.isDone()) {
            throw broken.join();
        }
    }

    /** An error arose between two stages, and Camel has lost the submission: there is nothing to wait for. */
    private void lost(Error e) {
        camel.getShutdownStrategy().setTimeout(1);
        broken.complete(Failure.ofRun(e));
    }

    @Override
    public Dissemination deliver(DisseminationRequest request) {
        return asked("direct:access", request, Dissemination.class);
    }

    @Override
    public Regenerated regenerate(PackageId aip) {
        return asked("direct:document", aip, Regenerated.class);
    }

    @Override
    public void replicate(PackageId aip) {
        asked("direct:replication", aip, PackageId.class);
    }

    /** Which package has a new version, if any. */
    private static Optional<PackageId> replicated(Object body) {
        if (body instanceof Holding holding) {
            return Optional.of(holding.aip());
        }
        if (body instanceof Regenerated regenerated) {
            return regenerated.version().map(StoredVersion::aip);
        }
        return Optional.of((PackageId) body);
    }

    private <T> T asked(String route, Object body, Class<T> answer) {
        Exchange exchange = template.request(route, sent -> sent.getMessage().setBody(body));
        Failure.rethrow(exchange);
        return answer.cast(HandedOn.in(exchange));
    }

    /** Closes the workspace; what became of the submission, where it did not go on as several. */
    private static Optional<IngestResult> conclude(Exchange exchange) {
        Optional<Submission> submission = Optional.ofNullable(exchange.getProperty(SUBMISSION, Submission.class));
        try {
            Optional<AtomicReference<RuntimeException>> divided = failure(DIVIDED, exchange);
            divided.map(AtomicReference::get).ifPresent(failure -> {
                throw failure;
            });
            Failure.rethrow(exchange);
            return divided.isEmpty() ? Optional.of(IngestResult.of(HandedOn.in(exchange))) : Optional.empty();
        } finally {
            submission.ifPresent(it -> it.workspace().close());
        }
    }

    /** The definitions as they were loaded, for tests of the route graph. */
    DefaultCamelContext context() {
        return camel;
    }

    @Override
    public void close() {
        try {
            ending = true;
            camel.stop();
            template.stop();
            threads.shutdown();
        } catch (Exception e) {
            throw new TerminalFailure("The routes could not be stopped.", e);
        }
        List<String> stuck = running.names();
        if (!stuck.isEmpty()) {
            throw Pipeline.stuck(stuck);
        }
    }
}
