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
import org.posterity.model.SubmissionId;

/**
 * One event, and its line of JSON in the journal. It is about a package, or about an input that was never taken in.
 *
 * @param of the package
 * @param input the input, by its submission, where there is no package
 * @param head the version it is about, if any
 * @param store the name of the store whose copy it is about; empty: the package in the archive
 */
record JournalLine(
        Optional<PackageId> of,
        Optional<SubmissionId> input,
        PreservationEvent event,
        Optional<Head> head,
        Optional<String> store) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::label, type -> type));
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** About a package. */
    JournalLine(PackageId aip, PreservationEvent event, Optional<Head> head, Optional<String> store) {
        this(Optional.of(aip), Optional.empty(), event, head, store);
    }

    /** About the package in the archive. */
    JournalLine(PackageId aip, PreservationEvent event, Optional<Head> head) {
        this(aip, event, head, Optional.empty());
    }

    /** About an input that was never taken in. */
    JournalLine(SubmissionId input, PreservationEvent event) {
        this(Optional.empty(), Optional.of(input), event, Optional.empty(), Optional.empty());
    }

    /** The package, of a line about one. */
    PackageId aip() {
        return of.orElseThrow();
    }

    /** @param previous digest of the line before, without its line end; of no bytes for the first */
    String write(Digest previous) {
        ObjectNode line = JSON.createObjectNode().put("previous", previous.toString());
        of.ifPresent(aip -> line.put("aip", aip.value()));
        input.ifPresent(submission -> line.put("input", submission.value()));
        line.put("type", event.type().label())
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
            Optional<SubmissionId> input =
                    Optional.ofNullable(texts.get("input")).map(SubmissionId::new);
            Optional<PackageId> aip =
                    input.isPresent() ? Optional.empty() : Optional.of(new PackageId(text(texts, "aip")));
            return Optional.of(new JournalLine(aip, input, event, head, Optional.ofNullable(texts.get("store"))));
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
