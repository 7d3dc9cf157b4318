package org.posterity.consent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * What the institution keeps as proof of an agreement, apart from packages and for longer: the record as received, its
 * JSON-LD, how to reach the grantors, and the signed papers.
 *
 * @param id {@code urn:posterity:agreement:} and 20 base32 characters of the digest of the record's own identifier. It stays
 *     the same when the record changes, and the terms in every package repeat it
 * @param record sha256 of the record as received
 */
public record Agreement(String id, Digest record, List<Part> parts) {
    /** How the identifier of every agreement begins. */
    public static final String BEGINNING = "urn:posterity:agreement:";

    public Agreement {
        parts = List.copyOf(parts);
    }

    /** One file of it. */
    public sealed interface Part {
        /** Its path within the agreement's file. */
        String path();
    }

    /** A short text written by the program. */
    public record Written(String path, byte[] content) implements Part {}

    /** A paper. Its path contains its digest, so that another paper of the same name has another path. */
    public record Paper(String path, Path location, Digest sha256) implements Part {}

    /** The identifier of the agreement whose record or terms have this identifier. */
    public static String idOf(String recordId) {
        Digest digest = Digest.sha256(recordId.getBytes(StandardCharsets.UTF_8));
        return BEGINNING + PackageId.mint(digest).shortForm();
    }
}
