package org.posterity.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.application.StageFunctions;
import org.posterity.model.TerminalFailure;

/** Every word of the shipped routes, mistyped in turn: the start fails, and says in which file and at which word. */
class MistypedRouteTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^ *(?:- )?([A-Za-z]+):(?= |$)");

    /** What an option names: a bean, a target, a parameter of a template. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?m)^ *(?:- )?(?:ref|executorService|to|name|routeTemplateRef): \"?(?:direct:)?([a-z]+)");

    private static final Pattern CLASS = Pattern.compile("(?m)^ *- ((?:org|java)[A-Za-z.]+)$");

    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RouteContractTest.ROUTES)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedAtTheStart(Path file) throws IOException {
        String text = Files.readString(file);
        List<int[]> words = new ArrayList<>();
        for (Pattern pattern : List.of(OPTION, REFERENCE, CLASS)) {
            Matcher word = pattern.matcher(text);
            while (word.find()) {
                for (int group = 1; group <= word.groupCount(); group++) {
                    if (word.group(group) != null) {
                        words.add(new int[] {word.start(group), word.end(group)});
                    }
                }
            }
        }
        assertThat(words).hasSizeGreaterThan(4);
        List<String> unnoticed = new ArrayList<>();
        for (int[] word : words) {
            String typed = text.substring(word[0], word[1]);
            String mistyped = typed.substring(0, typed.length() - 1) + "xq";
            if (typed.equals("description")) {
                continue;
            }
            Throwable failure = started(file, text.substring(0, word[0]) + mistyped + text.substring(word[1]));
            if (!(failure instanceof TerminalFailure)
                    || !failure.getMessage().contains(file.getFileName().toString())
                    || !(failure.getMessage().contains(mistyped)
                            // of a parameter that a template misses
                            || failure.getMessage().endsWith("must be provided: " + typed))) {
                unnoticed.add(mistyped + " at " + word[0] + ": " + failure);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private Throwable started(Path changed, String text) throws IOException {
        Path routes = Files.createTempDirectory(folder, "routes");
        for (Path file : files().toList()) {
            Files.writeString(routes.resolve(file.getFileName()), file.equals(changed) ? text : Files.readString(file));
        }
        Properties settings = RareSources.values();
        return catchThrowable(() -> CamelPipeline.start(
                        new RouteFiles(Optional.of(routes)),
                        StageFunctions.ofAccess(StageFunctions::closed),
                        new RunningStages(),
                        Optional.of(new Pipeline.Sources(settings, (arrival, conclusion) -> {}, List::of, () -> {})))
                .close());
    }
}
