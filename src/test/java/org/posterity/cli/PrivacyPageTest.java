package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/privacy.md name mechanisms and tests; each of them must be there. */
class PrivacyPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");

    /** A row: provision, what it asks, mechanism, test. */
    private record Row(String provision, String mechanism, String test) {}

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/privacy.md"));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : page().lines().filter(line -> line.startsWith("| ")).toList()) {
            String[] cells = line.substring(2).split(" \\| | \\|$");
            assertThat(cells).as(line).hasSize(4);
            if (!cells[0].equals("provision")) {
                rows.add(new Row(cells[0], cells[2], cells[3]));
            }
        }
        return rows;
    }

    private static List<String> named(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> classesBelow(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyTestOfTheTablesExistsAndOnlyWhatIsNotBuiltHasNone() throws IOException {
        Set<String> tests = classesBelow("src/test/java");

        assertThat(rows()).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(named(row.test())).allMatch(tests::contains).allMatch(name -> name.endsWith("Test"));
            assertThat(named(row.test()).isEmpty())
                    .as(row.provision())
                    .isEqualTo(row.mechanism().equals("**not built yet**"));
        });
    }

    @Test
    void everyClassSettingCommandAndWordOfTheTablesExists() throws IOException {
        Set<String> classes = classesBelow("src/main/java");
        String settings = Files.readString(Path.of("config/application.properties"));
        String words = Files.readString(Path.of("README.md"))
                + Files.readString(Path.of("docs/consent.md"))
                + Files.readString(Path.of("config/selection.yaml"))
                + Files.readString(Path.of("docs/package.md"));
        for (Row row : rows()) {
            for (String name : named(row.mechanism())) {
                if (CLASS.matcher(name).matches()) {
                    assertThat(classes).contains(name);
                } else if (name.startsWith("posterity ")) {
                    requireCommand(name);
                } else if (settingsBeginWith(name, settings)) {
                    assertThat(settings).containsPattern("(?m)^" + Pattern.quote(name) + "=");
                } else {
                    assertThat(isWord(name, words)).as(name).isTrue();
                }
            }
        }
    }

    /** A gate code, an access level, a field of a record, a category or rule of the selection policy, or a file of a package. */
    private static boolean isWord(String name, String words) {
        return Pattern.compile("(?m)(`|^ *|\")" + Pattern.quote(name) + "(`|:|\")")
                .matcher(words)
                .find();
    }

    private static boolean settingsBeginWith(String name, String settings) {
        int dot = name.indexOf('.');
        return dot > 0 && settings.lines().anyMatch(line -> line.startsWith(name.substring(0, dot + 1)));
    }

    private static void requireCommand(String line) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
        words.remove(0);
        words.add("--help");
        TestArchive.Answer answer = TestArchive.say(words.toArray());
        assertThat(answer.exit()).as(line).isZero();
        assertThat(answer.out()).as(line).contains("Usage: " + line);
    }

    @Test
    void theProvisionsThatAreAskedForAreAllThere() throws IOException {
        String provisions = rows().stream().map(Row::provision).collect(Collectors.joining("\n"));

        assertThat(provisions)
                .contains("Art. 4(5)", "Art. 5(1)(a)", "Art. 5(1)(b)", "Art. 5(1)(c)", "Art. 5(1)(d)", "Art. 5(1)(e)")
                .contains("Art. 5(1)(f)", "Art. 5(2)", "Art. 6", "Art. 7(3)", "Art. 8", "Art. 9", "Art. 12", "Art. 13")
                .contains(
                        "Art. 14", "Art. 15", "Art. 17", "Art. 20", "Art. 25", "Art. 28", "Art. 30", "Art. 32",
                        "Art. 35")
                .contains("Art. 44–49", "Art. 89(1)", "§1798.100", "§1798.105", "§1798.110", "§1798.121")
                .contains("312.5", "312.7", "312.10", "localisation");
        assertThat(page()).contains("engineering, not legal advice");
    }

    @Test
    void whatTheTextNamesAsACommandOrATestIsThereToo() throws IOException {
        Set<String> tests = classesBelow("src/test/java");
        for (MatchResult found : CODE.matcher(page()).results().toList()) {
            String name = found.group(1);
            if (name.matches("[A-Z]\\w+Test")) {
                assertThat(tests).contains(name);
            }
            if (name.startsWith("posterity ")) {
                requireCommand(name.replaceAll(" --.*", ""));
            }
        }
    }

    /** What the page says of Art. 28: only stores and sources that the settings name are contacted, by the packages made for that. */
    @Test
    void onlyStoresAndSourcesOpenConnections() throws IOException {
        Set<String> open = Set.of("storage/s3", "sources/s3", "sources/webdav", "routing");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                assertThat(text)
                        .as(file.toString())
                        .doesNotContain("java.net.http", "java.net.Socket;", "java.net.URL;", ".openConnection(");
                if (CLIENTS.stream().anyMatch(text::contains)) {
                    assertThat(open).anyMatch(place -> file.getParent().endsWith(place));
                }
            }
        }
    }

    private static final List<String> CLIENTS =
            List.of("software.amazon.", "com.github.sardine.", "camel.component.file.remote");
}
