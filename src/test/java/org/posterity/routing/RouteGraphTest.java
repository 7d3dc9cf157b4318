package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.application.StageFunctions;

/** The pipeline's promises, proven on the graph of the routes as they were loaded. */
class RouteGraphTest {
    /** What the program itself sends to; all else comes from sources. */
    private static final Set<String> DOORS =
            Set.of("direct:batch", "direct:intake", "direct:access", "direct:document", "direct:replication");

    private static final Optional<Set<String>> SHIPPED = Optional.of(Set.of("s3", "sftp", "webdav"));
    private static final String NEVER = "";

    private static CamelPipeline pipeline;
    private static LoadedRoutes routes;

    @BeforeAll
    static void load() {
        Properties settings = RareSources.values();
        pipeline = CamelPipeline.start(
                new RouteFiles(Optional.of(RouteContractTest.ROUTES)),
                StageFunctions.ofAccess(StageFunctions::closed),
                new RunningStages(),
                Optional.of(new Pipeline.Sources(settings, (arrival, conclusion) -> {}, List::of, () -> {})));
        routes = new LoadedRoutes(pipeline.context());
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    private static Stream<String> entries() {
        return Stream.concat(DOORS.stream(), routes.sources().stream());
    }

    @Test
    void aSubmissionThatEveryGateLetsThroughReachesTheHoldings() {
        assertThat(routes.beansFrom("direct:intake", Map.of()))
                .contains(
                        "intake",
                        "viruscheck",
                        "consent",
                        "export",
                        "characterisation",
                        "privacy",
                        "packaging",
                        "storage",
                        "holdings");
        assertThat(routes.sources())
                .filteredOn(source -> Stream.of("timer:replication", "quartz:audit", "timer:clearing")
                        .noneMatch(source::startsWith))
                .isNotEmpty()
                .allSatisfy(
                        source -> assertThat(routes.beansFrom(source, Map.of())).contains("packaging"));
    }

    @Test
    void everythingThatGetsANewVersionIsCopied() {
        for (String door : List.of("direct:intake", "direct:document", "timer:replication")) {
            String entry =
                    entries().filter(it -> it.startsWith(door)).findFirst().orElseThrow();
            assertThat(routes.beansFrom(entry, Map.of())).as(entry).contains("replication");
        }
    }

    @Test
    void withoutConsentNothingOfTheExportIsReadAndNothingIsPackaged() {
        for (String answer : List.of(NEVER, "rejected", "already-held")) {
            assertThat(entries())
                    .allSatisfy(entry -> assertThat(routes.beansFrom(entry, Map.of("consent", answer)))
                            .doesNotContain(
                                    "export", "characterisation", "privacy", "packaging", "storage", "holdings"));
        }
    }

    @Test
    void withoutThePrivacyScreenNothingIsPackaged() {
        for (String answer : List.of(NEVER, "checked", "rejected")) {
            assertThat(entries())
                    .allSatisfy(entry -> assertThat(routes.beansFrom(entry, Map.of("privacy", answer)))
                            .doesNotContain("packaging", "storage", "holdings"));
        }
    }

    @Test
    void whatIsRefusedAtAnyGateEndsInRefused() {
        for (String gate : List.of("intake", "viruscheck", "consent", "export", "privacy", "packaging")) {
            assertThat(routes.beansFrom("direct:intake", Map.of(gate, "rejected")))
                    .as("after a rejection by " + gate)
                    .contains("refused")
                    .doesNotContain("storage", "holdings");
        }
    }

    @Test
    void nothingIsStoredBeforeItsAgreementIsKept() {
        assertThat(routes.beansFrom("direct:intake", Map.of())).contains("agreement");
        assertThat(entries())
                .allSatisfy(entry -> assertThat(routes.beansFrom(entry, Map.of("agreement", NEVER)))
                        .doesNotContain("storage", "holdings"));
    }

    @Test
    void whatIsAlreadyHeldGoesNoFurther() {
        assertThat(routes.beansFrom("direct:intake", Map.of("intake", "already-held")))
                .doesNotContain("consent", "export", "packaging");
    }

    @Test
    void noTargetDangles() {
        assertThat(routes.targets()).isNotEmpty().isSubsetOf(routes.addresses());
    }

    @Test
    void noRouteIsLeftThatNobodyCalls() {
        Set<String> called = new TreeSet<>(routes.targets());
        called.addAll(DOORS);
        called.addAll(routes.sources());
        assertThat(routes.addresses()).isSubsetOf(called);
    }

    @Test
    void theProgramsOwnCopyIsTheSameAsTheFolder() throws IOException {
        assertThat(new RouteFiles(Optional.empty()).read(SHIPPED))
                .isEqualTo(new RouteFiles(Optional.of(Path.of("routes"))).read(SHIPPED))
                .hasSizeGreaterThan(10);
    }

    @Test
    void sourcesAreReadOnlyWhereTheyAreWanted() throws IOException {
        assertThat(new RouteFiles(Optional.empty()).read(Optional.empty()))
                .extracting(RouteFiles.RouteFile::name)
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("00-source-"));
    }
}
