package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Digest;
import org.posterity.model.ValidationIssue;

class CdxjTest {
    @TempDir
    Path folder;

    private Path index;

    @BeforeEach
    void writeAnIndexOfTwoFiles() throws Exception {
        CdxjIndex lines = new CdxjIndex(folder.resolve("runs"));
        for (String name : List.of("two.warc", "one.warc")) {
            WrittenWarc warc = Samples.write(Files.createDirectories(folder.resolve("posts/2026")), name);
            lines.add("posts/2026/" + name, warc.entries());
        }
        index = folder.resolve("index/index.cdxj");
        write(lines, index);
    }

    @Test
    void pointsAtEveryRecordOfTheFiles() throws Exception {
        List<String> lines = Files.readAllLines(index, StandardCharsets.US_ASCII);

        assertThat(lines).hasSize(10).isSorted();
        for (String line : lines) {
            assertThat(line).startsWith("org,example,archive)/aip/abc/posts/1/");
            String[] parts = line.split(" ", 3);
            assertThat(parts[1]).isEqualTo("20260304050607");
            JsonNode json = new ObjectMapper().readTree(parts[2]);
            byte[] file = Files.readAllBytes(folder.resolve(json.get("filename").asText()));
            int offset = json.get("offset").asInt();
            HandParser.Record record = HandParser.read(Arrays.copyOfRange(
                            file, offset, offset + json.get("length").asInt()))
                    .get(0);
            assertThat(record.field("WARC-Target-URI"))
                    .isEqualTo(json.get("url").asText());
            if (record.field("WARC-Type").equals("revisit")) {
                assertThat(json.get("mime").asText()).isEqualTo("warc/revisit");
                assertThat(json.get("digest").asText()).isEqualTo(record.field("WARC-Payload-Digest"));
            } else {
                assertThat(record.field("Content-Type"))
                        .startsWith(json.get("mime").asText());
                assertThat(json.get("mime").asText()).doesNotContain(";");
                assertThat(json.get("digest").asText()).isEqualTo(record.sha256OfBlock());
            }
        }
    }

    @Test
    void isTheSameInWhateverOrderFilesWereAdded() throws Exception {
        WarcEntry one = entry("https://archive.example.org/a", 0);
        WarcEntry two = entry("https://archive.example.org/%C3%A9?b=2&a=1", 1);
        CdxjIndex first = new CdxjIndex(folder.resolve("runs"));
        first.add("a\u00e9.warc", List.of(one, two));
        CdxjIndex second = new CdxjIndex(folder.resolve("runs"));
        second.add("a\u00e9.warc", List.of(two));
        second.add("a\u00e9.warc", List.of(one));
        write(first, folder.resolve("1.cdxj"));
        write(second, folder.resolve("2.cdxj"));

        assertThat(folder.resolve("1.cdxj")).hasSameBinaryContentAs(folder.resolve("2.cdxj"));
        assertThat(validate(Files.readAllBytes(folder.resolve("1.cdxj")))).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("1.cdxj")).get(0))
                .startsWith("org,example,archive)/%c3%a9?a=1&b=2 20260102030405 {")
                .contains("\"filename\":\"a\\u00E9.warc\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 999, 1000, 1001, 2000, 20_000})
    void writesLinesInOrderHoweverManyAreLaidAside(int count) throws Exception {
        Path runs = folder.resolve("runs");
        Path file = folder.resolve("many.cdxj");
        try (CdxjIndex many = new CdxjIndex(runs, 1000);
                CdxjIndex held = new CdxjIndex(folder.resolve("none"))) {
            for (int i = count; i > 0; i--) {
                List<WarcEntry> entries = List.of(entry("https://a.example/" + i % 7000, i));
                many.add("x.warc", entries);
                held.add("x.warc", entries);
            }
            assertThat(Files.exists(runs)).isEqualTo(count >= 1000);
            write(many, file);
            write(held, folder.resolve("held.cdxj"));
        }
        assertThat(Files.readAllLines(file)).hasSize(count).isSorted().doesNotHaveDuplicates();
        assertThat(validate(Files.readAllBytes(file))).isEmpty();
        assertThat(file).hasSameBinaryContentAs(folder.resolve("held.cdxj"));
        assertThat(runs).as("what was laid aside is removed").doesNotExist();
    }

    @Test
    void isTheSameFromTheHeadersOfTheFiles() throws Exception {
        Path again = folder.resolve("again.cdxj");
        try (CdxjIndex lines = new CdxjIndex(folder.resolve("runs"))) {
            for (String name : List.of("posts/2026/one.warc", "posts/2026/two.warc")) {
                try (FileChannel warc = FileChannel.open(folder.resolve(name))) {
                    lines.add(name, WarcReader.entries(warc));
                }
            }
            write(lines, again);
        }
        assertThat(again).hasSameBinaryContentAs(index);
    }

    private static void write(CdxjIndex lines, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            lines.write(out);
        }
    }

    @Test
    void validatesWhatIsWritten() throws Exception {
        assertThat(new CdxjValidator().validate(index, folder)).isEmpty();
        assertThat(validate(Files.readAllBytes(index))).isEmpty();
    }

    @Test
    void reportsLinesThatPointElsewhere() throws Exception {
        assertThat(pointing("\"offset\":\"", "\"offset\":\"1")).contains("offset is not that of a record.");
        assertThat(pointing("\"length\":\"", "\"length\":\"1")).contains("length is not that of the record.");
        assertThat(pointing("\"url\":\"https", "\"url\":\"http")).containsExactly("url is not that of the record.");
        assertThat(pointing("sha256:", "sha256:0")).containsExactly("digest is not that of the record.");
        assertThat(pointing("20260304050607", "20260304050608"))
                .containsExactly("The timestamp is not the record's date.");
        assertThat(pointing("video/mp4", "warc/revisit"))
                .containsExactly("mime is warc/revisit for revisit records, and for them only.");
        assertThat(pointing("posts/2026/one.warc", "posts/2026/none.warc"))
                .containsExactly("filename is not that of a file here: the line cannot be compared with its record.");
        assertThat(pointing("posts/2026/", "../" + folder.getFileName() + "/posts/../../../../etc/"))
                .containsExactly("filename is not that of a file here: the line cannot be compared with its record.");
    }

    /** Plain and gzipped, as crawlers write them: every field of a line is held against the record. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void comparesEveryFieldWithAResponseThatWasGotByHttp(boolean gzipped) throws Exception {
        String http = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\n\r\nnothing";
        String response = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://www.a.example/Page?b=2&a=1\r\n"
                + "WARC-Payload-Digest: sha1:ABC\r\nContent-Type: application/http; msgtype=response\r\n"
                + "Content-Length: " + http.length() + "\r\n\r\n" + http + "\r\n\r\n";
        byte[] record = response.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            file.writeBytes(gzipped ? gzip(record) : record);
        }
        Files.write(folder.resolve("crawl.warc"), file.toByteArray());
        int length = file.size() / 3;
        String line = "example,a)/page?a=1&b=2 20260102030405 {\"url\":\"https://www.a.example/Page?b=2&a=1\","
                + "\"mime\":\"text/html\",\"status\":\"404\",\"digest\":\"sha1:ABC\",\"length\":\"" + length
                + "\",\"offset\":\"" + length + "\",\"filename\":\"crawl.warc\"}\n";
        Map<String, String> changes = Map.of(
                "\"404\"",
                "\"200\"",
                "text/html",
                "text/plain",
                "\"length\":\"" + length,
                "\"length\":\"" + (length - 1),
                "sha1:ABC",
                "sha1:ABD",
                "crawl.warc",
                "other.warc",
                "\"offset\":\"" + length,
                "\"offset\":\"" + (length + 1),
                "/page?",
                "/pages?",
                "example,a)",
                "example,b)");

        assertThat(at(line)).noneMatch(issue -> issue.isError() || issue.isUnchecked());
        assertThat(at(line.replace(length + "\",\"filename", 2 * length + "\",\"filename")))
                .noneMatch(ValidationIssue::isError);
        changes.forEach((right, wrong) -> assertThat(at(line.replace(right, wrong)))
                .as(wrong)
                .filteredOn(issue -> issue.isError() || issue.isUnchecked())
                .hasSize(1));
    }

    private List<ValidationIssue> at(String line) {
        try {
            return new CdxjValidator().validate(Files.writeString(folder.resolve("crawl.cdxj"), line), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void reportsLinesThatAreNotOfTheForm() throws Exception {
        String line =
                "com,example)/ 20260102030405 {\"url\":\"https://example.com/\",\"mime\":\"text/html\",\"status\":200,"
                        + "\"digest\":\"sha256:0\",\"length\":5,\"offset\":0,\"filename\":\"x.warc\"}\n";
        assertThat(form(line)).isEmpty();
        assertThat(form(line.replace(" 2026", "  2026"))).containsExactly("CDXJ 0.1.0 Introduction");
        assertThat(form(line.replace("20260102030405", "2026"))).containsExactly("CDXJ 0.1.0 Introduction");
        assertThat(form(line.replace("}", ""))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace("}", "}}"))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace("\"mime\"", "\"url\""))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace("\"digest\"", "\"d\""))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace(":5", ":\"five\""))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace("\"status\":200,", ""))).containsExactly("CDXJ 0.1.0 JSON Block");
        assertThat(form(line.replace("com,example)/", "com,example)/x"))).containsExactly("CDXJ 0.1.0 Searchable URL");
        assertThat(form(line + line.replace("com,", "cam,"))).contains("CDXJ 0.1.0 Sorting");
        assertThat(form(line.strip())).containsExactly("CDXJ 0.1.0 Introduction");
        assertThat(form("\n\0\u00ff{}\n")).isNotEmpty();
    }

    @Test
    void survivesDamagedLines() throws Exception {
        Random random = new Random(29);
        byte[] sound = Files.readAllBytes(index);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(sound.length)] = (byte) random.nextInt(256);
            assertThat(validate(damaged)).isNotNull();
            Path file = Files.write(folder.resolve("damaged.cdxj"), damaged);
            assertThat(new CdxjValidator().validate(file, folder)).isNotNull();
        }
    }

    private List<String> pointing(String part, String by) throws IOException {
        String text = Files.readString(index);
        assertThat(text).contains(part);
        Path changed = Files.writeString(folder.resolve("changed.cdxj"), text.replaceFirst(Pattern.quote(part), by));
        return new CdxjValidator()
                .validate(changed, folder).stream()
                        .map(ValidationIssue::what)
                        .filter(what -> !what.contains("searchable") && !what.contains("stand before"))
                        .toList();
    }

    private static List<String> form(String text) throws IOException {
        return validate(text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(ValidationIssue::clause)
                .toList();
    }

    private static List<ValidationIssue> validate(byte[] bytes) throws IOException {
        return new CdxjValidator().validate("x.cdxj", Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    private static WarcEntry entry(String url, long offset) {
        return new WarcEntry(
                WarcEntry.Type.RESOURCE,
                URI.create("urn:uuid:" + offset),
                URI.create(url),
                Instant.parse("2026-01-02T03:04:05Z"),
                "text/plain",
                Digest.sha256(new byte[0]),
                0,
                offset,
                1);
    }
}
