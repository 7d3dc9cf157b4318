package org.posterity.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.posterity.model.Digest;
import org.posterity.model.Fault;

/**
 * Consent records in JSON-LD, as ISO/IEC TS 27560:2023 orders them and the Data Privacy Vocabulary names their parts. What
 * is written here is read here without loss, whatever way JSON-LD has to spell it; of a record of somebody else's, all that it lacks is
 * named.
 */
public final class ConsentJsonLd {
    /** The name of the terms' file in a package. */
    public static final String TERMS_FILE = "consent-terms.jsonld";

    private static final String LINE = " \\(line \\d+\\)$";

    private final ConsentRecordReader reader;

    public ConsentJsonLd(ConsentRecordReader reader) {
        this.reader = reader;
    }

    /** The whole record, with the names in it: for the institution, never for a package. */
    public static byte[] write(ConsentRecord record) {
        return ConsentRecordJson.bytes(JsonLdWriting.record(record));
    }

    /** The terms alone, as they may travel: scope, dates, access, digests; no person. */
    public static byte[] write(ConsentTerms terms) {
        return ConsentRecordJson.bytes(JsonLdWriting.terms(terms));
    }

    /** Reads what {@link #write(ConsentRecord)} wrote, or another record of the kind; all that is wrong with it is told at once, in the record's words. */
    public ConsentReading read(byte[] bytes) {
        if (bytes.length > ConsentRecordReader.MOST_BYTES || new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return faulty("the file", "This is empty, or larger than 1 MB.", "Is this the right file?");
        }
        JsonNode json;
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            json = LocatedJson.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, Set.of())
                    .root();
        } catch (JsonProcessingException e) {
            return faulty("the file", "This is not JSON.", "Get the whole file once more.");
        }
        json = JsonLdSpelling.unified(json);
        if (json.path("@type").asText().equals(JsonLdSpelling.TERMS)) {
            return termsAlone(json);
        }
        if (!json.path("@type").asText().equals("dpv:ConsentRecord")) {
            return faulty(
                    "$.@type",
                    "This holds no consent record of the Data Privacy Vocabulary: no node has the type dpv:ConsentRecord"
                            + " (https://w3id.org/dpv#ConsentRecord).",
                    "Name a file that 'posterity consent export' wrote, or one with such a record. A context that lies elsewhere"
                            + " is not fetched: have the prefixes written into the file.");
        }
        ObjectNode record = JsonLdReading.record(json);
        ConsentReading reading =
                reader.read(ConsentRecordJson.bytes(record)).match(ConsentReading.Read::new, ConsentJsonLd::inJsonLd);
        if (!json.has("posterity:record")) {
            return reading;
        }
        Digest digest;
        try {
            digest = Digest.parse(json.path("posterity:record").asText());
        } catch (IllegalArgumentException e) {
            return faulty(
                    "$.posterity:record",
                    "The digest of the record is missing or misspelt.",
                    "Write sha256: and 64 hexadecimal digits.");
        }
        return reading.match(read -> new ConsentReading.Read(read.of(digest)), ConsentReading.Faulty::new);
    }

    /** The digest leads to the record, as does the agreement's number; other values of the file are not repeated. */
    private static ConsentReading termsAlone(JsonNode terms) {
        String digest = terms.path("posterity:record").asText();
        String agreement = Agreement.idOf(terms.path("dct:identifier").asText());
        return faulty(
                "$.@type",
                "These are the terms of an agreement, as they travel in packages and as 'consent export --terms-only' writes them."
                        + " They are not a consent record: who granted, and what proves it, is left out of them.",
                "No record can be made of them. It lies with you: in the file from which it was exported, and, once something was"
                        + " taken in under it, in the archive's folder agreements as " + agreement
                        + (digest.matches("sha256:[0-9a-f]{64}") ? "; its digest is " + digest + "." : "."));
    }

    /** Lines are those of the record as it was put together here, which nobody sees; places in the JSON-LD take their place. */
    private static ConsentReading inJsonLd(List<Fault> faults) {
        return new ConsentReading.Faulty(
                faults.stream().map(ConsentJsonLd::inJsonLd).toList());
    }

    private static Fault inJsonLd(Fault fault) {
        String where = fault.where().replaceFirst(LINE, "");
        return new Fault(
                where,
                fault.what(),
                fault.remedy()
                        + JsonLdPlaces.of(where)
                                .map(place -> " In JSON-LD: " + place + ".")
                                .orElse(""));
    }

    private static ConsentReading faulty(String where, String what, String remedy) {
        return new ConsentReading.Faulty(List.of(new Fault(where, what, remedy)));
    }
}
