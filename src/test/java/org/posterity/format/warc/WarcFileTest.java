package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwat.common.Diagnosis;
import org.jwat.warc.WarcReaderFactory;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

class WarcFileTest {
    @TempDir
    Path folder;

    @Test
    void statesTheDigestOfEveryBlockAndPayload() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        List<HandParser.Record> records = HandParser.read(Files.readAllBytes(written.file()));

        assertThat(records)
                .extracting(record -> record.field("WARC-Type"))
                .containsExactly("warcinfo", "resource", "resource", "resource", "metadata", "revisit");
        for (HandParser.Record record : records.subList(0, 5)) {
            assertThat(record.field("WARC-Block-Digest")).isEqualTo(record.sha256OfBlock());
        }
        for (HandParser.Record record : records.subList(1, 4)) {
            assertThat(record.field("WARC-Payload-Digest")).isEqualTo(record.sha256OfBlock());
        }
        assertThat(records.get(5).field("WARC-Payload-Digest"))
                .isEqualTo(records.get(1).sha256OfBlock());
        assertThat(records.get(4).field("WARC-Payload-Digest")).isNull();
    }

    @Test
    void keepsPayloadsByteForByte() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        List<HandParser.Record> records = HandParser.read(Files.readAllBytes(written.file()));

        assertThat(records.get(1).block()).isEqualTo(Samples.video());
        assertThat(records.get(2).block()).isEqualTo(Samples.PAGE);
        assertThat(records.get(3).block()).isEmpty();
    }

    @Test
    void tellsWhereEachRecordLies() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        List<HandParser.Record> records = HandParser.read(Files.readAllBytes(written.file()));

        assertThat(written.entries()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            WarcEntry entry = written.entries().get(i);
            HandParser.Record record = records.get(i + 1);
            assertThat(entry.offset()).isEqualTo(record.offset());
            assertThat(entry.length()).isEqualTo(record.length());
            assertThat("<" + entry.recordId() + ">").isEqualTo(record.field("WARC-Record-ID"));
            assertThat(entry.target()).hasToString(record.field("WARC-Target-URI"));
            assertThat(entry.date()).isEqualTo(Instant.parse(record.field("WARC-Date")));
            assertThat(entry.type().label()).isEqualTo(record.field("WARC-Type"));
        }
        assertThat(written.entries().get(4).payloadLength()).isEqualTo(Samples.video().length);
    }

    @Test
    void knowsTheFixityOfTheFile() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        byte[] file = Files.readAllBytes(written.file());

        assertThat(written.fixity().size()).isEqualTo(file.length);
        assertThat(written.fixity().sha256().hex()).isEqualTo(hex("SHA-256", file));
        assertThat(written.fixity().sha512().hex()).isEqualTo(hex("SHA-512", file));
    }

    @Test
    void tiesRecordsTogetherAsTheStandardWants() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        List<HandParser.Record> records = HandParser.read(Files.readAllBytes(written.file()));

        String warcinfo = records.get(0).field("WARC-Record-ID");
        assertThat(records.get(0).field("WARC-Warcinfo-ID")).isNull();
        assertThat(records.get(0).field("WARC-Filename")).isEqualTo("post.warc");
        assertThat(records.subList(1, 6)).allSatisfy(record -> {
            assertThat(record.field("WARC-Warcinfo-ID")).isEqualTo(warcinfo);
            assertThat(record.field("WARC-Date")).isEqualTo("2026-03-04T05:06:07Z");
        });
        String video = records.get(1).field("WARC-Record-ID");
        assertThat(records.get(4).field("WARC-Refers-To")).isEqualTo(video);
        assertThat(records.get(5).fields())
                .containsEntry("WARC-Refers-To", video)
                .containsEntry("WARC-Refers-To-Target-URI", Samples.BASE + "media/1.mp4")
                .containsEntry("WARC-Refers-To-Date", "2026-03-04T05:06:07Z")
                .containsEntry("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
                .containsEntry("Content-Length", "0");
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        WrittenWarc one = Samples.write(Files.createDirectory(folder.resolve("1")), "post.warc");
        WrittenWarc two = Samples.write(Files.createDirectory(folder.resolve("2")), "post.warc");
        WrittenWarc other = Samples.write(folder, "another.warc");

        assertThat(two.file()).hasSameBinaryContentAs(one.file());
        assertThat(other.entries())
                .extracting(WarcEntry::recordId)
                .doesNotContainAnyElementsOf(
                        one.entries().stream().map(WarcEntry::recordId).toList());
    }

    @Test
    void makesIdentifiersOfVersionEightAndAllDifferent() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        assertThat(written.entries())
                .extracting(WarcEntry::recordId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.toString())
                        .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void lineBreaksInAWarcinfoValueMakeNoField() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");

        String block = new String(
                HandParser.read(Files.readAllBytes(written.file())).get(0).block(), StandardCharsets.UTF_8);

        assertThat(block.lines()).hasSize(4).contains("operator: An Archive WARC-Type: response");
    }

    @Test
    void refusesWhatWouldInjectAHeader() throws Exception {
        try (WarcFile warc = WarcFile.create(folder.resolve("x.warc"), Samples.DATE, "x")) {
            warc.warcinfo(Map.of("software", "x"));
            assertThatThrownBy(() -> warc.resource(Samples.BASE, "text/plain\r\nWARC-Type: response", new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> warc.resource(URI.create("page.html"), "text/plain", new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (WarcFile warc = WarcFile.create(folder.resolve("y.warc"), Samples.DATE, "y")) {
            assertThatThrownBy(() -> warc.warcinfo(Map.of("software\r\nx", "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesASignedLinkAsTarget() throws Exception {
        try (WarcFile warc = WarcFile.create(folder.resolve("x.warc"), Samples.DATE, "x")) {
            warc.warcinfo(Map.of("software", "x"));
            URI signed = URI.create("https://v.example.com/1.mp4?X-Expires=1700000000&x-signature=abc");
            assertThatThrownBy(() -> warc.resource(signed, "video/mp4", new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("1700000000");
        }
    }

    @Test
    void refusesAMetadataRecordThatWouldShadowWhatItDescribes() throws Exception {
        try (WarcFile warc = WarcFile.create(folder.resolve("x.warc"), Samples.DATE, "x")) {
            warc.warcinfo(Map.of("software", "x"));
            WarcEntry page = warc.resource(Samples.BASE, "text/plain", new byte[1]);
            assertThatThrownBy(() -> warc.metadata(Samples.BASE, page, "application/json", new byte[2]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noticesThatAFileChangedAfterItsArrival() throws Exception {
        Path source = Files.write(folder.resolve("v.mp4"), Samples.video());
        Digest digest = Digest.sha256(Samples.video());
        long size = Samples.video().length;

        for (Digest wrong : List.of(Digest.sha256(new byte[0]))) {
            assertThatThrownBy(() -> writeOne(source, size, wrong)).isInstanceOf(ChangedFileException.class);
        }
        assertThatThrownBy(() -> writeOne(source, size - 1, digest)).isInstanceOf(ChangedFileException.class);
        assertThatThrownBy(() -> writeOne(source, size + 1, digest)).isInstanceOf(ChangedFileException.class);
        byte[] flipped = Samples.video();
        flipped[1_100_000] ^= 1;
        Files.write(source, flipped);
        assertThatThrownBy(() -> writeOne(source, size, digest)).isInstanceOf(ChangedFileException.class);
        assertThat(folder.resolve("one.warc")).as("an unfinished file").doesNotExist();
    }

    @Test
    void acceptsOnlySha256ForPayloads() {
        Path source = folder.resolve("v.mp4");
        Digest sha512 = Digest.of(DigestAlgorithm.SHA512, new byte[64]);
        assertThatThrownBy(() -> writeOne(source, 0, sha512)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wantsTheWarcinfoFirstAndOnce() throws Exception {
        try (WarcFile warc = WarcFile.create(folder.resolve("x.warc"), Samples.DATE, "x")) {
            assertThatThrownBy(() -> warc.resource(Samples.BASE, "text/plain", new byte[0]))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(warc::finish).isInstanceOf(IllegalStateException.class);
            warc.warcinfo(Map.of());
            assertThatThrownBy(() -> warc.warcinfo(Map.of())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void jwatFindsNothingToSay() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        List<String> diagnoses = new ArrayList<>();
        int records = 0;

        try (InputStream file = Files.newInputStream(written.file());
                org.jwat.warc.WarcReader reader = WarcReaderFactory.getReader(file, 8192)) {
            reader.setBlockDigestEnabled(true);
            reader.setPayloadDigestEnabled(true);
            for (org.jwat.warc.WarcRecord record; (record = reader.getNextRecord()) != null; records++) {
                record.close();
                record.diagnostics.getErrors().forEach(issue -> diagnoses.add(describe("error", issue)));
                record.diagnostics.getWarnings().forEach(issue -> diagnoses.add(describe("warning", issue)));
                assertThat(record.isCompliant()).isTrue();
                assertThat(record.isValidBlockDigest).isNotEqualTo(false);
                assertThat(record.isValidPayloadDigest).isNotEqualTo(false);
            }
            reader.diagnostics.getErrors().forEach(issue -> diagnoses.add(describe("error", issue)));
            reader.diagnostics.getWarnings().forEach(issue -> diagnoses.add(describe("warning", issue)));
            assertThat(reader.isCompliant()).isTrue();
        }

        assertThat(diagnoses).isEmpty();
        assertThat(records).isEqualTo(6);
    }

    @Test
    void jwarcsValidateToolFindsNothingToSay() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        Path jwarc = Path.of(WarcReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jwarc.toString(),
                        "org.netpreserve.jwarc.tools.ValidateTool",
                        "--verbose",
                        "--forbid-extensions",
                        written.file().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // The exit code alone does not tell: the tool prints ERROR for some records and still exits with 0.
        assertThat(output)
                .doesNotContain("ERROR")
                .contains("payload digest pass")
                .contains("block digest pass");
        assertThat(tool.waitFor()).isZero();
    }

    @Test
    void jwarcReadsEveryRecord() throws Exception {
        WrittenWarc written = Samples.write(folder, "post.warc");
        List<String> complaints = new ArrayList<>();
        List<Long> positions = new ArrayList<>();

        try (WarcReader reader = new WarcReader(written.file())) {
            reader.onWarning(complaints::add);
            for (WarcRecord record : reader) {
                complaints.addAll(HeaderValidator.warc_1_1(true).validate(record.headers()));
                assertThat(record.version()).isEqualTo(MessageVersion.WARC_1_1);
                positions.add(reader.position());
            }
        }

        assertThat(complaints).isEmpty();
        assertThat(positions.subList(1, 6))
                .isEqualTo(written.entries().stream().map(WarcEntry::offset).toList());
    }

    private void writeOne(Path source, long size, Digest digest) throws Exception {
        try (WarcFile warc = WarcFile.create(folder.resolve("one.warc"), Samples.DATE, "one")) {
            warc.warcinfo(Map.of("software", "x"));
            warc.resource(Samples.BASE, "video/mp4", source, size, digest);
            warc.finish();
        }
    }

    private static String describe(String kind, Diagnosis issue) {
        return kind + " " + issue.type + " " + issue.entity + " " + String.join(",", issue.information);
    }

    private static String hex(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
