package org.posterity.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;

/**
 * One event of one package, and its line of JSON in the journal.
 *
 * @param head the version it is about, if any
 */
record JournalLine(PackageId aip, PreservationEvent event, Optional<Head> head) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @param previous digest of the line before, without its line end; of no bytes for the first */
    String write(Digest previous) {
        ObjectNode line = JSON.createObjectNode()
                .put("previous", previous.toString())
                .put("aip", aip.value())
                .put("type", event.type().label())
                .put("time", event.time().toString())
                .put("detail", event.detail())
                .put("outcome", event.outcome());
        head.ifPresent(it -> line.put("version", it.version())
                .put("inventory", it.inventory().toString()));
        line.putObject("agent")
                .put("id", event.agent().id())
                .put("name", event.agent().name())
                .put("kind", event.agent().kind())
                .put("version", event.agent().version());
        return line.toString();
    }

    /** What a line says of the one before it; empty where it says nothing, as lines did once. */
    static Optional<String> previous(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text).path("previous").textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Reads a line; empty if it is not one of ours. */
    static Optional<JournalLine> read(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            JsonNode agent = line.path("agent");
            PreservationEvent event = new PreservationEvent(
                    type(line.path("type").asText()),
                    Instant.parse(line.path("time").asText()),
                    text(line, "detail"),
                    text(line, "outcome"),
                    new Agent(text(agent, "id"), text(agent, "name"), text(agent, "kind"), text(agent, "version")));
            Optional<Head> head = line.has("version")
                    ? Optional.of(new Head(line.path("version").intValue(), Digest.parse(text(line, "inventory"))))
                    : Optional.empty();
            return Optional.of(new JournalLine(new PackageId(line.path("aip").asText()), event, head));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue()).orElseThrow(IllegalArgumentException::new);
    }

    private static EventType type(String label) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not an event type."));
    }
}
