package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Category;

/** What README and docs say to newcomers works as written. */
class ReadmeTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    /** The first donation, step by step: the commands of the README, in its order. */
    @ParameterizedTest(name = "after the sample was taken in: {0}")
    @ValueSource(booleans = {false, true})
    void theFirstDonationGoesAsWritten(boolean afterTheSample) throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        if (afterTheSample) {
            desk.run("ingest", "archive-samples/kelp-and-kites");
        }
        desk.set("institution", "Harbour Library");
        List<List<String>> commands = commands();

        for (List<String> command : commands) {
            follow(command, desk);
        }

        assertThat(commands)
                .extracting(command -> command.get(0) + " " + command.get(1))
                .containsSubsequence(
                        "consent form", "consent new", "consent check", "consent receipt", "ingest --dry-run");
        assertThat(desk.run("list", "--json").out().lines()).hasSize(afterTheSample ? 2 : 1);
    }

    private static List<List<String>> commands() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String steps = readme.substring(readme.indexOf("**2. "), readme.indexOf("**6. "));
        return Arrays.stream(steps.replace("\\\n", " ").split("\n"))
                .filter(line -> line.matches("(\\./posterity|mkdir|cp) .*"))
                .map(line -> line.replace("./posterity ", ""))
                .map(ReadmeTest::words)
                .toList();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private void follow(List<String> command, TestArchive desk) throws Exception {
        List<String> placed = command.stream().map(this::placed).toList();
        switch (command.get(0)) {
            case "mkdir" -> Files.createDirectories(Path.of(placed.get(1)));
            case "cp" -> copy(Path.of(placed.get(placed.size() - 2)), Path.of(placed.get(placed.size() - 1)));
            case "ingest" ->
                done(desk.run("ingest", placed.subList(1, placed.size()).toArray()));
            default ->
                done(TestArchive.say(Stream.concat(
                                placed.stream(),
                                Stream.of("--config", desk.config().toString()))
                        .toArray()));
        }
    }

    /** What the README writes into its own folder goes into a folder of this test. */
    private String placed(String word) {
        return word.matches("(consent\\.json|(form|receipt|check)\\.html|checklist\\.csv|donations.*)")
                ? folder.resolve(word).toString()
                : word;
    }

    private static void copy(Path from, Path to) throws Exception {
        Path target = Files.isDirectory(to) ? to.resolve(from.getFileName()) : to;
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, target.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void done(TestArchive.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
    }

    @Test
    void everyCategoryStandsInTheHelpAndOnThePageAboutConsent() throws Exception {
        String help = TestArchive.say("consent", "new", "--help").out().replaceAll("\\s+", " ");
        String page = Files.readString(Path.of("docs/consent.md"));
        String table = page.substring(page.indexOf("### Categories"), page.indexOf("**Several grants.**"));

        assertThat(help)
                .contains(Arrays.stream(Category.values()).map(Category::id).collect(Collectors.joining(", ")));
        assertThat(table.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.replaceAll(" \\|[^|]*\\|$", "")))
                .containsExactlyElementsOf(Arrays.stream(Category.values())
                        .map(category -> "| `" + category.id() + "` | " + category.words())
                        .toList());
    }

    /** After a change of the form's words: draw it anew, as this test does, and look at it. How it looks may differ. */
    @Test
    void theFormAmongTheExamplesIsTheOneThatIsDrawn() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk")).set("institution", "Harbour Library");
        Path drawn = folder.resolve("form.html");

        done(TestArchive.say("consent", "form", "--config", desk.config(), "--out", drawn));

        assertThat(withoutStyle(Path.of("docs/examples/consent-form.html"))).isEqualTo(withoutStyle(drawn));
    }

    private static String withoutStyle(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s)<style>.*?</style>", "");
    }

    /** As git judges it; the records of the samples are invented, and part of the program. */
    @Test
    void whatNamesDonorsIsIgnoredByGit() throws Exception {
        List<String> named = List.of(
                "consent.json",
                "consent (1).json",
                "receipt.html",
                "check.html",
                "checklist.csv",
                "donations/ruan-slate/film.mp4",
                "inbox/a.zip",
                "agreements/deed.pdf",
                "work/consent.json");
        List<String> ours = List.of("archive-samples/kelp-and-kites/consent.json", "docs/examples/notice.txt");
        List<String> command = new ArrayList<>(List.of("git", "check-ignore", "--no-index"));
        command.addAll(named);
        command.addAll(ours);
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes());
        assumeTrue(git.waitFor() < 2, "not in a checkout");

        assertThat(said.lines().map(line -> line.replace("\"", ""))).containsExactlyElementsOf(named);
    }
}
