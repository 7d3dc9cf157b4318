package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.characterisation.DescribedExport;
import org.posterity.intake.Arrival;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;

/** What becomes of a submission on its way through the routes, with doors that only note who knocked. */
class PipelineTest {
    private static final String PERSONAL = "a caption that nobody may read";
    private static final Fault FAULT = new Fault("here", "Something is wrong.", "Mend it.");

    @TempDir
    private Path folder;

    private FakeDoors doors;
    private Path routes;

    @BeforeEach
    void copyRoutes() throws IOException {
        doors = new FakeDoors(folder);
        routes = Files.createDirectory(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(RouteContractTest.ROUTES)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file).replace("redeliveryDelay: 1000", "redeliveryDelay: 1");
                Files.writeString(routes.resolve(file.getFileName()), text);
            }
        }
    }

    private Conclusion ingest(Arrival arrival) {
        try (Pipeline pipeline = start(false)) {
            return pipeline.ingest(arrival);
        }
    }

    private Pipeline start(boolean sources) {
        return start(sources, new LinkedBlockingQueue<>());
    }

    private Pipeline start(boolean sources, BlockingQueue<Conclusion> told) {
        Properties settings = new Properties();
        settings.setProperty("inbox.period", "3600000");
        return Pipeline.start(
                doors.doors(),
                new RouteFiles(Optional.of(routes)),
                sources,
                settings,
                (arrival, conclusion) -> told.add(conclusion));
    }

    private Arrival arrival() {
        return Arrival.of(folder.resolve("submission"));
    }

    private Arrival rehearsal() {
        return new Arrival(
                folder.resolve("submission"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private void assertThatNoWorkspaceIsLeft() {
        assertThat(doors.workspaces()).isEmptyDirectory();
    }

    @Test
    void aSoundSubmissionPassesEveryDoorOnceAndInOrder() {
        assertThat(ingest(arrival())).isEqualTo(new Conclusion.Archived(FakeDoors.HOLDING));
        assertThat(doors.knocks)
                .containsExactly(
                        "intake",
                        "consent",
                        "export",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "storage",
                        "holdings");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aRefusalIsReportedAndGoesNoFurther() {
        doors.consent = submission ->
                Outcome.rejected(Rejection.refused(submission.id(), "no-consent-record", "No record.", FAULT));
        Conclusion conclusion = ingest(arrival());
        assertThat(conclusion).isInstanceOfSatisfying(Conclusion.NotTakenIn.class, end -> {
            assertThat(end.report().rejection().code()).isEqualTo("no-consent-record");
        });
        assertThat(doors.knocks).containsExactly("intake", "consent", "refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void anUnreadableExportIsRefused() {
        doors.export = consented -> Outcome.rejected(
                Rejection.refused(consented.submission().id(), "truncated-export", "It breaks off.", FAULT));
        assertThat(ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class);
        assertThat(doors.knocks).containsExactly("intake", "consent", "export", "refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void whatIsAlreadyHeldStopsAtTheFirstDoor() {
        Outcome.AlreadyHeld<org.posterity.intake.Submission> held = new Outcome.AlreadyHeld<>(
                FakeDoors.HOLDING.submission(), new Outcome.HeldAs(FakeDoors.HOLDING.aip(), 1, 1));
        doors.intake = arrival -> held;
        assertThat(ingest(arrival())).isEqualTo(new Conclusion.AlreadyHeld(held));
        assertThat(doors.knocks).containsExactly("intake");
    }

    @Test
    void aMistakeOfTheProgramEndsOneSubmissionAndSaysNothingPersonal() {
        doors.characterisation = export -> {
            throw new IllegalArgumentException(PERSONAL);
        };
        Conclusion conclusion = ingest(arrival());
        assertThat(conclusion).isInstanceOfSatisfying(Conclusion.NotTakenIn.class, end -> {
            Rejection rejection = end.report().rejection();
            assertThat(rejection.code()).isEqualTo("internal-error");
            assertThat(rejection.toString())
                    .contains("IllegalArgumentException")
                    .contains("PipelineTest")
                    .doesNotContain(PERSONAL);
        });
        assertThat(doors.knocks).endsWith("characterisation", "refused");
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
        doors.intake = orRaise("intake", doors.intake);
        doors.consent = orRaise("consent", doors.consent);
        doors.export = orRaise("export", doors.export);
        doors.characterisation = orRaise("characterisation", doors.characterisation);
        doors.privacy = orRaise("privacy", doors.privacy);
        doors.packaging = orRaise("packaging", doors.packaging);
        doors.storage = orRaise("storage", doors.storage);
        doors.holdings = orRaise("holdings", doors.holdings);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (Pipeline pipeline = start(false)) {
                for (String stage : List.of(
                        "intake",
                        "consent",
                        "export",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "storage",
                        "holdings")) {
                    failing.set(stage);
                    String code =
                            List.of("storage", "holdings").contains(stage) ? Rejection.WHILE_STORING : "internal-error";
                    ERRORS.forEach(raised -> endsRefused(pipeline, raised, code));
                }
                failing.set("none");
                assertThat(pipeline.ingest(arrival())).isInstanceOf(Conclusion.Archived.class);
            }
        });
        assertThatNoWorkspaceIsLeft();
    }

    private void endsRefused(Pipeline pipeline, Error raised, String code) {
        error.set(raised);
        assertThat(pipeline.ingest(arrival())).isInstanceOfSatisfying(Conclusion.NotTakenIn.class, end -> {
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
        doors.export = consented -> raise(overflow(0));
        assertThat(ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class);
        doors.export = consented -> raise(new OutOfMemoryError(String.valueOf(new long[Integer.MAX_VALUE].length)));
        assertThat(ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class);
    }

    @Test
    void anErrorBesideAStageIsNoBrokenEnvironment() {
        for (Error raised : ERRORS) {
            doors.packaging = screened -> {
                throw new TerminalFailure("Is the disk full?", new IOException(raised));
            };
            assertThat(ingest(arrival()))
                    .isInstanceOfSatisfying(
                            Conclusion.NotTakenIn.class,
                            end -> assertThat(end.report().rejection().code()).isEqualTo("internal-error"));
        }
    }

    private static Error overflow(int depth) {
        return depth < 0 ? new StackOverflowError() : overflow(depth + 1);
    }

    @Test
    void anErrorWhereOutcomesAreToldEndsTheRun() throws Exception {
        source("drop", "timer:drop?repeatCount=1&delay=0");
        Properties settings = new Properties();
        settings.setProperty("inbox.period", "3600000");
        try (Pipeline pipeline = Pipeline.start(
                doors.doors(), new RouteFiles(Optional.of(routes)), true, settings, (arrival, conclusion) -> {
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
                        .replace(
                                "      steps:\n",
                                "      steps:\n        - process:\n            ref: \"#class:" + Broken.class.getName()
                                        + "\"\n"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class));
    }

    @Test
    void aStopDoesNotWaitForEverForAStageThatIsStuck() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        doors.characterisation = export -> {
            reached.countDown();
            while (never.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            return new DescribedExport(export, Map.of(), List.of());
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        Pipeline pipeline = start(true);
        pipeline.context().getShutdownStrategy().setTimeout(1);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(pipeline::close)
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("characterisation");
        never.countDown();
    }

    @Test
    void aMistakeBeforeAnythingWasHashedStillHasAnOpaqueId() {
        doors.intake = arrival -> {
            throw new IllegalStateException(PERSONAL);
        };
        assertThat(ingest(arrival()))
                .isInstanceOfSatisfying(
                        Conclusion.NotTakenIn.class,
                        end -> assertThat(end.report().rejection().submission().value())
                                .hasSize(20));
    }

    @Test
    void aMistakeEndsTheSubmissionItHappenedToAndNoOther() {
        AtomicInteger visits = new AtomicInteger();
        doors.holdings = stored -> {
            if (visits.incrementAndGet() == 1) {
                throw new IllegalStateException(PERSONAL);
            }
            return FakeDoors.HOLDING;
        };
        try (Pipeline pipeline = start(false)) {
            assertThat(pipeline.ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class);
            assertThat(pipeline.ingest(arrival())).isInstanceOf(Conclusion.Archived.class);
        }
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void whatFailsForTheMomentIsTriedAgainAtThatDoorOnly() {
        AtomicInteger visits = new AtomicInteger();
        doors.holdings = stored -> {
            if (visits.incrementAndGet() < 3) {
                throw new TransientFailure("The index is busy.", null);
            }
            return FakeDoors.HOLDING;
        };
        assertThat(ingest(arrival())).isInstanceOf(Conclusion.Archived.class);
        assertThat(doors.knocks).containsOnlyOnce("intake", "packaging", "storage");
        assertThat(visits).hasValue(3);
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void whatGoesOnFailingBecomesAFailureOfTheEnvironment() {
        doors.holdings = stored -> {
            throw new TransientFailure("The index is busy.", null);
        };
        assertThatThrownBy(() -> ingest(arrival()))
                .isInstanceOf(TerminalFailure.class)
                .hasMessage("The index is busy.");
        assertThat(doors.knocks.stream().filter("holdings"::equals)).hasSize(4);
        assertThat(doors.knocks).doesNotContain("refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void anAccountThatDoesNotAddUpIsRefusedInARehearsalToo() {
        doors.privacy = described -> Outcome.rejected(Rejection.refused(
                described.export().submission().submission().id(), "accounting-mismatch", "It differs.", FAULT));
        assertThat(ingest(arrival())).isInstanceOf(Conclusion.NotTakenIn.class);
        assertThat(ingest(rehearsal())).isInstanceOf(Conclusion.NotTakenIn.class);
        assertThat(doors.knocks).endsWith("privacy", "refused").doesNotContain("packaging");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aBrokenEnvironmentEndsTheRunAndIsNoFaultOfTheSubmission() {
        doors.storage = pack -> {
            throw new TerminalFailure("The disk is full.");
        };
        assertThatThrownBy(() -> ingest(arrival()))
                .isInstanceOf(TerminalFailure.class)
                .hasMessage("The disk is full.");
        assertThat(doors.knocks).endsWith("storage").doesNotContain("refused");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aRehearsalNeverReachesPackaging() {
        assertThat(ingest(rehearsal())).isInstanceOf(Conclusion.Rehearsed.class);
        assertThat(doors.knocks).endsWith("privacy").doesNotContain("packaging");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aSourceOfTheCuratorsOwnIsLoadedAndItsSubmissionsGoTheWholeWay() throws Exception {
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<Conclusion> told = new LinkedBlockingQueue<>();
        try (Pipeline pipeline = start(true, told)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Conclusion.Archived.class);
        }
        assertThat(told).as("it is told once").isEmpty();
        assertThat(doors.knocks).startsWith("intake", "consent").endsWith("holdings");
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aBrokenEnvironmentIsToldBySourcesTooAndLeavesNoWorkspace() throws Exception {
        BlockingQueue<String> reached = new LinkedBlockingQueue<>();
        doors.storage = pack -> {
            reached.add("storage");
            throw new TerminalFailure("The disk is full.");
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        try (Pipeline pipeline = start(true)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(reached.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(pipeline.broken().get(10, TimeUnit.SECONDS)).hasMessage("The disk is full.");
        }
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void aMistakeWithASubmissionFromASourceIsToldToo() throws Exception {
        doors.characterisation = export -> {
            throw new IllegalStateException(PERSONAL);
        };
        source("drop", "timer:drop?repeatCount=1&delay=0");
        BlockingQueue<Conclusion> told = new LinkedBlockingQueue<>();
        try (Pipeline pipeline = start(true, told)) {
            assertThat(pipeline.context().getRouteDefinition("source-drop")).isNotNull();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Conclusion.NotTakenIn.class);
        }
        assertThat(told).as("it is told once").isEmpty();
        assertThatNoWorkspaceIsLeft();
    }

    @Test
    void theInboxHandsOnWhatHasSettledOneByOneAndAMistakeStopsNoOther() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        doors.characterisation = export -> {
            if (visits.incrementAndGet() == 1) {
                throw new IllegalStateException(PERSONAL);
            }
            return new DescribedExport(export, Map.of(), List.of());
        };
        doors.settled.add(arrival());
        doors.settled.add(arrival());
        BlockingQueue<Conclusion> told = new LinkedBlockingQueue<>();
        try (Pipeline pipeline = start(true, told)) {
            assertThat(pipeline.broken()).isNotDone();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Conclusion.NotTakenIn.class);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Conclusion.Archived.class);
        }
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
                Files.readString(holdings).replace("      steps:\n", "      steps:\n        - to: direct:wellbeing\n"));
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
        assertThatThrownBy(() -> ingest(arrival())).hasMessage("Somebody wanted to look first.");
        assertThat(doors.knocks).endsWith("storage");
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
        assertThatThrownBy(() -> Doors.closed("anything")).hasMessageContaining("closed");
        assertThat(List.of(Doors.ofAccess(Doors::closed).inbox().get())).containsExactly(List.of());
    }
}
