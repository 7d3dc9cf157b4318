package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.application.IngestResult;
import org.posterity.application.OnlyResult;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.intake.IngestRequest;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;
import org.posterity.sources.NotLanded;
import org.posterity.sources.Trouble;
import org.posterity.storage.HeadMoved;

/** How often the engine tries a stage, and what becomes of its submission, by the class of the exception. */
class RouteAttemptsTest {
    private static final String PERSONAL = "a caption that nobody may read";

    private static final String INBOX = "source-inbox";

    /** Stages, each with its route; without those whose beans keep books: intake, and the reading of one of several exports. */
    private static final Map<String, String> ROUTE_OF = new LinkedHashMap<>();

    static {
        List.of(
                        "viruscheck",
                        "consent",
                        "export",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "storage",
                        "holdings",
                        "replication")
                .forEach(stage -> ROUTE_OF.put(stage, stage));
        ROUTE_OF.put("agreement", "packaging");
    }

    @TempDir
    private Path folder;

    private FakeStages stages;
    private Path routes;

    @BeforeEach
    void copyRoutes() throws IOException {
        stages = new FakeStages(folder);
        routes = ShippedRoutes.copiedTo(folder);
    }

    private CamelPipeline start(boolean sources, List<IngestResult> told) {
        return CamelPipeline.start(
                new RouteFiles(Optional.of(routes)),
                stages.stages(),
                new RunningStages(),
                Optional.of(new Pipeline.Sources(
                                RareSources.values(), (arrival, result) -> told.add(result), List::of, () -> {}))
                        .filter(it -> sources));
    }

    private static MockEndpoint inPlaceOf(String stage, CamelPipeline pipeline) throws Exception {
        AdviceWith.adviceWith(
                pipeline.context(),
                ROUTE_OF.get(stage),
                route -> route.weaveById(".*stage-" + stage).replace().to("mock:" + stage));
        return pipeline.context().getEndpoint("mock:" + stage, MockEndpoint.class);
    }

    private IngestRequest arrival() {
        return IngestRequest.of(folder.resolve("submission"));
    }

    /** What is done about one class of exceptions. */
    private enum End {
        RUN_ENDS,
        IN_USE,
        REFUSED
    }

    /** @param attempts how often the stage is tried */
    private record Case(String stage, Exception thrown, int attempts, End end) {
        @Override
        public String toString() {
            return thrown.getClass().getSimpleName() + " in " + stage;
        }
    }

    /** An index that says so by a class of its own. */
    private static final class Busy extends TransientFailure {
        Busy() {
            super("The index is busy.", null);
        }
    }

    private static Stream<Case> cases() {
        return ROUTE_OF.keySet().stream()
                .flatMap(stage -> Stream.of(
                        new Case(stage, new TransientFailure("It is busy.", null), 4, End.RUN_ENDS),
                        new Case(stage, new Busy(), 4, End.RUN_ENDS),
                        new Case(stage, new TerminalFailure("The disk is full."), 1, End.RUN_ENDS),
                        new Case(stage, new HeadMoved(FakeStages.HOLDING.aip()), 1, End.IN_USE),
                        new Case(stage, new IllegalStateException(PERSONAL), 1, End.REFUSED),
                        new Case(stage, new IOException(PERSONAL), 1, End.REFUSED)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStageIsTriedAsOftenAsTheClassOfItsExceptionSays(Case of) throws Exception {
        try (CamelPipeline pipeline = start(false, List.of())) {
            MockEndpoint mock = inPlaceOf(of.stage(), pipeline);
            mock.whenAnyExchangeReceived(exchange -> {
                throw of.thrown();
            });
            String route = ROUTE_OF.get(of.stage());
            switch (of.end()) {
                case RUN_ENDS ->
                    assertThatThrownBy(() -> OnlyResult.of(pipeline, arrival()))
                            .isInstanceOf(TerminalFailure.class)
                            .hasMessage(of.thrown().getMessage() + " (stage: " + route + ")");
                case IN_USE ->
                    assertThat(OnlyResult.of(pipeline, arrival()))
                            .isEqualTo(new IngestResult.InUse(of.thrown().getMessage()));
                case REFUSED ->
                    assertThat(OnlyResult.of(pipeline, arrival()))
                            .isInstanceOfSatisfying(
                                    IngestResult.NotTakenIn.class,
                                    end -> assertThat(end.report().rejection().toString())
                                            .contains("route " + route + ", ")
                                            .doesNotContain(PERSONAL));
            }
            assertThat(mock.getReceivedCounter()).isEqualTo(of.attempts());
        }
        assertThat(stages.workspaces()).isEmptyDirectory();
        assertThat(stages.knocks.contains("refused")).isEqualTo(of.end() == End.REFUSED);
    }

    @Test
    void whatFailsForTheMomentIsTriedAgainAtThatDoorOnly() throws Exception {
        try (CamelPipeline pipeline = start(false, List.of())) {
            MockEndpoint mock = inPlaceOf("holdings", pipeline);
            mock.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(FakeStages.HOLDING));
            for (int attempt = 1; attempt <= 3; attempt++) {
                mock.whenExchangeReceived(attempt, exchange -> {
                    throw new Busy();
                });
            }
            assertThat(OnlyResult.of(pipeline, arrival())).isInstanceOf(IngestResult.Archived.class);
            assertThat(mock.getReceivedCounter()).isEqualTo(4);
        }
        assertThat(stages.knocks)
                .containsOnlyOnce("intake", "packaging", "storage")
                .doesNotContain("refused");
    }

    @Test
    void theInboxHandsOnAllThatHasSettledAndAMistakeStopsNoOther() throws Exception {
        List<IngestResult> told = Collections.synchronizedList(new ArrayList<>());
        stages.settled.addAll(List.of(arrival(), arrival(), arrival()));
        try (CamelPipeline pipeline = start(true, told)) {
            MockEndpoint mock = inPlaceOf("holdings", pipeline);
            mock.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(FakeStages.HOLDING));
            mock.whenExchangeReceived(2, exchange -> {
                throw new IllegalStateException(PERSONAL);
            });
            NotifyBuilder looks = looks(pipeline, route -> {}).whenCompleted(7).create();
            look(pipeline);
            assertThat(looks.matches(30, TimeUnit.SECONDS))
                    .as("the look, each submission that it brought, and the export of each")
                    .isTrue();
            assertThat(mock.getReceivedCounter()).isEqualTo(3);
            assertThat(pipeline.broken()).isNotDone();
        }
        assertThat(told).hasSize(3);
        assertThat(told.stream().filter(IngestResult.NotTakenIn.class::isInstance))
                .hasSize(1);
        assertThat(stages.workspaces()).isEmptyDirectory();
    }

    @Test
    void aBrokenEnvironmentFailsTheSubmissionFromTheInboxAndEndsTheRun() throws Exception {
        List<IngestResult> told = Collections.synchronizedList(new ArrayList<>());
        stages.settled.add(arrival());
        try (CamelPipeline pipeline = start(true, told)) {
            inPlaceOf("storage", pipeline).whenAnyExchangeReceived(exchange -> {
                throw new TerminalFailure("The disk is full.");
            });
            NotifyBuilder looks = looks(pipeline, route -> {}).whenFailed(1).create();
            look(pipeline);
            assertThat(looks.matches(30, TimeUnit.SECONDS)).isTrue();
            assertThat(pipeline.broken().get(30, TimeUnit.SECONDS)).hasMessage("The disk is full. (stage: storage)");
        }
        assertThat(told).isEmpty();
        assertThat(stages.workspaces()).isEmptyDirectory();
    }

    @Test
    void whatCouldNotBeLandedWaitsForTheNextLook() throws Exception {
        try (CamelPipeline pipeline = start(true, List.of())) {
            NotifyBuilder looks = looks(
                            pipeline,
                            route ->
                                    route.weaveByToUri("direct:batch").replace().to("mock:landing"))
                    .whenFailed(2)
                    .create();
            MockEndpoint landing = pipeline.context().getEndpoint("mock:landing", MockEndpoint.class);
            landing.whenAnyExchangeReceived(exchange -> {
                throw new NotLanded(Trouble.BROKEN_OFF);
            });
            look(pipeline);
            look(pipeline);
            assertThat(looks.matches(30, TimeUnit.SECONDS)).isTrue();
            assertThat(landing.getReceivedCounter()).isEqualTo(2);
            assertThat(pipeline.broken()).isNotDone();
        }
        assertThat(stages.knocks).isEmpty();
    }

    /** The inbox, which looks when it is told to, no longer when its timer says so. */
    private static NotifyBuilder looks(CamelPipeline pipeline, Consumer<AdviceWithRouteBuilder> also) throws Exception {
        AdviceWith.adviceWith(pipeline.context(), INBOX, route -> {
            route.replaceFromWith("direct:look");
            also.accept(route);
        });
        return new NotifyBuilder(pipeline.context()).fromRoute(INBOX);
    }

    private static void look(CamelPipeline pipeline) {
        pipeline.context().createFluentProducerTemplate().to("direct:look").asyncSend();
    }
}
