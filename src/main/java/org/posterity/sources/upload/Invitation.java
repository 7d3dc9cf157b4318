package org.posterity.sources.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.posterity.model.Digest;

/**
 * What a personal link allows.
 *
 * @param id opaque; it names the link everywhere but in the link itself
 * @param token digest of the link's secret
 * @param mostBytes of all files together
 * @param language of the donor's page
 * @param about what it is for, which only consent understands; it may name people
 */
public record Invitation(
        String id, Digest token, Instant made, Instant expires, long mostBytes, String language, ObjectNode about) {
    private static final ObjectMapper JSON = new ObjectMapper();

    byte[] toJson() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("format", 1)
                .put("id", id)
                .put("token", token.toString())
                .put("made", made.toString())
                .put("expires", expires.toString())
                .put("mostBytes", mostBytes)
                .put("language", language);
        json.set("about", about);
        return JSON.writeValueAsBytes(json);
    }

    /** @throws RuntimeException when something is missing or mistyped */
    static Invitation read(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(bytes);
        return new Invitation(
                json.path("id").asText(),
                Digest.parse(json.path("token").asText()),
                Instant.parse(json.path("made").asText()),
                Instant.parse(json.path("expires").asText()),
                json.path("mostBytes").asLong(),
                json.path("language").asText(),
                (ObjectNode) json.path("about"));
    }
}
