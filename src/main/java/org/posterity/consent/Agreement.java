package org.posterity.consent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * What the institution keeps as proof of an agreement, apart from every package and for longer: the record as it came, its
 * JSON-LD, how to reach those who granted, and the signed papers that came along.
 *
 * @param id {@code urn:posterity:agreement:} and 20 base32 characters of the digest of the record's own identifier, which
 *     stays when the record changes and which the terms in every package repeat
 * @param record sha256 of the record as it came
 */
public record Agreement(String id, Digest record, List<Part> parts) {
    private static final String BEGINNING = "urn:posterity:agreement:";

    public Agreement {
        parts = List.copyOf(parts);
    }

    /** One file of it. */
    public sealed interface Part {
        /** Its path within the agreement's file. */
        String path();
    }

    /** A short text, written for this. */
    public record Written(String path, byte[] content) implements Part {}

    /** A paper, whose path tells its digest: another paper of that name has another path. */
    public record Paper(String path, Path location, Digest sha256) implements Part {}

    /** The identifier of the agreement whose record, or terms, have this identifier. */
    public static String idOf(String recordId) {
        Digest digest = Digest.sha256(recordId.getBytes(StandardCharsets.UTF_8));
        return BEGINNING + PackageId.mint(digest).shortForm();
    }
}
