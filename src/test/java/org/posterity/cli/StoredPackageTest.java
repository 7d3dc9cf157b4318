package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.validation.Validator;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwat.warc.WarcReaderFactory;
import org.netpreserve.jwarc.HeaderValidator;
import org.slf4j.LoggerFactory;

/** A donation taken in by the command line, judged by other people's tools and by plain code. */
class StoredPackageTest {
    @TempDir
    static Path folder;

    private static TestArchive desk;
    private static SampleDonation donation;
    private static StoredAip aip;

    @BeforeAll
    static void takeIn() throws Exception {
        ((Logger) LoggerFactory.getLogger("gov.loc")).setLevel(Level.OFF);
        desk = TestArchive.in(folder);
        donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5)
                .video("IMG_4821.MOV", 31)
                .video("again/how we dry kelp [7118434817674333537] (1).mp4", 2);
        aip = desk.archived(desk.consented(donation), "--collection", "harbour-voices", "--accession", "2026-0147");
    }

    @Test
    void theLibraryOfCongressAcceptsTheBagAsAFolder() throws Exception {
        assertValidBag(aip.bag());
    }

    @Test
    void theLibraryOfCongressAcceptsTheBagAsADeliveredTar(@TempDir Path out) throws Exception {
        TestArchive.Answer answer = desk.run("deliver", aip.id(), "--as", "tar", "--to", out.resolve("tar"));
        assertThat(answer.exit()).as(answer.err()).isZero();
        Path tar = only(out.resolve("tar"));
        Set<String> tops = new HashSet<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                tops.add(entry.getName().split("/")[0]);
                Path target = out.resolve(entry.getName());
                assertThat(target).startsWithRaw(out);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }

        assertThat(tops).containsExactly(tar.getFileName().toString().replace(".tar", ""));
        assertValidBag(out.resolve(tops.iterator().next()));
        assertThat(ArchiveListing.of(out.resolve(tops.iterator().next()))).isEqualTo(ArchiveListing.of(aip.bag()));
    }

    private static void assertValidBag(Path bag) throws Exception {
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(new BagReader().read(bag), false);
        }
    }

    @Test
    void thePayloadOxumIsWhatLiesThere() throws Exception {
        long bytes = 0;
        long files = 0;
        try (Stream<Path> paths = Files.walk(aip.data())) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
                files++;
            }
        }

        assertThat(StoredAip.read(aip.bag().resolve("bag-info.txt")).lines())
                .contains("Payload-Oxum: " + bytes + "." + files, "Bag-Group-Identifier: harbour-voices");
        assertThat(StoredAip.read(aip.bag().resolve("bag-info.txt"))).contains("2026-0147");
    }

    @Test
    void jwatFindsNoErrorInAnyWarc() throws Exception {
        List<String> errors = new ArrayList<>();
        int records = 0;
        for (Path file : aip.warcs()) {
            try (InputStream in = Files.newInputStream(file);
                    org.jwat.warc.WarcReader reader = WarcReaderFactory.getReader(in, 8192)) {
                reader.setBlockDigestEnabled(true);
                reader.setPayloadDigestEnabled(true);
                for (org.jwat.warc.WarcRecord record; (record = reader.getNextRecord()) != null; records++) {
                    record.close();
                    if (!record.isCompliant()
                            || Boolean.FALSE.equals(record.isValidBlockDigest)
                            || Boolean.FALSE.equals(record.isValidPayloadDigest)) {
                        errors.add(file + " " + record.diagnostics.getErrors());
                    }
                }
                if (!reader.isCompliant()) {
                    errors.add(file + " " + reader.diagnostics.getErrors());
                }
            }
        }

        assertThat(errors).isEmpty();
        assertThat(records).isEqualTo(aip.records().size()).isGreaterThan(40);
    }

    @Test
    void jwarcsValidateToolFindsNoErrorInAnyWarc() throws Exception {
        Path jwarc = Path.of(HeaderValidator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jwarc.toString(),
                "org.netpreserve.jwarc.tools.ValidateTool",
                "--verbose",
                "--forbid-extensions"));
        aip.warcs().forEach(file -> command.add(file.toString()));

        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).doesNotContain("ERROR").contains("payload digest pass");
        assertThat(tool.waitFor()).isZero();
    }

    @Test
    void ocflJavaFindsNothingWrongWithTheObject() {
        ValidationResults results = Validator.validateObject(aip.object(), true);

        assertThat(results.getErrors()).isEmpty();
        assertThat(results.getWarnings()).isEmpty();
    }

    @Test
    void everyDigestInTheWarcsIsThatOfItsBytes() {
        Map<String, String> digestOfTarget = new HashMap<>();
        for (PlainWarc.Record record : aip.records()) {
            String digest = "sha256:" + ArchiveListing.sha256(record.block());
            if (!record.type().equals("revisit")) {
                assertThat(record.fields().getOrDefault("WARC-Block-Digest", digest))
                        .as(record.target())
                        .isEqualTo(digest);
            }
            if (record.type().equals("resource")) {
                assertThat(record.fields().get("WARC-Payload-Digest"))
                        .as(record.target())
                        .isEqualTo(digest);
                assertThat(digestOfTarget.put(record.target(), digest)).isNull();
            } else if (record.type().equals("metadata")) {
                assertThat(record.fields()).containsKey("WARC-Block-Digest");
            }
        }
        assertThat(digestOfTarget).hasSizeGreaterThan(30);
        aip.records().stream()
                .filter(record -> record.type().equals("revisit"))
                .forEach(revisit -> assertThat(revisit.fields().get("WARC-Payload-Digest"))
                        .isEqualTo(digestOfTarget.get(revisit.fields().get("WARC-Refers-To-Target-URI"))));
    }

    @Test
    void everyMediaFileComesBackByteForByte() {
        Map<String, byte[]> byDigest = new HashMap<>();
        aip.records().stream()
                .filter(record -> record.type().equals("resource"))
                .forEach(record -> byDigest.put("sha256:" + ArchiveListing.sha256(record.block()), record.block()));

        donation.media().forEach((name, bytes) -> {
            JsonNode listed = aip.file("media/" + name);
            assertThat(listed.path("kept").asBoolean()).as(name).isTrue();
            assertThat(byDigest.get(listed.path("digest").asText())).as(name).isEqualTo(bytes);
        });
    }

    @Test
    void noRecordPosesAsACapture() {
        for (PlainWarc.Record record : aip.records()) {
            assertThat(record.type()).isIn("warcinfo", "resource", "metadata", "revisit");
            if (!record.type().equals("warcinfo")) {
                assertThat(record.target()).startsWith("https://archive.invalid/");
            }
        }
    }

    @Test
    void everyLineOfTheIndexPointsAtItsRecord() {
        List<String> lines =
                StoredAip.read(aip.data().resolve("index/index.cdxj")).lines().toList();
        Map<String, Set<String>> indexed = new HashMap<>();
        for (String line : lines) {
            JsonNode entry =
                    ExportVersion.tree(line.substring(line.indexOf('{')).getBytes(StandardCharsets.UTF_8));
            int offset = entry.path("offset").asInt();
            PlainWarc.Record record = aip.records(entry.path("filename").asText()).stream()
                    .filter(it -> it.offset() == offset)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(line));
            assertThat(entry.path("length").asInt()).isEqualTo(record.length());
            assertThat(entry.path("url").asText()).isEqualTo(record.target());
            assertThat(entry.path("digest").asText())
                    .isEqualTo(record.fields()
                            .getOrDefault("WARC-Payload-Digest", record.fields().get("WARC-Block-Digest")));
            indexed.computeIfAbsent(entry.path("filename").asText(), f -> new HashSet<>())
                    .add(record.target());
        }

        assertThat(lines).isSorted();
        for (Path warc : aip.warcs()) {
            String name = aip.data().relativize(warc).toString();
            assertThat(indexed.get(name))
                    .as(name)
                    .containsAll(aip.records(name).stream()
                            .filter(record -> record.type().equals("resource")
                                    || record.type().equals("revisit"))
                            .map(PlainWarc.Record::target)
                            .toList());
        }
    }

    @Test
    void theListOfPagesHasEveryPostAndThenTheFileWithoutOne() {
        List<JsonNode> pages = StoredAip.read(aip.data().resolve("index/pages.jsonl"))
                .lines()
                .map(line -> ExportVersion.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();

        assertThat(pages.get(0).path("format").asText()).isEqualTo("json-pages-1.0");
        assertThat(pages.stream().skip(1).map(page -> page.path("url").asText()))
                .hasSize(9)
                .startsWith(aip.posts().stream()
                        .map(post -> post.path("page").asText())
                        .toArray(String[]::new));
        assertThat(pages.get(9).path("title").asText()).isEqualTo("unmatched: IMG_4821.MOV");
        Set<String> targets = new HashSet<>();
        aip.records().forEach(record -> targets.add(record.target()));
        assertThat(targets)
                .containsAll(pages.stream()
                        .skip(1)
                        .map(page -> page.path("url").asText())
                        .toList());
    }

    /**
     * The schema of the Library of Congress where its path is given; else our own, which allows a subset of it.
     */
    @Test
    void premisIsValid() throws Exception {
        String official = System.getenv("PREMIS_XSD");
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);

        (official == null
                        ? schemas.newSchema(StoredPackageTest.class.getResource(
                                "/org/posterity/format/premis/premis-as-written.xsd"))
                        : schemas.newSchema(Path.of(official).toFile()))
                .newValidator()
                .validate(new StreamSource(aip.data().resolve("premis.xml").toFile()));
    }

    @Test
    void everyReferenceInTheCrateResolvesAndEveryFileExists() {
        JsonNode crate = ExportVersion.tree(StoredAip.bytes(aip.data().resolve("ro-crate-metadata.json")));
        Map<String, JsonNode> entities = new LinkedHashMap<>();
        for (JsonNode entity : crate.path("@graph")) {
            assertThat(entities.put(entity.path("@id").asText(), entity)).isNull();
        }
        Set<String> references = new HashSet<>();
        entities.values().forEach(entity -> entity.forEach(value -> references(value, references)));
        references.removeAll(entities.keySet());

        assertThat(references)
                .as("references to nothing in the crate")
                .allMatch(id -> id.matches("https?://(w3id\\.org|schema\\.org|www\\.nationalarchives\\.gov\\.uk)/.*"));
        int files = 0;
        for (Map.Entry<String, JsonNode> entity : entities.entrySet()) {
            JsonNode type = entity.getValue().path("@type");
            boolean file = type.asText().equals("File")
                    || StoredAip.list(type).stream()
                            .anyMatch(one -> one.asText().equals("File"));
            if (file && !entity.getKey().contains(":")) {
                assertThat(aip.data().resolve(entity.getKey())).isRegularFile();
                files++;
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(aip.warcs().size());
        assertThat(entities.get("./").path("@type").toString()).contains("Dataset");
    }

    private static void references(JsonNode value, Set<String> into) {
        if (value.isObject() && value.size() == 1 && value.has("@id")) {
            into.add(value.path("@id").asText());
        } else if (value.isContainerNode()) {
            value.forEach(inner -> references(inner, into));
        }
    }

    @Test
    void ourOwnValidateFindsBagWarcsAndIndexValid() {
        List<Object> paths = new ArrayList<>(List.of(aip.bag(), aip.data().resolve("index/index.cdxj"), "--json"));
        paths.addAll(aip.warcs());

        TestArchive.Answer answer = desk.run("validate", paths.toArray());

        assertThat(answer.exit()).as(answer.out()).isZero();
        assertThat(answer.json())
                .hasSize(aip.warcs().size() + 2)
                .allMatch(line -> line.path("valid").asBoolean());
    }

    @Test
    void validateSeesOneChangedByte(@TempDir Path copy) throws Exception {
        assertThat(desk.run("deliver", aip.id(), "--as", "bag", "--to", copy).exit())
                .isZero();
        Path bag = only(copy);
        assertThat(desk.run("validate", bag).exit()).isZero();
        Path warc = bag.resolve("data").resolve(aip.posts().get(0).path("warc").asText());
        byte[] bytes = Files.readAllBytes(warc);
        bytes[bytes.length / 2] ^= 1;
        Files.write(warc, bytes);

        TestArchive.Answer answer = desk.run("validate", bag);

        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.out())
                .contains("not valid")
                .contains("sha256")
                .contains(warc.getFileName().toString());
    }

    @Test
    void aDeliveredBagIsTheStoredOne(@TempDir Path copy) throws Exception {
        assertThat(desk.run("deliver", aip.id(), "--as", "bag", "--to", copy).exit())
                .isZero();

        assertThat(ArchiveListing.of(only(copy))).isEqualTo(ArchiveListing.of(aip.bag()));
        assertThat(ArchiveListing.of(aip.bag()).keySet())
                .contains("data/README.txt", "data/account/0001.warc", "data/accessions/0001/report.html");
    }

    private static Path only(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
