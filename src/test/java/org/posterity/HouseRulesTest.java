package org.posterity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.posterity.model.Category;

/** House rules that show in the text of files: in sources, in documents, in how the two agree. */
class HouseRulesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path DOCS = Path.of("docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final Pattern VAR = Pattern.compile("\\bvar\\s+\\w+\\s*(=\\s*(?!new )|:)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");
    private static final int HALF_A_PAGE = 45;

    @Test
    void varStandsOnlyWhereTheRightSideNamesTheType() throws IOException {
        assertThat(matches(MAIN, VAR)).isEmpty();
    }

    @Test
    void nothingIsLeftToDo() throws IOException {
        assertThat(matches(MAIN, Pattern.compile("\\b(TODO|FIXME|XXX)\\b"))).isEmpty();
    }

    @Test
    void nothingIsPrintedPastTheCommandLine() throws IOException {
        assertThat(matches(MAIN, Pattern.compile("System\\.(out|err)\\b|printStackTrace")))
                .allMatch(found -> found.startsWith("Main.java"));
    }

    @Test
    void noTestUsesAMock() throws IOException {
        assertThat(matches(TESTS, Pattern.compile("import (static )?org\\.(mockito|easymock|powermock)")))
                .isEmpty();
    }

    @Test
    void thereIsOneMavenModule() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("<modules>");
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            Set<Path> packages = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> packages.add(file.getParent()));
            assertThat(packages)
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .startsWith("/**"));
        }
    }

    @Test
    void everyDecisionSaysWhichTestWouldFail() throws IOException {
        Set<String> tests = new TreeSet<>();
        javaFiles(TESTS).forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
        try (Stream<Path> records = Files.list(DECISIONS)) {
            assertThat(records.toList()).isNotEmpty().allSatisfy(record -> {
                String text = Files.readString(record);
                assertThat(text).startsWith("# ").contains("## Context", "## Decision", "## Confirmation");
                assertThat(text.lines()).hasSizeLessThanOrEqualTo(HALF_A_PAGE);
                List<String> named = new ArrayList<>();
                TEST_NAME
                        .matcher(text.substring(text.indexOf("## Confirmation")))
                        .results()
                        .forEach(found -> named.add(found.group(1)));
                assertThat(named).isNotEmpty();
                assertThat(tests).containsAll(named);
            });
        }
    }

    @Test
    void everyLinkInADocumentLeadsSomewhere() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(
                Path.of("README.md"),
                Path.of("CONTRIBUTING.md"),
                Path.of("CHANGELOG.md"),
                Path.of("config/README.md"),
                Path.of("routes/README.md")));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (Path document : documents) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !target.contains("://"))
                    .forEach(target -> assertThat(document.resolveSibling(target))
                            .as("link in " + document)
                            .exists());
        }
    }

    @Test
    void everySectionOfAnExportStandsInTheTableOfCoverage() throws IOException {
        String coverage = Files.readString(DOCS.resolve("coverage.md"));
        Path table = Path.of("src/main/resources/org/posterity/export/tiktok/structure.tsv");
        List<String> sections = Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("section\t") || line.startsWith("root\t"))
                .filter(line -> !line.contains("\t-\t"))
                .toList();
        assertThat(sections).isNotEmpty().allSatisfy(line -> {
            String[] parts = line.split("\t");
            assertThat(coverage.lines().filter(row -> row.startsWith("| `" + parts[1] + "` |")))
                    .as("the row of " + parts[1])
                    .anyMatch(
                            row -> Stream.of(parts[2].split(" \\| ")).allMatch(name -> row.contains("`" + name + "`")));
        });
    }

    @Test
    void coverageSaysOfEachCategoryWhatTheShippedTableDoes() throws IOException {
        String coverage = Files.readString(DOCS.resolve("coverage.md"));
        JsonNode categories = new YAMLMapper()
                .readTree(Path.of("config/selection.yaml").toFile())
                .path("categories");
        assertThat(categories).hasSize(Category.values().length);
        categories.properties().forEach(entry -> {
            String kept = entry.getValue().path("treatment").asText().equals("keep") ? "kept" : "counted";
            String row = coverage.lines()
                    .filter(line -> line.startsWith("| `" + entry.getKey() + "` |"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.split(" \\| ")[2])
                    .as(entry.getKey())
                    .startsWith(entry.getValue().has("if-chosen") ? "if chosen" : kept);
        });
    }

    private static List<String> matches(Path folder, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : javaFiles(folder)) {
            for (String line : Files.readAllLines(file)) {
                if (pattern.matcher(line).find() && !file.endsWith("HouseRulesTest.java")) {
                    found.add(file.getFileName() + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
