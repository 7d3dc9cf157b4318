package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.application.StageListener;
import org.posterity.monitoring.Check;
import org.posterity.monitoring.Check.State;
import org.posterity.monitoring.Check.Subject;

/** What Camel's registry of checks says of the shipped routes and of what a watch needs. */
class WatchHealthTest {
    private final Map<Subject, Supplier<String>> needs = new EnumMap<>(Subject.class);
    private CamelPipeline pipeline;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        List.of(Subject.values()).forEach(subject -> needs.put(subject, () -> ""));
        needs.remove(Subject.ROUTES);
        Map<Subject, Supplier<String>> asked = new EnumMap<>(Subject.class);
        needs.keySet()
                .forEach(subject -> asked.put(subject, () -> needs.get(subject).get()));
        pipeline = CamelPipeline.start(
                new RouteFiles(Optional.of(RouteContractTest.ROUTES)),
                new FakeStages(folder).stages(),
                new RunningStages(),
                Optional.of(new Pipeline.Sources(
                        RareSources.values(),
                        (arrival, conclusion) -> {},
                        List::of,
                        () -> {},
                        () -> {},
                        Optional.empty(),
                        asked,
                        StageListener.NONE)));
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private List<Check> wrong() {
        List<Check> checks = pipeline.health();
        assertThat(checks).extracting(Check::of).containsExactlyInAnyOrder(Subject.values());
        return checks.stream().filter(check -> check.state() != State.UP).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROUTES")
    void whatEveryDonationNeedsIsDownAndTheRestDegraded(Subject subject) {
        assertThat(wrong()).isEmpty();
        needs.put(subject, () -> "It is broken.");
        State expected = List.of(Subject.SOURCES, Subject.STORES).contains(subject) ? State.DEGRADED : State.DOWN;
        assertThat(wrong()).containsExactly(new Check(subject, expected, "It is broken."));
        needs.put(subject, () -> "");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void whatCannotBeLookedAtIsWrongAndSaysNothingPersonal() {
        needs.put(Subject.JOURNAL, () -> {
            throw new IllegalStateException("a caption that nobody may read");
        });
        assertThat(wrong())
                .containsExactly(
                        new Check(Subject.JOURNAL, State.DOWN, "It cannot be looked at (IllegalStateException)."));
    }

    @Test
    void aRouteThatWasStoppedIsNamed() throws Exception {
        pipeline.context().getRouteController().stopRoute("consent");
        assertThat(wrong()).containsExactly(new Check(Subject.ROUTES, State.DOWN, "Not running: route:consent."));
        pipeline.context().getRouteController().startRoute("consent");
        assertThat(wrong()).isEmpty();
    }

    @Test
    void onceItIsClosedNothingRuns() {
        pipeline.close();
        assertThat(wrong())
                .singleElement()
                .satisfies(check -> assertThat(check.words()).startsWith("Not running: context"));
    }
}
