package org.posterity.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.posterity.application.Wiring;
import org.posterity.model.Fault;

/** Consent records for tests, all of invented people. */
final class Records {
    static final String DEED_SHA256 = "11".repeat(32);

    /** Uses every field there is. */
    static final String COMPLETE = """
            {
              "$schema": "consent-record.schema.json",
              "id": "agreement-2026-017",
              "grantor": {"capacity": "creator", "persons": [{"name": "Ilse Quist", "signedAt": "2026-02-27"}]},
              "accounts": [{"platform": "tiktok", "username": "kelp.and.kites"}],
              "accountUnnamed": false,
              "age": "adult",
              "institution": {"name": "Harbour Library", "acceptedBy": "Nils Oram", "acceptedAt": "2026-03-01"},
              "notice": {"version": "3", "language": "en", "digest": "sha256:%s", "title": "Giving your videos"},
              "categories": ["posts", "media", "profile", "engagement"],
              "purposes": ["preservation", "research"],
              "access": "registered",
              "from": "2026-03-01",
              "until": "2036-02-28",
              "embargo": {"untilDate": "2027-01-01"},
              "countries": ["DE", "AT"],
              "thirdParties": "pseudonymise",
              "legalBasis": {"kind": "consent", "provision": "GDPR Art. 6(1)(a)"},
              "evidence": [{"name": "papers/deed.pdf", "digest": "sha256:%s"}],
              "events": [{"type": "given", "at": "2026-03-01", "by": "Ilse Quist"}]
            }
            """.formatted("ab".repeat(32), DEED_SHA256);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConsentRecordReader READER = ConsentRecordReader.shipped(Wiring.platforms());

    private Records() {}

    static ObjectNode complete() {
        return json(COMPLETE);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The complete record's text with a change. */
    static String with(Consumer<ObjectNode> change) {
        ObjectNode record = complete();
        change.accept(record);
        return record.toPrettyString();
    }

    static ConsentRecordReader reader() {
        return READER;
    }

    static ReadConsent read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static ConsentRecord sound(String text) {
        return read(text).match(record -> record, faults -> {
            throw new AssertionError("Should be sound: " + faults);
        });
    }

    static List<Fault> faults(String text) {
        return read(text).match(record -> List.<Fault>of(), faults -> faults);
    }

    static List<Fault> faultsWith(Consumer<ObjectNode> change) {
        return faults(with(change));
    }
}
