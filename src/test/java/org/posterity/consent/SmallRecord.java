package org.posterity.consent;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.model.Account;

/** A consent record that lets posts and media of some accounts in, of invented people. */
public final class SmallRecord {
    private SmallRecord() {}

    public static byte[] of(Account... accounts) {
        return """
                {
                  "id": "small-things-1",
                  "grantor": {"capacity": "creator", "persons": [{"name": "A Donor"}]},
                  "accounts": [%s],
                  "age": "adult",
                  "institution":
                      {"name": "The Library of Small Things", "acceptedBy": "An Archivist", "acceptedAt": "2026-01-01"},
                  "notice": {"version": "1", "language": "en", "digest": "sha256:%s"},
                  "categories": ["posts", "media"],
                  "purposes": ["preservation"],
                  "access": "open",
                  "from": "2026-01-01",
                  "thirdParties": "pseudonymise",
                  "legalBasis": {"kind": "consent"},
                  "events": [{"type": "given", "at": "2026-01-01"}]
                }
                """.formatted(
                        Stream.of(accounts)
                                .map(it -> "{\"platform\": \"%s\", \"username\": \"%s\"}"
                                        .formatted(it.platform(), it.username()))
                                .collect(Collectors.joining(", ")),
                        "ab".repeat(32))
                .getBytes(StandardCharsets.UTF_8);
    }
}
