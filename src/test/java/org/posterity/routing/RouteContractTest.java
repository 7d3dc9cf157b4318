package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file in {@code routes/} may look like: a bean call, a branch on a named outcome, a literal target. */
class RouteContractTest {
    static final Path ROUTES = Path.of("routes");
    private static final Path SWITCHED = ROUTES.resolve("sources");
    private static final Path PACKAGES = Path.of("src/main/java/org/posterity");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern NAME = Pattern.compile("(\\d\\d)-([a-z0-9-]+)\\.camel\\.yaml");
    private static final Pattern OUTCOME =
            Pattern.compile("\\$\\{header\\.outcome} == '(passed|rejected|already-held)'");
    private static final String FAILURES = "95-failures.camel.yaml";
    private static final String TEMPLATE = "05-stage.camel.yaml";
    private static final String BATCH = "02-batch.camel.yaml";
    private static final int A_SCREEN = 50;

    static Stream<Path> routeFiles() throws IOException {
        return files(name -> !name.equals(FAILURES) && !name.equals(TEMPLATE));
    }

    static Stream<Path> stageFiles() throws IOException {
        return files(name -> !name.equals(FAILURES)
                && !name.equals(TEMPLATE)
                && !name.equals(BATCH)
                && !name.startsWith("00-source-"));
    }

    static Stream<Path> sourceFiles() throws IOException {
        return files(name -> name.startsWith("00-source-"));
    }

    private static Stream<Path> files(java.util.function.Predicate<String> wanted) throws IOException {
        try (Stream<Path> entries = Stream.concat(Files.list(ROUTES), Files.list(SWITCHED))) {
            return entries
                    .filter(file -> file.toString().endsWith(".camel.yaml"))
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void theFolderHoldsRoutesAndAReadmeAndThatOfSourcesRoutesOnly() throws IOException {
        try (Stream<Path> entries =
                Stream.concat(Files.list(ROUTES).filter(it -> !it.endsWith("sources")), Files.list(SWITCHED))) {
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry).isRegularFile())
                    .map(entry -> entry.getFileName().toString())
                    .allMatch(name -> NAME.matcher(name).matches() || name.equals("README.md"));
        }
    }

    @ParameterizedTest
    @MethodSource("stageFiles")
    void aStagesFileRouteAndAddressHaveTheNameOfItsPackage(Path file) throws IOException {
        String stage = stageOf(file);
        JsonNode route = onlyRoute(file);
        assertThat(route.path("id").asText()).isEqualTo(stage);
        assertThat(route.path("from").path("uri").asText()).isEqualTo("direct:" + stage);
        assertThat(PACKAGES.resolve(stage)).isDirectory();
    }

    @ParameterizedTest
    @MethodSource("stageFiles")
    void aStageBeginsWithItsOwnBean(Path file) throws IOException {
        JsonNode first = onlyRoute(file).path("from").path("steps").path(0).path("step");
        assertThat(first.path("id").asText()).isEqualTo("stage-" + stageOf(file));
        first = first.path("steps").path(0);
        assertThat(first.path("bean").path("ref").asText()).isEqualTo(stageOf(file));
    }

    @ParameterizedTest
    @MethodSource("sourceFiles")
    void aSourcesRouteHasTheNameOfItsFileAndComesFromOutside(Path file) throws IOException {
        JsonNode route = onlyRoute(file);
        assertThat(route.path("id").asText()).isEqualTo(stageOf(file));
        assertThat(route.path("from").path("uri").asText()).doesNotStartWith("direct:");
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void aRouteSaysInASentenceWhatItDoesAndFitsOnAScreen(Path file) throws IOException {
        assertThat(onlyRoute(file).path("description").asText())
                .matches("[A-Z].*\\.")
                .hasSizeGreaterThan(20);
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(A_SCREEN);
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void aRouteHoldsNoLogic(Path file) throws IOException {
        JsonNode route = onlyRoute(file);
        assertThat(fields(route)).isSubsetOf("id", "description", "from", "autoStartup");
        assertThat(fields(route.path("from"))).isSubsetOf("uri", "parameters", "steps");
        checkSteps(route.path("from").path("steps"), stageOf(file));
    }

    @Test
    void theFileOfFailuresOnlyNamesExceptionsAndSendsMistakesToRefused() throws IOException {
        JsonNode file = YAML.readTree(ROUTES.resolve(FAILURES).toFile());
        assertThat(file).hasSize(1);
        assertThat(fields(file.get(0))).containsExactly("routeConfiguration");
        for (JsonNode clause : file.get(0).path("routeConfiguration").path("onException")) {
            JsonNode failure = clause.path("onException");
            assertThat(fields(failure)).isSubsetOf("exception", "handled", "redeliveryPolicy", "steps");
            failure.path("exception")
                    .forEach(name -> assertThat(name.asText())
                            .isIn(
                                    "org.posterity.model.TransientFailure",
                                    "org.posterity.model.TerminalFailure",
                                    "org.posterity.storage.ArchiveInUse",
                                    "org.posterity.sources.NotLanded",
                                    "java.lang.Exception"));
            checkSteps(failure.path("steps"), "failures");
            assertThat(failure.path("redeliveryPolicy").path("logStackTrace").asText())
                    .as("a stack trace would carry the message, which may quote the export")
                    .isEqualTo("false");
        }
    }

    @Test
    void theStagesShareOneTemplate() throws IOException {
        JsonNode file = YAML.readTree(ROUTES.resolve(TEMPLATE).toFile());
        assertThat(file).hasSize(1);
        assertThat(fields(file.get(0))).containsExactly("routeTemplate");
        assertThat(fields(file.get(0).path("routeTemplate"))).containsExactly("from", "id", "parameters");
        int made = 0;
        for (Path stage : stageFiles().toList()) {
            made += YAML.readTree(stage.toFile()).get(0).has("templatedRoute") ? 1 : 0;
        }
        assertThat(made).isEqualTo(6);
    }

    private static void checkSteps(JsonNode steps, String stage) {
        boolean source = stage.startsWith("source-");
        for (JsonNode step : steps) {
            assertThat(step).hasSize(1);
            Map.Entry<String, JsonNode> only = step.properties().iterator().next();
            switch (only.getKey()) {
                case "bean" -> assertThat(fields(only.getValue())).containsExactly("ref");
                case "to" -> {
                    assertThat(only.getValue().isTextual()).isTrue();
                    assertThat(only.getValue().asText()).matches("direct:[a-z]+");
                }
                case "step" -> {
                    assertThat(fields(only.getValue())).containsExactly("id", "steps");
                    assertThat(only.getValue().path("steps")).hasSize(1);
                    checkSteps(only.getValue().path("steps"), stage);
                }
                case "choice" -> checkChoice(only.getValue(), stage);
                case "split" -> {
                    assertThat(source || stage.equals("export") || stage.equals("batch"))
                            .as("only a source, a batch, and a submission of several exports go on as several")
                            .isTrue();
                    assertThat(fields(only.getValue()))
                            .isSubsetOf("simple", "steps", "parallelProcessing", "executorService");
                    assertThat(only.getValue().path("simple").asText()).isEqualTo("${body}");
                    checkSteps(only.getValue().path("steps"), stage);
                }
                default ->
                    assertThat(only.getKey())
                            .as("a step that routes may have")
                            .isIn("bean", "to", "choice", "split", "step");
            }
        }
    }

    private static void checkChoice(JsonNode choice, String stage) {
        assertThat(fields(choice)).containsExactly("when");
        for (JsonNode when : choice.path("when")) {
            assertThat(fields(when)).containsExactlyInAnyOrder("simple", "steps");
            assertThat(when.path("simple").asText()).matches(OUTCOME);
            checkSteps(when.path("steps"), stage);
        }
    }

    private static String stageOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).isTrue();
        return name.group(2);
    }

    private static JsonNode onlyRoute(Path file) throws IOException {
        JsonNode routes = YAML.readTree(file.toFile());
        assertThat(routes).hasSize(1);
        JsonNode made = routes.get(0).path("templatedRoute");
        if (!made.isMissingNode()) {
            assertThat(fields(routes.get(0))).containsExactly("templatedRoute");
            return ofTemplate(made, file);
        }
        assertThat(fields(routes.get(0))).containsExactly("route");
        return routes.get(0).path("route");
    }

    /** The route that the template makes; the comment at the head of the file describes it. */
    private static JsonNode ofTemplate(JsonNode made, Path file) throws IOException {
        assertThat(fields(made)).containsExactly("parameters", "routeId", "routeTemplateRef");
        String text = Files.readString(ROUTES.resolve(TEMPLATE));
        for (JsonNode parameter : made.path("parameters")) {
            String name = "{{" + parameter.path("name").asText() + "}}";
            assertThat(text).contains(name);
            text = text.replace(name, parameter.path("value").asText());
        }
        JsonNode template = YAML.readTree(text).get(0).path("routeTemplate");
        assertThat(made.path("routeTemplateRef").asText())
                .isEqualTo(template.path("id").asText());
        ObjectNode route = YAML.createObjectNode();
        route.set("id", made.path("routeId"));
        route.put("description", comment(file));
        route.set("from", template.path("from"));
        return route;
    }

    private static String comment(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .takeWhile(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining(" "));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
