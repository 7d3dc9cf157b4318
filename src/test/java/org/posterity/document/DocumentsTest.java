package org.posterity.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.CdxjValidator;
import org.posterity.format.warc.PagesValidator;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.w3c.dom.Document;

/** Documents that are drawn from records made by hand. */
class DocumentsTest {
    @TempDir
    Path folder;

    private MadeUpPackage made(int posts) throws IOException {
        return new MadeUpPackage(folder.resolve("bag" + posts), posts);
    }

    private Documents documents(MadeUpPackage made) {
        return new Documents(new PackageRecords(made), RecordIndex.ofHeaders(made, folder.resolve("work")));
    }

    private String drawn(MadeUpPackage made, String path) throws IOException {
        return drawn(documents(made), path);
    }

    private static String drawn(Documents documents, String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.draw(path, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60})
    void theSameRecordsGiveTheSameBytesWhetherOrNotDocumentsLieThere(int posts) throws Exception {
        MadeUpPackage made = made(posts);
        Documents documents = documents(made);
        Map<String, String> first = new HashMap<>();
        for (String path : documents.paths()) {
            first.put(path, drawn(documents, path));
        }
        for (Map.Entry<String, String> document : first.entrySet()) {
            made.text(document.getKey(), document.getValue());
        }
        BagInfo labels = documents.bagInfo();
        for (String path : documents.paths()) {
            assertThat(drawn(documents(made), path)).as(path).isEqualTo(first.get(path));
        }
        assertThat(documents(made).bagInfo()).isEqualTo(labels);
        assertThat(documents.paths()).containsExactlyInAnyOrderElementsOf(Documents.paths(1));
        assertThat(documents.paths())
                .allSatisfy(path ->
                        assertThat(PackageFile.at(path).orElseThrow().form()).isEqualTo(PackageFile.Form.DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60})
    void theIndexIsTheSameFromHeadersAndFromWhoWroteTheRecords(int posts) throws Exception {
        MadeUpPackage made = made(posts);
        RecordIndex known = out -> {
            try (CdxjIndex index = new CdxjIndex(folder.resolve("known"))) {
                for (String path : made.written.keySet()) {
                    index.add(path, made.written.get(path));
                }
                index.write(out);
            }
        };
        String index = drawn(new Documents(new PackageRecords(made), known), PackageFile.RECORD_INDEX.path());

        assertThat(index).isEqualTo(drawn(made, PackageFile.RECORD_INDEX.path()));
        assertThat(index.lines()).hasSize(posts == 0 ? 0 : 2 * posts + 2);
        assertThat(new CdxjValidator()
                        .validate(
                                "index.cdxj",
                                Channels.newChannel(
                                        new ByteArrayInputStream(index.getBytes(StandardCharsets.US_ASCII)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60})
    void listsEveryPageOfTheIndex(int posts) throws Exception {
        MadeUpPackage made = made(posts);
        String pages = drawn(made, PackageFile.PAGES.path());
        String index = drawn(made, PackageFile.RECORD_INDEX.path());

        assertThat(new PagesValidator()
                        .validate(
                                "pages.jsonl",
                                Channels.newChannel(new ByteArrayInputStream(pages.getBytes(StandardCharsets.UTF_8)))))
                .isEmpty();
        List<String> lines = pages.lines().skip(1).toList();
        assertThat(lines).hasSize(posts == 0 ? 0 : posts + 1);
        for (String line : lines) {
            JsonNode page = new ObjectMapper().readTree(line);
            assertThat(index).contains("\"url\":\"" + page.path("url").asText() + "\",\"mime\":\"text/html\"");
            assertThat(page.path("ts").asText()).isEqualTo(MadeUpPackage.SEALED.toString());
        }
    }

    @Test
    void callsAPageByTheTimeAndTheBeginningOfWhatIsSaid() throws Exception {
        assertThat(drawn(made(1), PackageFile.PAGES.path()))
                .contains("\"title\":\"2021-01-01 00:00:01 UTC, video: Kelp & <tides> 0\"")
                .contains("\"title\":\"unmatched: IMG 1.MOV\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void premisTellsOfAllAccessionsAsItsSchemaAllows(int accessions) throws Exception {
        MadeUpPackage made = new MadeUpPackage(folder.resolve("several"), 2, accessions, false);
        made.restrict("data/posts/2021/x.warc");
        String premis = drawn(made, PackageFile.PREMIS.path());

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/org/posterity/format/premis/premis-as-written.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(premis.getBytes(StandardCharsets.UTF_8))));
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(premis.getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("event").getLength()).isEqualTo(2 * accessions + 1);
        assertThat(xml.getElementsByTagName("rightsStatement").getLength()).isEqualTo(2 * accessions);
        assertThat(premis)
                .contains(
                        "Credit as: Kelp &amp; Kites",
                        "actionsGranted/mig",
                        "licenses/by/4.0/",
                        "Handed over as a gift.");
        assertThat(xml.getElementsByTagName("agent").getLength()).isEqualTo(2);
        assertThat(premis)
                .contains(
                        "Restricted: data/posts/2021/x.warc.",
                        "data/posts/2021/x.warc: nobody: preserved only, until it is released.")
                .contains(
                        "urn:example:kelp/accessions/000" + accessions + "/events/0002",
                        "urn:example:kelp/changes/0001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60})
    void theCrateDescribesWhatItRefersToAndEveryFile(int posts) throws Exception {
        MadeUpPackage made = made(posts);
        JsonNode graph = new ObjectMapper()
                .readTree(drawn(made, PackageFile.RO_CRATE_METADATA.path()))
                .path("@graph");
        Map<String, JsonNode> entities = new HashMap<>();
        graph.forEach(entity ->
                assertThat(entities.put(entity.path("@id").asText(), entity)).isNull());
        for (JsonNode entity : graph) {
            for (JsonNode id : entity.findValues("@id")) {
                assertThat(entities.containsKey(id.asText()) || id.asText().startsWith("https://"))
                        .as(id.asText())
                        .isTrue();
            }
        }
        for (String path : made.paths()) {
            assertThat(entities).containsKey(path.substring("data/".length()).replace(" ", "%20"));
        }
        for (String path : documents(made).paths()) {
            assertThat(entities).containsKey(path.substring("data/".length()));
        }
    }

    @Test
    void thePostsOfSeveralAccessionsAreOneListForProgramsAndAReportEach() throws Exception {
        MadeUpPackage made = new MadeUpPackage(folder.resolve("two"), 3, 2, true);
        String crate = drawn(made, PackageFile.RO_CRATE_METADATA.path());

        assertThat(crate.split("\"SocialMediaPosting\"", -1)).hasSize(7);
        assertThat(crate.split("\"CreateAction\"", -1)).hasSize(3);
        assertThat(drawn(made, PackageFile.PAGES.path()).lines()).hasSize(1 + 2 * 4);
        assertThat(documents(made).paths())
                .contains("data/accessions/0001/report.html", "data/accessions/0002/report.html");
        assertThat(drawn(made, "data/accessions/0002/report.html"))
                .contains("accession 2", MadeUpPackage.stem(2, 1))
                .doesNotContain(MadeUpPackage.stem(1, 1));
    }

    @Test
    void theReportTellsWhatTheRecordsSay() throws Exception {
        String report = drawn(made(3), PackageFile.REPORT.path(1));

        assertThat(report)
                .contains("3 posts listed: 2 complete; 1 missing or incomplete.", "No file was handed over.")
                .contains("post id in the file's name", "MPEG-4 video", "The consent does not cover likes.")
                .contains("data:image/jpeg;base64,AQID", "two capitalised words in a row")
                .contains("Kelp &amp; Kites", "Not a medium.", "Read, not kept as a file");
    }

    @Test
    void theReadmeTellsWhatTheRecordsSay() throws Exception {
        assertThat(drawn(made(3), PackageFile.README.path()))
                .contains("Posts of @kelp.and.kites on TikTok", "Harbour <Library>", "Desk, desk@harbour.example")
                .contains("2 posts", "1 file that belongs");
    }

    @Test
    void softwareIsNamedAsTheRecordsNameIt() throws Exception {
        MadeUpPackage made = made(1);
        for (String path : List.of(
                PackageFile.README.path(),
                PackageFile.RO_CRATE_METADATA.path(),
                PackageFile.PREMIS.path(),
                PackageFile.REPORT.path(1))) {
            assertThat(drawn(made, path)).as(path).contains("9.8.7-invented");
        }
        assertThat(documents(made).bagInfo().first("Bag-Software-Agent")).contains("Posterity 9.8.7-invented");
    }

    @Test
    void theLabelsOfTheBagAreThoseOfTheNewestAccessionAndTheCurrentTerms() throws Exception {
        BagInfo info = documents(made(2)).bagInfo();

        assertThat(IntStream.range(0, info.elements().size())
                        .mapToObj(i -> info.elements().get(i).label()))
                .doesNotHaveDuplicates();
        assertThat(info.first("Bagging-Date")).contains("2026-11-22");
        assertThat(info.first("Posterity-Agreement")).contains("urn:example:agreement");
        assertThat(info.first("Posterity-Access")).contains("on-site");
        assertThat(info.first("Posterity-Validity")).contains("2026-01-01/..");
        assertThat(info.first("Bag-Group-Identifier")).contains("Tides");
        assertThat(info.first("BagIt-Profile-Identifier")).contains("https://harbour.example/profile.json");
    }
}
