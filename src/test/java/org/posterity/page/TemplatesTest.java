package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every template, and for all text that goes through one. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern RAW_TEXT = Pattern.compile("<(script|style)\\b.*?</\\1>", Pattern.DOTALL);

    @Test
    void noTemplateLetsAValuePastTheEscaping() throws IOException {
        assertThat(templates()).isNotEmpty().allSatisfy(template -> {
            String text = Files.readString(template);
            assertThat(text).doesNotContain("$unsafe", "<script", " style=", "http:", "https:", "url(", "@import url");
            assertThat(text).doesNotContainPattern(" on[a-z]+=\"");
            assertThat(RAW_TEXT.matcher(text)
                            .results()
                            .map(found -> found.group().replaceFirst("<style>@raw\n", "")))
                    .allMatch(style -> !style.contains("${") && !style.contains("@template"));
        });
    }

    @Test
    void escapesTextAndAttributesAndReplacesWhatPagesForbid() throws Exception {
        String hostile = "a<b>\"'&amp;\r\nb\rc\u0000\u0085\uFFFE\uD800\u202E";

        WellFormed page = WellFormed.parse(facts(new Fact(hostile, "javascript:alert(1)")));

        assertThat(page.all("dt").get(0).getTextContent())
                .isEqualTo("a<b>\"'&amp;\nb\nc\uFFFD\uFFFD\uFFFD\uFFFD\u202E");
        assertThat(page.all("b")).isEmpty();
    }

    @Test
    void leadsToNoAddressThatRuns() throws Exception {
        StringWriter out = new StringWriter();
        PageOutput.write(
                html -> JtestillGenerated.render(html, null, null, "javascript:alert(1)", "video", "\"><b>", ""), out);

        assertThat(out.toString()).doesNotContain("javascript", "<b>");
    }

    private static String facts(Fact fact) throws IOException {
        StringWriter out = new StringWriter();
        PageOutput.write(html -> JtefactsGenerated.render(html, null, List.of(fact)), out);
        return out.toString();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
