package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.application.IngestResult;
import org.posterity.application.OnlyResult;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.intake.IngestRequest;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;

/** The examples in {@code docs/routes.md}, taken from the page and run. */
class RoutesPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)`routes/([0-9a-z.-]+)`[^`]{0,60}:\\n\\n```yaml\\n(.*?)```");
    private static final String VIRUSCHECK = "15-viruscheck.camel.yaml";

    @TempDir
    private Path folder;

    private FakeStages stages;
    private Path routes;
    private final Map<String, List<String>> examples = new LinkedHashMap<>();

    @BeforeEach
    void readPage() throws IOException {
        String page = Files.readString(Path.of("docs/routes.md"));
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            examples.computeIfAbsent(example.group(1), name -> new ArrayList<>())
                    .add(example.group(2));
        }
        assertThat(examples.values().stream().mapToInt(List::size).sum())
                .as("every block of YAML on the page says which file it is")
                .isEqualTo(page.split("```yaml", -1).length - 1);
        stages = new FakeStages(folder);
        routes = ShippedRoutes.copiedTo(folder);
    }

    private void write(String name, int number, String... places) throws IOException {
        String text = examples.get(name).get(number);
        for (String place : places) {
            assertThat(text).contains(place);
            text = text.replace(place, folder + place);
        }
        Files.writeString(routes.resolve(name), text);
    }

    private CamelPipeline start(Optional<BlockingQueue<IngestResult>> told) {
        Properties settings = RareSources.values();
        return CamelPipeline.start(
                new RouteFiles(Optional.of(routes)),
                stages.stages(),
                new RunningStages(),
                told.map(queue ->
                        new Pipeline.Sources(settings, (arrival, result) -> queue.add(result), List::of, () -> {})));
    }

    private IngestResult ingest() {
        try (CamelPipeline pipeline = start(Optional.empty())) {
            return OnlyResult.of(pipeline, IngestRequest.of(folder.resolve("submission")));
        }
    }

    @Test
    void aStepStandsWhereThePageSays() throws IOException {
        Path intake = routes.resolve("10-intake.camel.yaml");
        Files.delete(routes.resolve(VIRUSCHECK));
        Files.writeString(intake, Files.readString(intake).replace("value: viruscheck", "value: consent"));
        assertThat(ingest()).isInstanceOf(IngestResult.Archived.class);
        assertThat(stages.knocks).startsWith("intake", "consent");
        stages.knocks.clear();

        write(VIRUSCHECK, 0);
        write("10-intake.camel.yaml", 0);

        assertThat(ingest()).isInstanceOf(IngestResult.Archived.class);
        assertThat(stages.knocks).startsWith("intake", "viruscheck", "consent").endsWith("holdings");
        for (String name : List.of(VIRUSCHECK, "10-intake.camel.yaml")) {
            assertThat(routes.resolve(name)).hasSameTextualContentAs(RouteContractTest.ROUTES.resolve(name));
        }
    }

    @Test
    void aSourceHandsOnAFolder() throws Exception {
        write("00-source-workstation.camel.yaml", 0, "/srv/workstation");
        BlockingQueue<IngestResult> told = new LinkedBlockingQueue<>();
        try (CamelPipeline pipeline = start(Optional.of(told))) {
            assertThat(pipeline.context().getRouteDefinition("source-workstation"))
                    .isNotNull();
            assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(IngestResult.Archived.class);
        }
        assertThat(stages.knocks).startsWith("intake", "viruscheck", "consent").endsWith("holdings");
    }

    @Test
    void aBranchLeavesANoteAndTheRefusalIsReportedAllTheSame() throws IOException {
        write(VIRUSCHECK, 1, "/srv/notices");
        assertThat(ingest()).isInstanceOf(IngestResult.Archived.class);
        assertThat(folder.resolve("srv")).doesNotExist();
        stages.viruscheck =
                submission -> Outcome.rejected(Rejection.refused(submission.id(), "infected", "Something was found."));
        stages.knocks.clear();

        assertThat(ingest()).isInstanceOf(IngestResult.NotTakenIn.class);

        assertThat(stages.knocks).containsExactly("intake", "viruscheck", "refused");
        try (Stream<Path> notes = Files.list(folder.resolve("srv/notices"))) {
            assertThat(notes.toList())
                    .singleElement()
                    .satisfies(note -> assertThat(note).content().startsWith("The virus check rejected"));
        }
    }

    @Test
    void withoutAPlaceForNotesTheSubmissionIsRefusedAllTheSame() throws IOException {
        write(VIRUSCHECK, 1, "/srv/notices");
        Files.writeString(folder.resolve("srv"), "no folder");
        stages.viruscheck =
                submission -> Outcome.rejected(Rejection.refused(submission.id(), "infected", "Something was found."));

        assertThat(ingest()).isInstanceOf(IngestResult.NotTakenIn.class);
        assertThat(stages.knocks).containsExactly("intake", "viruscheck", "refused");
    }
}
