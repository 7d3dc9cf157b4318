package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posterity.model.ValidationIssue;

class PagesTest {
    private static final String HEADER = "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All\"}\n";
    private static final String PAGE =
            "{\"id\":\"1\",\"url\":\"https://a.example/\",\"ts\":\"2026-01-02T03:04:05Z\"}\n";

    @Test
    void writesAHeaderAndALinePerPage() throws Exception {
        Instant ts = Instant.parse("2026-01-02T03:04:05Z");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PagesJsonl pages = new PagesJsonl(out, "Posts");
        pages.add(new PagesJsonl.Page("1", "https://a.example/1", "Kelp \u2028 \"and\"\n\ud83e\ude81", ts));
        pages.add(new PagesJsonl.Page("2", "https://a.example/2", "half a \ud83e", ts));

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.split("\n")).hasSize(3);
        JsonNode header = new ObjectMapper().readTree(text.split("\n")[0]);
        JsonNode page = new ObjectMapper().readTree(text.split("\n")[1]);
        assertThat(header.get("format").asText()).isEqualTo("json-pages-1.0");
        assertThat(header.get("title").asText()).isEqualTo("Posts");
        assertThat(page.get("id").asText()).isEqualTo("1");
        assertThat(page.get("url").asText()).isEqualTo("https://a.example/1");
        assertThat(page.get("title").asText()).isEqualTo("Kelp \u2028 \"and\"\n\ud83e\ude81");
        assertThat(page.get("ts").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(validate(text)).isEmpty();
    }

    @Test
    void reportsWhatIsNotOfTheForm() throws Exception {
        assertThat(validate(HEADER + PAGE)).isEmpty();
        assertThat(validate(HEADER)).isEmpty();
        assertThat(validate("")).containsExactly("The header line is missing.");
        assertThat(validate(PAGE)).hasSize(1);
        assertThat(validate(HEADER + PAGE + PAGE)).containsExactly("id is that of an earlier page.");
        assertThat(validate(HEADER + PAGE.replace("https://a.example", ""))).hasSize(1);
        assertThat(validate(HEADER + PAGE.replace("T03:04:05Z", ""))).hasSize(1);
        assertThat(validate(HEADER + "[]\n")).containsExactly("The line is not one JSON object.");
        assertThat(validate(HEADER + "\n")).containsExactly("The line is not one JSON object.");
    }

    private static List<String> validate(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PagesValidator()
                .validate("pages.jsonl", Channels.newChannel(new ByteArrayInputStream(bytes))).stream()
                        .map(ValidationIssue::what)
                        .toList();
    }
}
