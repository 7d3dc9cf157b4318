package org.posterity.format.premis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class PremisWriterTest {
    private static final Agent POSTERITY = new Agent("posterity", "Posterity", "software", "0.1.0");
    private static final Agent ARCHIVE = new Agent("institution", "Archive <of> Kelp & Kites", "organization", "");
    private static final PremisFile FILE = new PremisFile(
            "data/posts/2024/20240506T070809Z.warc",
            4096,
            List.of(Digest.sha256(new byte[] {1})),
            "application/warc",
            Optional.of("fmt/289"),
            Optional.of("kelp \u0001 \ud83d\ude00.mp4"));

    private static PremisDocument document(Iterable<PremisFile> files) {
        List<PremisDocument.Property> properties = List.of(
                new PremisDocument.Property("posts listed", "8"), new PremisDocument.Property("posts held", "7"));
        LocalDate from = LocalDate.of(2026, 1, 1);
        PremisRights rights = new PremisRights(
                "accessions/0001/rights",
                List.of(
                        new PremisRights.Documentation("URI", "urn:example:agreement", "agreement"),
                        new PremisRights.Documentation(
                                "sha256", Digest.sha256(new byte[] {2}).hex(), "consent record")),
                "donor agreement",
                Optional.of(from),
                Optional.empty(),
                Optional.of("https://creativecommons.org/licenses/by/4.0/"),
                List.of(
                        new PremisRights.Grant(
                                PremisRights.Act.REPLICATE,
                                List.of(),
                                from,
                                Optional.empty(),
                                Optional.empty(),
                                List.of("Covers: posts, media.")),
                        new PremisRights.Grant(
                                PremisRights.Act.DISSEMINATE,
                                List.of("registered readers"),
                                from,
                                Optional.of(LocalDate.of(2036, 1, 1)),
                                Optional.of(new PremisRights.Restricted(from, Optional.of(LocalDate.of(2030, 1, 1)))),
                                List.of()),
                        new PremisRights.Grant(
                                PremisRights.Act.USE,
                                List.of("only for: research", "not yet"),
                                from,
                                Optional.empty(),
                                Optional.of(new PremisRights.Restricted(from, Optional.empty())),
                                List.of())),
                List.of("The record stays with the institution."));
        return new PremisDocument(
                PackageId.parse("urn:example:1"),
                properties,
                files,
                List.of(
                        event(1, EventType.INGESTION_START, "", "success"),
                        event(2, EventType.VALIDATION, "Bag and WARC files: no errors.", "success")),
                List.of(ARCHIVE),
                List.of(rights));
    }

    private static PremisDocument.Event event(int number, EventType type, String detail, String outcome) {
        return new PremisDocument.Event(
                "accessions/0001/events/000" + number,
                new PreservationEvent(type, Instant.parse("2026-11-22T10:00:00Z"), detail, outcome, POSTERITY));
    }

    private static byte[] write(Iterable<PremisFile> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PremisWriter().write(document(files), out);
        return out.toByteArray();
    }

    private static void validate(URL schema, byte[] xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    /**
     * Our schema allows a part of what the schema of the Library of Congress allows, which is not part of this
     * project: where the path of that one is given, both must agree.
     */
    private static List<URL> schemas() throws Exception {
        URL own = PremisWriterTest.class.getResource("premis-as-written.xsd");
        String official = System.getenv("PREMIS_XSD");
        return official == null
                ? List.of(own)
                : List.of(own, Path.of(official).toUri().toURL());
    }

    @Test
    void writesWhatPremisAllowsInItsOrder() throws Exception {
        for (URL schema : schemas()) {
            validate(schema, write(List.of(FILE)));
            validate(schema, write(List.of()));
        }
    }

    @Test
    void theSchemaItIsHeldAgainstRefusesWhatPremisDoesNotKnow() throws Exception {
        URL schema = PremisWriterTest.class.getResource("premis-as-written.xsd");
        byte[] wrong = new String(write(List.of()), StandardCharsets.UTF_8)
                .replace("<rightsBasis ", "<rightsbasis ")
                .replace("</rightsBasis>", "</rightsbasis>")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> validate(schema, wrong)).isInstanceOf(SAXException.class);
    }

    @Test
    void linksEventsAgentsObjectsAndRights() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document premis = factory.newDocumentBuilder().parse(new ByteArrayInputStream(write(List.of(FILE))));

        assertThat(text(premis, "//event[2]/eventType")).isEqualTo("validation");
        assertThat(text(premis, "//event[2]/eventType/@valueURI")).isEqualTo(EventType.VALIDATION.iri());
        assertThat(text(premis, "//event[1]/linkingAgentIdentifier/linkingAgentIdentifierValue"))
                .isEqualTo(text(premis, "//agent[1]/agentIdentifier/agentIdentifierValue"));
        assertThat(text(premis, "//event[1]/linkingObjectIdentifier/linkingObjectIdentifierValue"))
                .isEqualTo(text(premis, "//object[1]/objectIdentifier/objectIdentifierValue"))
                .isEqualTo("urn:example:1");
        assertThat(text(premis, "//object[1]/linkingRightsStatementIdentifier/linkingRightsStatementIdentifierValue"))
                .isEqualTo(text(premis, "//rightsStatementIdentifier/rightsStatementIdentifierValue"));
        assertThat(text(premis, "//agent[2]/agentName")).isEqualTo("Archive <of> Kelp & Kites");
        assertThat(text(premis, "count(//agent[2]/agentVersion)")).isEqualTo("0");
        assertThat(text(premis, "//originalName")).isEqualTo("kelp \ufffd \ud83d\ude00.mp4");
        assertThat(text(premis, "//messageDigestAlgorithm")).isEqualTo("SHA-256");
    }

    @Test
    void tellsWhatIsGrantedWhenAndByWhichDocuments() throws Exception {
        Document premis = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(write(List.of())));

        assertThat(text(premis, "count(//otherRightsDocumentationIdentifier)")).isEqualTo("2");
        assertThat(text(premis, "//otherRightsDocumentationIdentifier[2]/otherRightsDocumentationIdentifierValue"))
                .hasSize(64);
        assertThat(text(premis, "//otherRightsApplicableDates/endDate")).isEqualTo("OPEN");
        assertThat(text(premis, "//rightsGranted[1]/act")).isEqualTo("replicate");
        assertThat(text(premis, "//rightsGranted[1]/act/@valueURI"))
                .isEqualTo("http://id.loc.gov/vocabulary/preservation/actionsGranted/rep");
        assertThat(text(premis, "//rightsGranted[1]/termOfGrant/endDate")).isEqualTo("OPEN");
        assertThat(text(premis, "count(//rightsGranted[1]/termOfRestriction)")).isEqualTo("0");
        assertThat(text(premis, "//rightsGranted[2]/termOfGrant/endDate")).isEqualTo("2036-01-01");
        assertThat(text(premis, "//rightsGranted[2]/termOfRestriction/endDate")).isEqualTo("2030-01-01");
        assertThat(text(premis, "count(//rightsGranted[3]/restriction)")).isEqualTo("2");
        assertThat(text(premis, "count(//rightsGranted[3]/termOfRestriction/endDate)"))
                .isEqualTo("0");
    }

    private static String text(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }

    @Test
    void writesTheSameBytesEachTime() throws Exception {
        assertThat(write(List.of(FILE))).isEqualTo(write(List.of(FILE)));
    }

    @Test
    void streamsFilesInsteadOfCollectingThem() throws Exception {
        long[] written = {0};
        long[] writtenWhenAsked = new long[20_000];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        };
        Iterable<PremisFile> files = () -> {
            Iterator<Integer> numbers =
                    IntStream.range(0, writtenWhenAsked.length).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return numbers.hasNext();
                }

                @Override
                public PremisFile next() {
                    writtenWhenAsked[numbers.next()] = written[0];
                    return FILE;
                }
            };
        };

        new PremisWriter().write(document(files), counting);

        assertThat(writtenWhenAsked[19_999]).isGreaterThan(written[0] * 9 / 10);
    }
}
