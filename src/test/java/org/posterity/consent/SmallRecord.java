package org.posterity.consent;

import java.nio.charset.StandardCharsets;
import org.posterity.model.Account;

/** A consent record that lets posts and media of one account in, of invented people. */
public final class SmallRecord {
    private SmallRecord() {}

    public static byte[] of(Account account) {
        return """
                {
                  "id": "small-things-1",
                  "grantor": {"capacity": "creator", "persons": [{"name": "A Donor"}]},
                  "accounts": [{"platform": "%s", "username": "%s"}],
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
                """.formatted(account.platform(), account.username(), "ab".repeat(32))
                .getBytes(StandardCharsets.UTF_8);
    }
}
