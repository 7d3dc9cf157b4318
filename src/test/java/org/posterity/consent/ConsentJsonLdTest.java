package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConsentJsonLdTest {
    private static final int RECORDS = 400;

    @Test
    void nothingOfARecordIsLostOnTheWay() {
        GeneratedRecords records = new GeneratedRecords(27560);
        for (int i = 0; i < RECORDS; i++) {
            ConsentRecord record = Records.sound(records.next().toString());
            ObjectNode written = Records.json(text(ConsentJsonLd.write(record)));

            assertThat(Records.sound(JsonLdReader.record(written).toString()))
                    .usingRecursiveComparison()
                    .ignoringFields("terms.record")
                    .isEqualTo(record);
            assertThat(written.path("posterity:record").asText())
                    .isEqualTo(record.terms().record().toString());
        }
    }

    @Test
    void purposesOfAnInstitutionsOwnHaveTermsOfTheirOwn() {
        for (String id : List.of("school & play", "a+b", "purpose-x", "100%", "ä")) {
            String term = DpvTerms.purpose(id);
            assertThat(term).matches("posterity:purpose-[A-Za-z0-9.%_-]+");
            assertThat(URLDecoder.decode(term.substring("posterity:purpose-".length()), StandardCharsets.UTF_8))
                    .isEqualTo(id);
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
