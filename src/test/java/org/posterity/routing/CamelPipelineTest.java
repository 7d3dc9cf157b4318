package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.IngestResult;
import org.posterity.application.OnlyResult;
import org.posterity.application.Pipeline;
import org.posterity.application.Places;
import org.posterity.application.RunningStages;
import org.posterity.application.StageFunctions;
import org.posterity.application.StageListener;
import org.posterity.characterisation.DescribedExport;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.Export;
import org.posterity.export.RecognisedExport;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** What becomes of a submission on its way through the routes, with doors that only note who knocked. */
class CamelPipelineTest {
    private static final String PERSONAL = "a caption that nobody may read";
    private static final Fault FAULT = new Fault("here", "Something is wrong.", "Mend it.");

    @TempDir
    private Path folder;

    private FakeStages stages;
    private Path routes;
    private StageListener listener = StageListener.NONE;

    @BeforeEach
    void copyRoutes() throws IOException {
        stages = new FakeStages(folder);
        routes = ShippedRoutes.copiedTo(folder);
    }

    private IngestResult ingest(IngestRequest arrival) {
        try (CamelPipeline pipeline = start(false)) {
            return OnlyResult.of(pipeline, arrival);
        }
    }

    private CamelPipeline start(boolean sources) {
        return start(sources, new LinkedBlockingQueue<>());
    }

    private CamelPipeline start(boolean sources, BlockingQueue<IngestResult> told) {
        Properties settings = RareSources.values();
        return start(sources, settings, (arrival, conclusion) -> told.add(conclusion));
    }

    private CamelPipeline start(boolean sources, Properties values, BiConsumer<IngestRequest, IngestResult> told) {
        return CamelPipeline.start(
                new RouteFiles(Optional.of(routes)),
                stages.stages(),
                new RunningStages(),
                sources
                        ? Optional.of(new Pipeline.Sources(
                                values, told, List::of, () -> {}, () -> {}, Optional.empty(), Map.of(), listener))
                        : Optional.empty());
    }

    private IngestRequest arrival() {
        return IngestRequest.of(folder.resolve("submission"));
    }

    private IngestRequest dryRun() {
        return new IngestRequest(
                folder.resolve("submission"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                false,
                Optional.empty());
    }

    private void assertThatNoWorkspaceIsLeft() {
        assertThat(stages.workspaces()).isEmptyDirectory();
    }

    @Test
    void aSoundSubmissionPassesEveryDoorOnceAndInOrder() {
        assertThat(ingest(arrival())).isEqualTo(new IngestResult.Archived(FakeStages.HOLDING));
        assertThat(stages.knocks)
                .containsExactly(
                        "intake",
                        "viruscheck",
                        "consent",
                        "export",
                        "reading",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "agreement",
                        "storage",
                        "holdings");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aRefusalIsReportedAndGoesNoFurther() {
        stages.consent = submission ->
                Outcome.rejected(Rejection.refused(submission.id(), "no-consent-record", "No record.", FAULT));
        IngestResult conclusion = ingest(arrival());
        assertThat(conclusion).isInstanceOfSatisfying(IngestResult.NotTakenIn.class, end -> {
            assertThat(end.report().rejection().code()).isEqualTo("no-consent-record");
        });
        assertThat(stages.knocks).containsExactly("intake", "viruscheck", "consent", "refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void eachOfSeveralExportsGoesItsOwnWayToTheEnd() {
        stages.export = consented ->
                Outcome.passed(List.of(FakeStages.part(consented, "tiktok"), FakeStages.part(consented, "mastodon")));
        AtomicReference<String> refusedPart = new AtomicReference<>("");
        Function<RecognisedExport, Outcome<Export>> read = stages.reading;
        stages.reading = export -> {
            Submission part = export.submission().submission();
            return part.arrival().part().orElseThrow().id().equals(refusedPart.get())
                    ? Outcome.rejected(Rejection.refused(part.id(), "broken", "It is broken.", FAULT))
                    : read.apply(export);
        };
        for (String refused : List.of("", "tiktok", "mastodon")) {
            refusedPart.set(refused);
            Map<String, IngestResult> results = new LinkedHashMap<>();
            try (CamelPipeline pipeline = start(false)) {
                pipeline.ingest(
                        List.of(arrival()),
                        (part, result) -> results.put(part.part().orElseThrow().id(), result));
            }
            assertThat(results).containsOnlyKeys("tiktok", "mastodon");
            results.forEach((platform, result) -> assertThat(result)
                    .isInstanceOf(
                            platform.equals(refused) ? IngestResult.NotTakenIn.class : IngestResult.Archived.class));
            assertThatNoWorkspaceIsLeft();
        }
    }

    @Test
    void aMistakeWithOneOfSeveralExportsHoldsUpNoOther() {
        stages.export = consented ->
                Outcome.passed(List.of(FakeStages.part(consented, "tiktok"), FakeStages.part(consented, "mastodon")));
        AtomicInteger read = new AtomicInteger();
        Function<Export, DescribedExport> describe = stages.characterisation;
        stages.characterisation = export -> {
            if (read.incrementAndGet() == 1) {
                throw new IllegalStateException(PERSONAL);
            }
            return describe.apply(export);
        };
        List<IngestResult> results = new ArrayList<>();
        try (CamelPipeline pipeline = start(false)) {
            pipeline.ingest(List.of(arrival()), (part, result) -> results.add(result));
        }
        assertThat(results).hasSize(2);
        assertThat(results.get(0)).isInstanceOf(IngestResult.NotTakenIn.class);
        assertThat(results.get(1)).isInstanceOf(IngestResult.Archived.class);
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aBrokenEnvironmentAtTheFirstOfSeveralExportsEndsTheRunBeforeTheNext() {
        stages.export = consented ->
                Outcome.passed(List.of(FakeStages.part(consented, "tiktok"), FakeStages.part(consented, "mastodon")));
        stages.storage = pack -> {
            throw new TerminalFailure("The disk is full.");
        };
        try (CamelPipeline pipeline = start(false)) {
            assertThatThrownBy(() -> pipeline.ingest(List.of(arrival()), (part, result) -> {}))
                    .hasMessage("The disk is full. (stage: storage)");
        }
        assertThat(stages.knocks).containsOnlyOnce("reading");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void anUnreadableExportIsRefused() {
        stages.export = consented -> Outcome.rejected(
                Rejection.refused(consented.submission().id(), "truncated-export", "It breaks off.", FAULT));
        assertThat(ingest(arrival())).isInstanceOf(IngestResult.NotTakenIn.class);
        assertThat(stages.knocks).containsExactly("intake", "viruscheck", "consent", "export", "refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void whatIsAlreadyHeldStopsAtTheFirstDoor() {
        Outcome.AlreadyHeld<org.posterity.intake.Submission> held = new Outcome.AlreadyHeld<>(
                FakeStages.HOLDING.submission(), new Outcome.HeldAs(FakeStages.HOLDING.aip(), 1, 1));
        stages.intake = arrival -> held;
        assertThat(ingest(arrival())).isEqualTo(new IngestResult.AlreadyHeld(held));
        assertThat(stages.knocks).containsExactly("intake");
    }

    @Test
    void aMistakeOfTheProgramEndsOneSubmissionAndSaysNothingPersonal() {
        stages.characterisation = export -> {
            throw new IllegalArgumentException(PERSONAL);
        };
        IngestResult conclusion = ingest(arrival());
        assertThat(conclusion).isInstanceOfSatisfying(IngestResult.NotTakenIn.class, end -> {
            Rejection rejection = end.report().rejection();
            assertThat(rejection.code()).isEqualTo("internal-error");
            assertThat(rejection.toString())
                    .contains("IllegalArgumentException")
                    .contains("route characterisation, ")
                    .contains("CamelPipelineTest")
                    .doesNotContain(PERSONAL);
        });
        assertThat(stages.knocks).endsWith("characterisation", "refused");
        assertThatNoWorkspaceIsLeft();
    }

    /** What a stage may throw that is no exception. */
    private static final List<Error> ERRORS = List.of(
            new StackOverflowError(),
            new NoClassDefFoundError(PERSONAL),
            new OutOfMemoryError(PERSONAL),
            new ExceptionInInitializerError(new IllegalStateException(PERSONAL)),
            new UnsatisfiedLinkError(PERSONAL),
            new AssertionError(PERSONAL));

    private final AtomicReference<String> failing = new AtomicReference<>("");
    private final AtomicReference<Error> error = new AtomicReference<>();

    private <I, O> Function<I, O> orRaise(String name, Function<I, O> door) {
        return product -> {
            if (failing.get().equals(name)) {
                throw error.get();
            }
            return door.apply(product);
        };
    }

    @Test
    void anErrorInAnyStageEndsTheSubmissionItHappenedToAndNoOtherAndNothingWaitsForEver() {
        stages.intake = orRaise("intake", stages.intake);
        stages.viruscheck = orRaise("viruscheck", stages.viruscheck);
        stages.consent = orRaise("consent", stages.consent);
        stages.export = orRaise("export", stages.export);
        stages.reading = orRaise("reading", stages.reading);
        stages.characterisation = orRaise("characterisation", stages.characterisation);
        stages.privacy = orRaise("privacy", stages.privacy);
        stages.packaging = orRaise("packaging", stages.packaging);
        stages.agreement = orRaise("agreement", stages.agreement);
        stages.storage = orRaise("storage", stages.storage);
        stages.holdings = orRaise("holdings", stages.holdings);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (CamelPipeline pipeline = start(false)) {
                for (String stage : List.of(
                        "intake",
                        "viruscheck",
                        "consent",
                        "export",
                        "reading",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "agreement",
                        "storage",
                        "holdings")) {
                    failing.set(stage);
                    String code = List.of("agreement", "storage", "holdings").contains(stage)
                            ? Rejection.WHILE_STORING
                            : "internal-error";
                    ERRORS.forEach(raised -> endsRefused(pipeline, raised, code));
                }
                failing.set("none");
                assertThat(OnlyResult.of(pipeline, arrival())).isInstanceOf(IngestResult.Archived.class);
            }
        });
        assertThatNoWorkspaceIsLeft();
    }

    private void endsRefused(CamelPipeline pipeline, Error raised, String code) {
        error.set(raised);
        assertThat(OnlyResult.of(pipeline, arrival())).isInstanceOfSatisfying(IngestResult.NotTakenIn.class, end -> {
            Rejection rejection = end.report().rejection();
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.summary().contains("nothing of it was kept")).isEqualTo(code.equals("internal-error"));
            assertThat(rejection.toString())
                    .doesNotContain(PERSONAL)
                    .contains(
                            raised instanceof OutOfMemoryError
                                    ? "POSTERITY_HEAP"
                                    : raised.getClass().getSimpleName());
        });
    }

    private static <T> T raise(Error error) {
        throw error;
    }

    @Test
    void aSubmissionThatEndsTheStackOrTheMemoryIsNotTheEnd() {
        stages.export = consented -> raise(overflow(0));
        assertThat(ingest(arrival())).isInstanceOf(IngestResult.NotTakenIn.class);
        stages.export = consented -> raise(new OutOfMemoryError(String.valueOf(new long[Integer.MAX_VALUE].length)));
        assertThat(ingest(arrival())).isInstanceOf(IngestResult.NotTakenIn.class);
    }

    @Test
    void anErrorBesideAStageIsNoBrokenEnvironment() {
        for (Error raised : ERRORS) {
            stages.packaging = screened -> {
                throw new TerminalFailure("Is the disk full?", new IOException(raised));
            };
            assertThat(ingest(arrival()))
                    .isInstanceOfSatisfying(
                            IngestResult.NotTakenIn.class,
                            end -> assertThat(end.report().rejection().code()).isEqualTo("internal-error"));
        }
    }

    private static Error overflow(int depth) {
        return depth < 0 ? new StackOverflowError() : overflow(depth + 1);
    }

    @Test
    void anErrorWhereOutcomesAreToldEndsTheRun() throws Exception {
        source("drop", "timer:drop?repeatCount=1&delay=0");
        Properties settings = RareSources.values();
        try (CamelPipeline pipeline = start(true, settings, (arrival, conclusion) -> {
            throw new NoClassDefFoundError(PERSONAL);
        })) {
            assertThat(pipeline.broken().get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("NoClassDefFoundError")
                    .hasMessageNotContaining(PERSONAL);
        }
    }

    /** A step that is no stage of Posterity's. */
    public static final class Broken implements Processor {
        @Override
        public void process(Exchange exchange) {
            throw new NoClassDefFoundError(PERSONAL);
        }
    }

    @Test
    void anErrorInAStepOfTheCuratorsOwnEndsItsSubmissionToo() throws Exception {
        Path step = routes.resolve("80-holdings.camel.yaml");
        Files.writeString(
                step,
                Files.readString(step)
                        .replaceFirst(
                                "      steps:\n",
                                "      steps:\n        - process:\n            ref: \"#class:"
                                        + Broken.class.getName().replace("$", "\\$") + "\"\n"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(ingest(arrival())).isInstanceOf(IngestResult.NotTakenIn.class));
    }

    @Test
    void aStopDoesNotWaitForEverForAStageThatIsStuck() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        stages.characterisation = export -> {
            reached.countDown();
            while (never.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return new DescribedExport(export, Map.of(), List.of());
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        CamelPipeline pipeline = start(true);
        pipeline.context().getShutdownStrategy().setTimeout(1);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(pipeline::close)
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("characterisation");
        never.countDown();
    }

    @Test
    void aMistakeBeforeAnythingWasHashedStillHasAnOpaqueId() {
        stages.intake = arrival -> {
            throw new IllegalStateException(PERSONAL);
        };
        assertThat(ingest(arrival()))
                .isInstanceOfSatisfying(
                        IngestResult.NotTakenIn.class,
                        end -> assertThat(end.report().rejection().submission().value())
                                .hasSize(20));
    }

    @Test
    void aMistakeEndsTheSubmissionItHappenedToAndNoOther() {
        AtomicInteger visits = new AtomicInteger();
        stages.holdings = stored -> {
            if (visits.incrementAndGet() == 1) {
                throw new IllegalStateException(PERSONAL);
            }
            return FakeStages.HOLDING;
        };
        try (CamelPipeline pipeline = start(false)) {
            assertThat(OnlyResult.of(pipeline, arrival())).isInstanceOf(IngestResult.NotTakenIn.class);
            assertThat(OnlyResult.of(pipeline, arrival())).isInstanceOf(IngestResult.Archived.class);
        }
        assertThatNoWorkspaceIsLeft();
    }

    /** An index that says so by a class of its own. */
    private static final class Busy extends TransientFailure {
        Busy() {
            super("The index is busy.", new SQLException("locked"));
        }
    }

    @Test
    void theClassOfAFailureAloneDecidesHowOftenAStageIsTried() {
        assertThat(attempts(new Busy())).isEqualTo(4);
        assertThat(attempts(new TransientFailure("The index is busy.", new TerminalFailure("Broken."))))
                .isEqualTo(4);
        assertThat(attempts(new TerminalFailure("Broken.", new Busy()))).isEqualTo(1);
        assertThat(attempts(new IllegalStateException(PERSONAL, new Busy()))).isEqualTo(1);
        assertThat(attempts(new IllegalStateException(PERSONAL, new TerminalFailure("Broken."))))
                .isEqualTo(1);
        assertThatNoWorkspaceIsLeft();
    }

    private int attempts(RuntimeException failure) {
        AtomicInteger attempts = new AtomicInteger();
        stages.holdings = stored -> {
            attempts.incrementAndGet();
            throw failure;
        };
        if (failure instanceof TransientFailure || failure instanceof TerminalFailure) {
            assertThatThrownBy(() -> ingest(arrival()))
                    .isInstanceOf(TerminalFailure.class)
                    .hasMessage(failure.getMessage() + " (stage: holdings)");
        } else {
            assertThat(ingest(arrival()))
                    .isInstanceOfSatisfying(
                            IngestResult.NotTakenIn.class,
                            end -> assertThat(end.report()
                                            .rejection()
                                            .faults()
                                            .get(0)
                                            .where())
                                    .startsWith("route holdings, org.posterity."));
        }
        return attempts.get();
    }

    @Test
    void anAccountThatDoesNotAddUpIsRefusedInAPreIngestCheckToo() {
        stages.privacy = described -> Outcome.rejected(Rejection.refused(
                described.export().submission().submission().id(), "accounting-mismatch", "It differs.", FAULT));
        assertThat(ingest(arrival())).isInstanceOf(IngestResult.NotTakenIn.class);
        assertThat(ingest(dryRun())).isInstanceOf(IngestResult.NotTakenIn.class);
        assertThat(stages.knocks).endsWith("privacy", "refused").doesNotContain("packaging");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aPreIngestCheckNeverReachesPackaging() {
        assertThat(ingest(dryRun())).isInstanceOf(IngestResult.Checked.class);
        assertThat(stages.knocks).endsWith("privacy").doesNotContain("packaging");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aSourceOfTheCuratorsOwnIsLoadedAndItsSubmissionsGoTheWholeWay() throws Exception {
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<IngestResult> told = new LinkedBlockingQueue<>();
        try (CamelPipeline pipeline = start(true, told)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(IngestResult.Archived.class);
        }
        assertThat(told).as("it is told once").isEmpty();
        assertThat(stages.knocks).startsWith("intake", "viruscheck", "consent").endsWith("holdings");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aBrokenEnvironmentIsToldBySourcesTooAndLeavesNoWorkspace() throws Exception {
        BlockingQueue<String> reached = new LinkedBlockingQueue<>();
        stages.storage = pack -> {
            reached.add("storage");
            throw new TerminalFailure("The disk is full.");
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        try (CamelPipeline pipeline = start(true)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(reached.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(pipeline.broken().get(10, TimeUnit.SECONDS)).hasMessage("The disk is full. (stage: storage)");
        }
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aSubmissionThatTakesLongHoldsUpNoOther() throws Exception {
        CountDownLatch othersAreDone = new CountDownLatch(20);
        Function<Submission, Outcome<ConsentedSubmission>> establish = stages.consent;
        AtomicInteger visits = new AtomicInteger();
        stages.consent = submission -> {
            if (visits.incrementAndGet() == 1) {
                try {
                    assertThat(othersAreDone.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return establish.apply(submission);
        };
        RunningStages running = new RunningStages();
        running.workAt(Places.of(2));
        List<IngestResult> results = Collections.synchronizedList(new ArrayList<>());
        try (CamelPipeline pipeline = start(running)) {
            pipeline.ingest(Collections.nCopies(21, arrival()), (arrival, result) -> {
                results.add(result);
                othersAreDone.countDown();
            });
        }
        assertThat(results).hasSize(21).allMatch(IngestResult.Archived.class::isInstance);
        assertThatNoWorkspaceIsLeft();
    }

    /** However many there are, no more are in work than there are places. */
    @Test
    void asManySubmissionsAreInWorkAsThereArePlaces() {
        AtomicInteger inWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        stages.characterisation = export -> {
            most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000_000);
            inWork.decrementAndGet();
            return new DescribedExport(export, Map.of(), List.of());
        };
        RunningStages running = new RunningStages();
        running.workAt(Places.of(2));
        List<IngestResult> results = Collections.synchronizedList(new ArrayList<>());
        try (CamelPipeline pipeline = start(running)) {
            pipeline.ingest(Collections.nCopies(40, arrival()), (arrival, result) -> results.add(result));
        }
        assertThat(results).hasSize(40);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void anErrorInOneOfManyEndsThatOneAlone() {
        for (Error raised : ERRORS) {
            AtomicInteger visits = new AtomicInteger();
            stages.characterisation = export -> {
                if (visits.incrementAndGet() == 3) {
                    throw raised;
                }
                return new DescribedExport(export, Map.of(), List.of());
            };
            List<IngestResult> results = Collections.synchronizedList(new ArrayList<>());
            try (CamelPipeline pipeline = start(new RunningStages())) {
                pipeline.ingest(Collections.nCopies(6, arrival()), (arrival, result) -> results.add(result));
            }
            assertThat(results).hasSize(6);
            assertThat(results.stream().filter(IngestResult.NotTakenIn.class::isInstance))
                    .hasSize(1);
        }
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void afterABrokenEnvironmentNoOtherSubmissionIsBegun() {
        AtomicInteger begun = new AtomicInteger();
        Function<IngestRequest, Outcome<Submission>> open = stages.intake;
        stages.intake = arrival -> {
            begun.incrementAndGet();
            return open.apply(arrival);
        };
        stages.storage = pack -> {
            throw new TerminalFailure("The disk is full.");
        };
        RunningStages running = new RunningStages();
        running.workAt(Places.of(1));
        try (CamelPipeline pipeline = start(running)) {
            assertThatThrownBy(() -> pipeline.ingest(Collections.nCopies(20, arrival()), (arrival, result) -> {}))
                    .hasMessage("The disk is full. (stage: storage)");
        }
        assertThat(begun).hasValue(1);
        assertThatNoWorkspaceIsLeft();
    }

    private CamelPipeline start(RunningStages running) {
        return CamelPipeline.start(new RouteFiles(Optional.of(routes)), stages.stages(), running, Optional.empty());
    }

    @Test
    void aListenerHearsOfEachStageOnceAndOfEachFurtherAttempt() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        stages.holdings = stored -> {
            if (visits.incrementAndGet() < 3) {
                throw new TransientFailure("The index is busy.", null);
            }
            return FakeStages.HOLDING;
        };
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        listener = new StageListener() {
            @Override
            public void done(String stage, String end, Duration took) {
                heard.add(stage + " " + end);
                throw new IllegalStateException(PERSONAL);
            }

            @Override
            public void triedAgain(String stage, int attempt) {
                heard.add(stage + " again " + attempt);
            }
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<IngestResult> told = new LinkedBlockingQueue<>();
        try (CamelPipeline pipeline = start(true, told)) {
            assertThat(pipeline.broken()).isNotDone();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(IngestResult.Archived.class);
        }
        assertThat(heard)
                .containsExactly(
                        "intake passed",
                        "viruscheck passed",
                        "consent passed",
                        "export passed",
                        "reading passed",
                        "characterisation passed",
                        "privacy passed",
                        "packaging passed",
                        "agreement passed",
                        "storage passed",
                        "holdings again 1",
                        "holdings again 2",
                        "holdings passed",
                        "replication passed");
    }

    @Test
    void aListenerHearsOfRefusalsAndOfStagesThatFail() throws Exception {
        stages.characterisation = export -> {
            throw new IllegalStateException(PERSONAL);
        };
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        listener = new StageListener() {
            @Override
            public void done(String stage, String end, Duration took) {
                heard.add(stage + " " + end + (took.isNegative() ? " before it began" : ""));
            }
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<IngestResult> told = new LinkedBlockingQueue<>();
        try (CamelPipeline pipeline = start(true, told)) {
            assertThat(pipeline.broken()).isNotDone();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(IngestResult.NotTakenIn.class);
        }
        assertThat(heard).contains("reading passed", "characterisation failed", "refused passed");
    }

    @Test
    void aMistakeWithASubmissionFromASourceIsToldToo() throws Exception {
        stages.characterisation = export -> {
            throw new IllegalStateException(PERSONAL);
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<IngestResult> told = new LinkedBlockingQueue<>();
        try (CamelPipeline pipeline = start(true, told)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(IngestResult.NotTakenIn.class);
        }
        assertThat(told).as("it is told once").isEmpty();
        assertThatNoWorkspaceIsLeft();
    }

    private void source(String name, String uri) throws IOException {
        Files.writeString(routes.resolve("00-source-" + name + ".camel.yaml"), """
                - route:
                    id: source-%s
                    description: Hands on one folder, once.
                    from:
                      uri: %s
                      steps:
                        - setBody:
                            constant: %s
                        - to: direct:intake
                        - bean:
                            ref: conclusion
                """.formatted(
                        name, uri, folder.resolve("submission")));
    }

    @Test
    void aStepOfTheCuratorsOwnTakesEffectWithoutCompiling() throws IOException {
        Path holdings = routes.resolve("80-holdings.camel.yaml");
        Files.writeString(
                holdings,
                Files.readString(holdings)
                        .replaceFirst("      steps:\n", "      steps:\n        - to: direct:wellbeing\n"));
        Files.writeString(routes.resolve("79-wellbeing.camel.yaml"), """
                - route:
                    id: wellbeing
                    from:
                      uri: direct:wellbeing
                      steps:
                        - throwException:
                            exceptionType: org.posterity.model.TerminalFailure
                            message: Somebody wanted to look first.
                """);
        assertThatThrownBy(() -> ingest(arrival())).hasMessage("Somebody wanted to look first. (stage: wellbeing)");
        assertThat(stages.knocks).endsWith("storage");
    }

    @Test
    void aMistakeInARouteFileIsReportedWithTheFilesName() throws IOException {
        Files.writeString(
                routes.resolve("45-appraisal.camel.yaml"), "- route:\n    id: appraisal\n    form: direct:x\n");
        assertThatThrownBy(() -> start(false))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("45-appraisal.camel.yaml");
    }

    @Test
    void aBeanThatDoesNotExistStopsTheStart() throws IOException {
        Files.writeString(
                routes.resolve("45-appraisal.camel.yaml"),
                "- route:\n    id: appraisal\n    from:\n      uri: direct:appraisal\n      steps:\n"
                        + "        - bean:\n            ref: appraisel\n");
        assertThatThrownBy(() -> start(false))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("appraisel");
    }

    @Test
    void aRouteThatEndsWithNoConclusionIsAMistakeInTheRoutes() throws IOException {
        Files.writeString(
                routes.resolve("80-holdings.camel.yaml"),
                "- route:\n    id: holdings\n    from:\n      uri: direct:holdings\n      steps:\n"
                        + "        - setBody:\n            constant: nothing\n");
        assertThatThrownBy(() -> ingest(arrival())).hasMessageContaining("routes/");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aClosedDoorIsNeverWalkedThroughInSilence() {
        assertThatThrownBy(() -> StageFunctions.closed("anything")).hasMessageContaining("not available");
        assertThat(List.of(
                        StageFunctions.ofAccess(StageFunctions::closed).inbox().get()))
                .containsExactly(List.of());
    }
}
