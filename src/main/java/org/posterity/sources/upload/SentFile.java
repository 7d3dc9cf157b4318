package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.posterity.model.Digest;

/**
 * A file that a donor sends.
 *
 * @param number under which it lies; its name is never part of a path before it is accepted
 * @param name as the donor's computer says it, not to be trusted
 * @param length in bytes, as announced
 * @param modified when it was last changed on the donor's computer
 * @param received how many of its bytes are here, from the first on
 * @param sha256 of all of it, once all is here
 */
public record SentFile(int number, String name, long length, Instant modified, long received, Optional<Digest> sha256) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether all of it is here. */
    public boolean isWhole() {
        return sha256.isPresent();
    }

    /** Whether it is the same file of the donor's, as far as can be told without its bytes. */
    boolean isSame(String otherName, long otherLength, Instant otherModified) {
        return name.equals(otherName) && length == otherLength && modified.equals(otherModified);
    }

    SentFile with(long bytes, Optional<Digest> digest) {
        return new SentFile(number, name, length, modified, bytes, digest);
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("number", number)
                .put("name", name)
                .put("length", length)
                .put("modified", modified.toEpochMilli())
                .put("received", received);
        sha256.ifPresent(digest -> json.put("sha256", digest.hex()));
        return json;
    }

    /** @throws RuntimeException when something is missing or mistyped */
    static SentFile of(JsonNode json) {
        return new SentFile(
                json.path("number").asInt(),
                json.path("name").asText(),
                json.path("length").asLong(),
                Instant.ofEpochMilli(json.path("modified").asLong()),
                json.path("received").asLong(),
                Optional.of(json.path("sha256").asText())
                        .filter(hex -> !hex.isEmpty())
                        .map(hex -> Digest.parse("sha256:" + hex)));
    }
}
