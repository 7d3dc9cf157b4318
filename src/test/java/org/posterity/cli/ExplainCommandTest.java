package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code posterity explain} on packages that the command line stored. */
class ExplainCommandTest {
    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static StoredAip aip;

    @BeforeAll
    static void takeIn() throws IOException {
        desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5)
                .video("IMG_4821.MOV", 31);
        aip = desk.archived(desk.consented(donation, "--until", "2040-12-31"));
    }

    @Test
    void everyByteOfAStoredPackageIsExplained() throws IOException {
        TestArchive.Answer answer = desk.run("explain", aip.id(), "--all");

        assertThat(answer.exit()).as(answer.out()).isZero();
        assertThat(answer.out()).contains("consent:posts ", "consent:media ", "bagit ", "Everything is explained");
        List<JsonNode> lines = desk.run("explain", aip.id(), "--all", "--json").json();
        JsonNode total = lines.get(lines.size() - 1);
        assertThat(total.path("allExplained").asBoolean()).isTrue();
        assertThat(lines.stream()
                        .filter(line -> line.has("pieces"))
                        .mapToLong(line -> line.path("bytes").asLong())
                        .sum())
                .isEqualTo(total.path("bytes").asLong())
                .isEqualTo(bytesOf(aip.bag()));
    }

    @Test
    void everySampleIsExplained() throws IOException {
        for (String sample : List.of("kelp-and-kites", "half-a-drawer", "batch/lighthouse-loops")) {
            TestArchive own = TestArchive.in(folder.resolve(sample)).set("institution", "");
            TestArchive.Answer stored = own.run("ingest", Path.of("archive-samples", sample), "--json");
            assertThat(stored.exit()).as(stored.toString()).isZero();
            String id = stored.json().get(0).path("aip").asText();

            assertThat(own.run("explain", id, "--all").out()).contains("Everything is explained");
        }
    }

    @Test
    void mediaWithoutAnExportAreExplained() throws IOException {
        TestArchive own = TestArchive.in(folder.resolve("banned"));
        SampleDonation donation = own.consented(
                SampleDonation.in(folder.resolve("media"))
                        .video(SampleDonation.P8, 1)
                        .photo("cover.jpg", 3),
                "--without-export",
                "The platform banned the account.");
        StoredAip media = own.archived(donation);

        assertThat(own.run("explain", media.id(), "--all").out()).contains("Everything is explained");
        assertThat(own.run("explain", media.id(), "unmatched/cover.jpg.warc").out())
                .contains("accountability: why a file was not matched to a post");
    }

    @Test
    void aFileIsExplainedInWordsThatNameWhoAllowedIt() {
        TestArchive.Answer answer = desk.run("explain", aip.id(), post());

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains(
                        "data/" + post(),
                        "consent:posts: the post in normalised form",
                        "consent:media: a media file of the post, as received",
                        "description: the description and original name of a media file",
                        "in agreement " + agreement() + " with Library of Harbours, category posts",
                        aip.json("consent-terms.json").path("record").asText(),
                        "keep. The creator's own public posts are what the collection is for.",
                        "GDPR Art. 6(1)(a) or (e)",
                        "everybody (open)",
                        "2040-12-31");
    }

    @Test
    void aRecordIsFoundByItsAddressAndByItsId() {
        PlainWarc.Record record = record("/export.json");
        for (String name : List.of(
                record.target(),
                record.fields().get("WARC-Record-ID"),
                record.fields().get("WARC-Record-ID").replaceAll("[<>]", ""))) {
            List<JsonNode> lines = desk.run("explain", aip.id(), name, "--json").json();

            assertThat(lines).hasSize(2);
            JsonNode line = lines.get(0);
            assertThat(line.path("record").asText()).isEqualTo(record.target());
            assertThat(line.path("explained").asBoolean()).isTrue();
            assertThat(line.path("clause").asText()).isEqualTo("consent:posts");
            assertThat(line.path("bytes").asLong()).isEqualTo(record.length());
            assertThat(lines.get(1).path("agreement").asText()).isEqualTo(agreement());
            assertThat(lines.get(1).path("until").asText()).isEqualTo("2040-12-31");
        }
    }

    @Test
    void aRecordInJsonIsExplainedComponentByComponent() {
        List<JsonNode> lines = desk.run("explain", aip.id(), "accessions/0001/posts.jsonl", "--json")
                .json();

        assertThat(ofComponent(lines, "caption.text").path("clause").asText()).contains("consent:posts");
        assertThat(ofComponent(lines, "engagement").path("clause").asText()).isEqualTo("consent:engagement");
        assertThat(ofComponent(lines, "ordinal").path("clause").asText()).isEqualTo("accountability");
        assertThat(lines.get(0).path("form").asText()).isEqualTo("record");
    }

    @Test
    void aDocumentIsSaidToBeDrawnFromRecords() {
        assertThat(desk.run("explain", aip.id(), "accessions/0001/report.html").out())
                .contains("guidance: a document, drawn from", "data/accessions/NNNN/posts.jsonl");
    }

    @Test
    void aFileThatTheFormatDoesNotKnowIsTold(@TempDir Path own) throws IOException {
        copy(aip.bag(), own);
        Files.writeString(own.resolve("data/notes.txt"), "note");

        TestArchive.Answer answer = TestArchive.say("explain", own, "--all");

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("UNEXPLAINED: not part of the format, 4 bytes", "1 piece is unexplained");
    }

    @Test
    void whatTheTermsOfThePackageDoNotAllowIsTold(@TempDir Path own) throws IOException {
        copy(aip.bag(), own);
        Path terms = own.resolve("data/accessions/0001/consent-terms.json");
        Files.writeString(
                terms, Files.readString(terms).replace("\"media\",", "").replace(",\"media\"", ""));

        TestArchive.Answer answer = TestArchive.say("explain", own, post());

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out()).contains("UNEXPLAINED: a media file of the post", "consent:posts: the page");
    }

    @Test
    void aBagIsExplainedAsAFolderAndAsATar(@TempDir Path out) {
        assertThat(desk.run("deliver", aip.id(), "--as", "tar", "--to", out).exit())
                .isZero();
        Path tar = only(out);

        assertThat(TestArchive.say("explain", aip.bag(), "--all").out()).contains("Everything is explained");
        assertThat(TestArchive.say("explain", tar, "--all").out()).contains("Everything is explained");
    }

    @Test
    void whatWasAddedToAStoredFileIsTold(@TempDir Path own) throws IOException {
        TestArchive other = TestArchive.in(own.resolve("desk"));
        StoredAip tampered = other.archived(
                other.consented(SampleDonation.in(own.resolve("kelp")).export(ExportVersion.V3)));
        Files.writeString(tampered.warcs().get(0), "more", StandardOpenOption.APPEND);

        TestArchive.Answer damaged = other.run("explain", tampered.id(), "--all");
        assertThat(damaged.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(damaged.err()).contains("damaged");

        TestArchive.Answer answer = other.run("explain", tampered.bag(), "--all");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains("UNEXPLAINED: bytes that belong to no whole record, 4 bytes", "1 piece is unexplained");
        List<JsonNode> lines =
                other.run("explain", tampered.bag(), "--all", "--json").json();
        assertThat(lines).anyMatch(line -> !line.path("explained").asBoolean(true));
        assertThat(lines.get(lines.size() - 1).path("unexplainedPieces").asInt())
                .isOne();
    }

    @Test
    void aPackageOrPathThatIsNotHeldIsSaidInASentence() {
        TestArchive.Answer none = desk.run("explain", "urn:example:none", "--all");
        assertThat(none.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(none.err()).contains("No package named urn:example:none", "posterity list");

        TestArchive.Answer path = desk.run("explain", aip.id(), "posts/2021/none.warc");
        assertThat(path.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(path.err()).contains("no file or record of that name");
    }

    @Test
    void aQuestionThatMakesNoSenseIsAWrongUse() {
        assertThat(desk.run("explain", aip.id()).exit()).isEqualTo(Exit.USAGE);
        assertThat(desk.run("explain", aip.id(), "bagit.txt", "--all").exit()).isEqualTo(Exit.USAGE);
    }

    private static JsonNode ofComponent(List<JsonNode> lines, String name) {
        return lines.stream()
                .filter(line -> line.path("components").toString().contains('"' + name + '"'))
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path bag, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(bag)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(bag.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static String agreement() {
        return aip.json("consent-terms.json").path("id").asText();
    }

    /** The oldest post, which has a film and was public. */
    private static String post() {
        return "posts/" + StoredAip.read(aip.ledger("posts.jsonl")).replaceFirst("(?s).*?\"stem\":\"([^\"]+)\".*", "$1")
                + ".warc";
    }

    private static PlainWarc.Record record(String ending) {
        return aip.records(post()).stream()
                .filter(record -> record.target().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static Path only(Path in) {
        try (Stream<Path> files = Files.list(in)) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytesOf(Path bag) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(bag)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
