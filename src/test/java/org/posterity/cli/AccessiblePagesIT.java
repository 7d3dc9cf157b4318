package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page in a headless Chromium, wide and narrow, light and dark: axe-core finds nothing to complain of, the Tab key
 * reaches everything, and the page loads and runs nothing.
 */
class AccessiblePagesIT {
    @TempDir
    Path folder;

    private BrowserScript script;

    @BeforeEach
    void browser() {
        script = new BrowserScript("accessible.mjs", "axe-core", "whether pages are accessible");
    }

    @Test
    void noPageKeepsAnybodyOut() throws Exception {
        Path pages = PagesOfEveryKind.write(folder);
        assertThat(new TreeSet<>(ExportVersion.tree(StoredAip.bytes(pages)).findValuesAsText("kind")))
                .containsExactly(
                        "access copy, index",
                        "access copy, post",
                        "access copy, unmatched file",
                        "consent form, de",
                        "consent form, en",
                        "donor's copy",
                        "page in a WARC file",
                        "pre-ingest report",
                        "receipt, de",
                        "receipt, en",
                        "refusal report",
                        "register",
                        "report");

        JsonNode findings = script.run(folder, pages);

        Path told = Files.writeString(Path.of("target", "accessible-pages.json"), findings.toPrettyString());
        assertThat(problems(findings)).as("Where and when: " + told).isEmpty();
    }

    @Test
    void aBrokenPageIsFoundOutByEveryCheck() throws Exception {
        Path list = folder.resolve("pages.json");
        Files.writeString(
                list,
                ExportVersion.JSON
                        .createArrayNode()
                        .add(ExportVersion.JSON
                                .createObjectNode()
                                .put("kind", "broken")
                                .put(
                                        "page",
                                        BrowserScript.FOLDER
                                                .resolve("broken.html")
                                                .toString()))
                        .toString());

        assertThat(problems(script.run(folder, list)))
                .containsExactly(
                        "broken: asks for something from elsewhere",
                        "broken: axe: color-contrast",
                        "broken: axe: color-contrast-enhanced",
                        "broken: axe: html-has-lang",
                        "broken: axe: image-alt",
                        "broken: axe: landmark-one-main",
                        "broken: axe: page-has-heading-one",
                        "broken: axe: region",
                        "broken: complains in the console",
                        "broken: keyboard: not reached",
                        "broken: keyboard: the focus does not leave",
                        "broken: keyboard: the focus is not seen",
                        "broken: keyboard: the focus is out of sight",
                        "broken: keyboard: what is folded does not open",
                        "broken: no policy that closes the page",
                        "broken: runs a script",
                        "broken: wider than the window");
    }

    private static TreeSet<String> problems(JsonNode findings) {
        TreeSet<String> problems = new TreeSet<>();
        findings.forEach(finding -> problems.add(
                finding.path("kind").asText() + ": " + finding.path("problem").asText()));
        return problems;
    }
}
