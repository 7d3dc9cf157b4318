package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.posterity.model.Fault;

class ConsentJsonLdTest {
    private static final int RECORDS = 400;

    private final ConsentJsonLd jsonLd = new ConsentJsonLd(Records.reader());

    @Test
    void everyRecordIsReadBackAsItWasWritten() {
        GeneratedRecords records = new GeneratedRecords(27560);
        for (int i = 0; i < RECORDS; i++) {
            ConsentRecord record = Records.sound(records.next().toString());

            assertThat(read(ConsentJsonLd.write(record))).isEqualTo(record);
            assertThat(ConsentTerms.parse(record.terms().toJson())).isEqualTo(record.terms());
        }
    }

    @Test
    void everyRecordsFileIsWrittenBackFromWhatWasRead() {
        GeneratedRecords records = new GeneratedRecords(4);
        for (int i = 0; i < RECORDS; i++) {
            ConsentRecord record = Records.sound(records.next().toString());
            ConsentRecord again = Records.sound(new String(record.toJson(), StandardCharsets.UTF_8));

            assertThat(again.of(record.terms().record())).isEqualTo(record);
        }
    }

    @Test
    void purposesOfAnInstitutionsOwnHaveTermsOfTheirOwn() {
        for (String id : List.of("school & play", "a+b", "purpose-x", "100%", "ä")) {
            assertThat(DpvTerms.purposeOf(DpvTerms.purpose(id))).contains(id);
            assertThat(DpvTerms.purpose(id)).matches("posterity:purpose-[A-Za-z0-9.%_-]+");
        }
    }

    @Test
    void termsOfTheVocabularyAreUsedWhereItHasThem() {
        JsonNode json = Records.json(text(ConsentJsonLd.write(Records.sound(Records.COMPLETE))));

        assertThat(json.path("@type").asText()).isEqualTo("dpv:ConsentRecord");
        assertThat(json.at("/dpv:hasLegalBasis/@type").asText()).isEqualTo("dpv:Consent");
        assertThat(json.at("/dpv:hasConsentStatus/0/@type").asText()).isEqualTo("dpv:ConsentGiven");
        assertThat(json.at("/dpv:hasProcess/0/dpv:hasPurpose").toString())
                .isEqualTo("[\"posterity:purpose-preservation\",\"dpv:AcademicResearch\"]");
    }

    @Test
    void theContextIsInTheDocumentAndKnowsEveryPrefix() {
        ObjectNode json = Records.json(text(ConsentJsonLd.write(Records.sound(Records.COMPLETE))));
        Set<String> prefixes = new TreeSet<>();
        json.path("@context").fieldNames().forEachRemaining(prefixes::add);
        json.remove("@context");

        assertThat(keys(json))
                .filteredOn(key -> !key.startsWith("@"))
                .allMatch(key -> prefixes.contains(key.substring(0, key.indexOf(':'))));
        assertThat(prefixes).contains("dpv", "dct", "xsd", "posterity");
    }

    @Test
    void theTermsNameNoPerson() {
        ConsentRecord record =
                Records.sound(Records.with(r -> r.putObject("embargo").put("event", "the death of Ilse Quist")));
        String terms = text(ConsentJsonLd.write(record.terms()));

        assertThat(terms)
                .doesNotContain("Quist")
                .doesNotContain("Oram")
                .doesNotContain("deed")
                .contains("dpv:UntilEventDuration", record.terms().record().toString(), Records.DEED_SHA256)
                .contains("dpv:hasLegalBasis", "GDPR Art. 6(1)(a)")
                .contains("posterity:category-media", "posterity:access-registered");
    }

    @Test
    void whatIsMissingOrMisspeltIsNamedInTheRecordsWords() {
        assertThat(faults(json -> json.remove("dpv:hasDataController")))
                .extracting(Fault::where)
                .contains("$.institution.name", "$.institution.acceptedBy", "$.institution.acceptedAt");
        assertThat(faults(json -> ((ObjectNode) json.at("/dpv:hasProcess/0")).put("posterity:access", "dpv:Access")))
                .extracting(Fault::where)
                .containsExactly("$.access");
        assertThat(faults(json -> ((ObjectNode) json.path("dpv:hasDataSubject"))
                        .put("posterity:birthDateInExport", "posterity:birth-date-in-export-right")))
                .extracting(Fault::where, fault -> fault.remedy().replaceFirst(".* In JSON-LD", "In JSON-LD"))
                .containsExactly(
                        tuple("$.birthDateInExport", "In JSON-LD: posterity:birthDateInExport of dpv:hasDataSubject."));
        assertThat(faults(json -> ((ObjectNode) json.path("dpv:hasDataSubject")).put("@type", "dpv:Adult Child")))
                .extracting(Fault::where)
                .containsExactly("$.age");
    }

    @Test
    void otherSpellingsOfTheSameAreRead() {
        ConsentRecord record = Records.sound(Records.with(r -> r.put("birthDateInExport", "looked-at")));
        String written = text(ConsentJsonLd.write(record));

        assertThat(read(written.replace("\"dpv:", "\"privacy:")
                        .replace("\"privacy\"", "\"dpv\"")
                        .replace("\"dpv\" :", "\"privacy\" :")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(record);
        assertThat(read(written.replace("\"dpv:", "\"https://w3id.org/dpv#")
                        .replace("\"dct:", "\"http://purl.org/dc/terms/")
                        .replace("\"posterity:", "\"urn:posterity:vocabulary#")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(record);
        JsonNode expanded = expanded(Records.json(written));
        assertThat(read(("[" + expanded + "]").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(record);
        assertThat(read(("{\"@graph\":[" + expanded + "]}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(record);
    }

    /** As a processor of JSON-LD expands it: every name in full, every value a list of objects. */
    private static JsonNode expanded(JsonNode node) {
        if (node.isValueNode()) {
            ObjectNode value = Records.json("{}");
            boolean term = node.asText().matches("(dpv|posterity):[A-Za-z-]+");
            return term ? value.put("@id", full(node.asText())) : value.set("@value", node);
        }
        ObjectNode object = Records.json("{}");
        node.properties().forEach(entry -> {
            JsonNode values = entry.getValue();
            if (entry.getKey().equals("@type")) {
                (values.isArray() ? values : List.of(values))
                        .forEach(type -> object.withArray("@type").add(full(type.asText())));
            } else if (!entry.getKey().startsWith("@")) {
                String name = full(entry.getKey());
                (values.isArray() ? values : List.of(values))
                        .forEach(value -> object.withArray(
                                        "/" + name.replace("~", "~0").replace("/", "~1"))
                                .add(expanded(value)));
            }
        });
        return object;
    }

    private static String full(String term) {
        return term.replaceFirst("^dpv:", "https://w3id.org/dpv#")
                .replaceFirst("^dct:", "http://purl.org/dc/terms/")
                .replaceFirst("^posterity:", "urn:posterity:vocabulary#");
    }

    @Test
    void aRecordOfSomebodyElsesIsToldAllThatItLacksInItsOwnWords() {
        String other = """
                {"@context": {"@vocab": "https://w3id.org/dpv#", "dct": "http://purl.org/dc/terms/"},
                 "@type": "ConsentRecord", "dct:identifier": "cr-1",
                 "hasDataController": {"hasName": "Harbour Library"},
                 "hasProcess": {"hasPurpose": "AcademicResearch"}}
                """;
        List<Fault> faults = jsonLd.read(other.getBytes(StandardCharsets.UTF_8)).match(record -> List.of(), all -> all);

        assertThat(faults)
                .extracting(Fault::where)
                .contains("$.institution.acceptedBy", "$.categories", "$.access", "$.from", "$.age")
                .doesNotContain("$.id", "$.institution.name", "$.purposes");
        assertThat(faults)
                .filteredOn(fault -> fault.where().equals("$.access"))
                .extracting(Fault::remedy)
                .allMatch(remedy -> remedy.contains("In JSON-LD: posterity:access of dpv:hasProcess."));
    }

    @Test
    void aDigestIsNotNeededOfARecordThatNeverHadAFile() {
        ConsentRecord record = Records.sound(Records.COMPLETE);
        ObjectNode json = Records.json(text(ConsentJsonLd.write(record)));
        json.remove("posterity:record");

        ConsentRecord read = read(json.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.of(record.terms().record())).isEqualTo(record);
    }

    @Test
    void anotherDocumentIsNoRecord() {
        for (String text : List.of("", "{", "[]", "{\"@type\": \"dpv:ConsentReceipt\"}", "7")) {
            assertThat(jsonLd.read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ConsentReading.Faulty.class);
        }
        assertThat(faults(json -> json.put("posterity:record", "sha256:Ilse Quist"))
                        .toString())
                .contains("posterity:record")
                .doesNotContain("Quist");
    }

    private List<Fault> faults(Consumer<ObjectNode> change) {
        ObjectNode json = Records.json(text(ConsentJsonLd.write(Records.sound(Records.COMPLETE))));
        change.accept(json);
        return jsonLd.read(json.toString().getBytes(StandardCharsets.UTF_8))
                .match(record -> List.of(), faults -> faults);
    }

    private ConsentRecord read(byte[] json) {
        return jsonLd.read(json).match(record -> record, faults -> {
            throw new AssertionError("Should be sound: " + faults);
        });
    }

    private static Set<String> keys(JsonNode json) {
        Set<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        json.forEach(child -> keys.addAll(keys(child)));
        return keys;
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
