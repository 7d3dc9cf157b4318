package org.posterity.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;

/**
 * One event of one package, and its line of JSON in the journal.
 *
 * @param head the version it is about, if any
 * @param store the name of the store whose copy it is about; empty: the package in the archive
 */
record JournalLine(PackageId aip, PreservationEvent event, Optional<Head> head, Optional<String> store) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::label, type -> type));
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** About the package in the archive. */
    JournalLine(PackageId aip, PreservationEvent event, Optional<Head> head) {
        this(aip, event, head, Optional.empty());
    }

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
        store.ifPresent(name -> line.put("store", name));
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

    /** Whether it is about the package in the archive, not about a copy elsewhere. */
    boolean isOfArchive() {
        return store.isEmpty();
    }

    /** Reads a line; empty if it is not one of ours. */
    static Optional<JournalLine> read(byte[] line) {
        try (JsonParser json = FACTORY.createParser(line)) {
            Map<String, String> texts = new HashMap<>(16);
            Map<String, String> agent = new HashMap<>(8);
            int version = 0;
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> texts.put(name, json.getText());
                    case VALUE_NUMBER_INT -> version = name.equals("version") ? json.getIntValue() : version;
                    case START_OBJECT -> texts(json, name.equals("agent") ? agent : new HashMap<>());
                    default -> json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            PreservationEvent event = new PreservationEvent(
                    type(text(texts, "type")),
                    Instant.parse(text(texts, "time")),
                    text(texts, "detail"),
                    text(texts, "outcome"),
                    new Agent(text(agent, "id"), text(agent, "name"), text(agent, "kind"), text(agent, "version")));
            Optional<Head> head = version == 0
                    ? Optional.empty()
                    : Optional.of(new Head(version, Digest.parse(text(texts, "inventory"))));
            return Optional.of(new JournalLine(
                    new PackageId(text(texts, "aip")), event, head, Optional.ofNullable(texts.get("store"))));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void texts(JsonParser json, Map<String, String> texts) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
    }

    private static void require(boolean sense) {
        if (!sense) {
            throw new IllegalArgumentException("Not a line of the journal.");
        }
    }

    private static String text(Map<String, String> texts, String field) {
        String text = texts.get(field);
        require(text != null);
        return text;
    }

    private static EventType type(String label) {
        EventType type = TYPES.get(label);
        require(type != null);
        return type;
    }
}
