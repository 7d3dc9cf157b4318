package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.privacy.HandMadeExport.field;
import static org.posterity.privacy.HandMadeExport.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.PlainWarc;
import org.posterity.consent.Agreement;
import org.posterity.export.Donation;
import org.posterity.export.FieldRole;
import org.posterity.format.premis.PremisWriter;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.privacy.HandMadeExport;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Grant;
import org.posterity.record.RecordJson;
import org.w3c.dom.Document;

/** The terms in a package: whole as JSON and JSON-LD, short in PREMIS, RO-Crate and bag-info, and in no WARC file. */
class TermsInPackageTest {
    private static final List<String> KEYS = List.of(
            "grantor",
            "acceptedBy",
            "acceptedAt",
            "signedAt",
            "thirdParties",
            "legalBasis",
            "accountUnnamed",
            "noticeVersion",
            "\"grants\"",
            "\"embargo\"",
            "\"purposes\"",
            "\"access\"",
            "consent-terms",
            "dpv:",
            "w3id.org/dpv",
            "posterity:consent");

    @TempDir
    private Path home;

    private Sealed sealed;
    private ConsentTerms terms;

    @BeforeEach
    void seal() throws IOException {
        Donation donation = new Donation(home)
                .granting("""
                        "grants": [
                          {"categories": ["posts", "media", "comments"], "purposes": ["preservation", "research"], "access": "open",
                           "from": "2026-03-01"},
                          {"categories": ["profile", "engagement"], "purposes": ["preservation"], "access": "on-site",
                           "from": "2026-03-01", "until": "2036-02-29"}
                        ],
                        "embargo": {"untilDate": "2030-01-01"}
                        """)
                .with("user_data_tiktok.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                .with("7415613371640204641.mp4", "not really a film");
        sealed = Sealed.keepingAll(
                        new HandMadeExport(donation)
                                .with(item(
                                        "comment",
                                        Category.COMMENTS,
                                        "Comment.Comments.CommentsList[]",
                                        "2024-06-01T10:00:00",
                                        field("comment", "text", FieldRole.TEXT, "my gran dried kelp on this wall")))
                                .export(),
                        home)
                .sound();
        terms = RecordJson.read(
                new ByteArrayInputStream(sealed.ledger("consent-terms.json").getBytes(StandardCharsets.UTF_8)),
                ConsentTerms.class);
    }

    @Test
    void premisSaysOfEveryGrantWhatTheTermsSay() throws Exception {
        byte[] xml = sealed.read("premis.xml").getBytes(StandardCharsets.UTF_8);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PremisWriter.class.getResource("premis-as-written.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        Document premis =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));

        assertThat(text(premis, "//rightsBasis")).isEqualTo("other");
        assertThat(text(premis, "//otherRightsBasis")).isEqualTo("donor agreement");
        assertThat(text(premis, "//otherRightsApplicableDates/startDate"))
                .isEqualTo(terms.from().toString());
        assertThat(text(premis, "//otherRightsApplicableDates/endDate"))
                .isEqualTo(terms.until().orElseThrow().toString());
        assertThat(document(premis, "consent record")).isEqualTo(terms.record().hex());
        assertThat(document(premis, "notice to the donor"))
                .isEqualTo(terms.notice().hex());
        assertThat(document(premis, "agreement")).isEqualTo(terms.id());
        assertThat(document(premis, "agreement file of the institution")).isEqualTo(Agreement.idOf(terms.id()));
        assertThat(sealed.data().getParent().resolve(document(premis, "terms as granted")))
                .exists();
        assertThat(terms.grants()).hasSize(2);
        for (Grant grant : terms.grants()) {
            String covers = "//rightsGranted[contains(rightsGrantedNote, '"
                    + grant.categories().iterator().next().id() + "')]";
            String shown = covers + "[act='disseminate']";
            assertThat(text(premis, shown + "/restriction[1]"))
                    .isEqualTo("access: " + grant.access().words());
            assertThat(text(premis, shown + "/termOfGrant/endDate"))
                    .isEqualTo(grant.until().map(Object::toString).orElse("OPEN"));
            assertThat(text(premis, shown + "/termOfRestriction/endDate")).isEqualTo("2029-12-31");
            assertThat(text(premis, "count(" + covers + "[act='replicate'])")).isEqualTo("1");
            assertThat(text(premis, "count(" + covers + "[act='use'])"))
                    .isEqualTo(grant.purposes().contains("research") ? "1" : "0");
        }
    }

    @Test
    void theCrateTellsThemInShort() {
        Map<String, JsonNode> graph = new HashMap<>();
        Sealed.tree(sealed.read("ro-crate-metadata.json"))
                .path("@graph")
                .forEach(entity -> graph.put(entity.path("@id").asText(), entity));
        JsonNode root = graph.get("./");
        JsonNode license = graph.get(root.path("license").path("@id").asText());

        assertThat(root.path("conditionsOfAccess").asText())
                .isEqualTo(AccessLevel.ON_SITE.words() + "; from 2026-03-01 until 2036-02-29; closed until 2030-01-01");
        assertThat(license.path("identifier").asText()).isEqualTo(Agreement.idOf(terms.id()));
        assertThat(license.path("expires").asText())
                .isEqualTo(terms.until().orElseThrow().toString());
        assertThat(license.path("description").asText())
                .contains("for preservation.", terms.record().toString(), "closed until 2030-01-01");
        assertThat(root.path("usageInfo"))
                .hasSize(3)
                .allSatisfy(file ->
                        assertThat(sealed.holds(file.path("@id").asText())).isTrue())
                .allSatisfy(
                        file -> assertThat(graph).containsKey(file.path("@id").asText()));
    }

    @Test
    void bagInfoTellsThemInALineEach() throws IOException {
        assertThat(Files.readAllLines(sealed.data().resolveSibling("bag-info.txt")))
                .contains(
                        "Posterity-Agreement: " + Agreement.idOf(terms.id()),
                        "Posterity-Consent-Record: " + terms.record(),
                        "Posterity-Purposes: " + String.join(", ", terms.purposes()),
                        "Posterity-Access: " + terms.access().id(),
                        "Posterity-Validity: " + terms.from() + "/"
                                + terms.until().orElseThrow(),
                        "Posterity-Embargo: closed until "
                                + terms.embargoUntil().orElseThrow())
                .noneMatch(line -> line.startsWith("Posterity-Storage-Countries"));
    }

    @Test
    void noWarcFileHoldsTheConsentRecordOrTheTerms() throws IOException {
        byte[] record = Files.readAllBytes(home.resolve("submission/consent.json"));
        assertThat(Digest.sha256(record)).isEqualTo(terms.record());
        List<Digest> digests = List.of(
                terms.record(),
                digest("accessions/0001/consent-terms.json"),
                digest("accessions/0001/consent-terms.jsonld"));
        List<String> secrets = List.of("Ilse Quist", "Nils Oram", terms.id(), Agreement.idOf(terms.id()));

        assertThat(sealed.warcs()).anyMatch(warc -> warc.startsWith("posts/")).contains("account/0001.warc");
        for (String warc : sealed.warcs()) {
            String bytes = Files.readString(sealed.data().resolve(warc), StandardCharsets.ISO_8859_1);
            assertThat(bytes).as(warc).doesNotContain(secrets.toArray(String[]::new));
            assertThat(bytes).as(warc).doesNotContain(KEYS.toArray(String[]::new));
            for (Digest digest : digests) {
                byte[] raw = HexFormat.of().parseHex(digest.hex());
                assertThat(bytes)
                        .as(warc)
                        .doesNotContainIgnoringCase(digest.hex())
                        .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(raw));
            }
            for (PlainWarc.Record each : sealed.records(warc)) {
                assertThat(digests).as(each.target()).doesNotContain(Digest.sha256(each.block()));
            }
        }
    }

    @Test
    void theListOfKeysIsThatOfRecordAndTerms() throws IOException {
        String written = Files.readString(home.resolve("submission/consent.json"))
                + sealed.ledger("consent-terms.json")
                + sealed.ledger("consent-terms.jsonld");
        assertThat(KEYS.stream().filter(key -> !key.matches("noticeVersion|consent-terms|.*consent")))
                .allMatch(written::contains);
        assertThat(new TreeSet<>(fields(sealed.json("consent-terms.json"))))
                .contains("accountUnnamed", "grants", "embargoUntil", "thirdParties");
    }

    private static List<String> fields(JsonNode json) {
        return StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false)
                .toList();
    }

    private Digest digest(String below) throws IOException {
        return Digest.sha256(Files.readAllBytes(sealed.data().resolve(below)));
    }

    private static String document(Document premis, String role) throws Exception {
        return text(
                premis,
                "//otherRightsDocumentationIdentifier[otherRightsDocumentationRole='" + role
                        + "']/otherRightsDocumentationIdentifierValue");
    }

    private static String text(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
