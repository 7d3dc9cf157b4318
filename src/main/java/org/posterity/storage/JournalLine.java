package org.posterity.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.Moment;
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
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("previous", previous.toString());
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
    static Optional<String> previous(byte[] text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            String previous = null;
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isPrevious = json.currentName().equals("previous");
                boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
                if (isPrevious) {
                    previous = isText ? json.getText() : null;
                }
                json.skipChildren();
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            return Optional.ofNullable(previous);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is about the package in the archive, not about a copy elsewhere. */
    boolean isOfArchive() {
        return store.isEmpty();
    }

    /** Reads a line; empty if it is not one of ours. Field by field, because an archive's journal has hundreds of thousands. */
    static Optional<JournalLine> read(byte[] line) {
        try (JsonParser json = FACTORY.createParser(line)) {
            String aip = null;
            String input = null;
            EventType type = null;
            Instant time = null;
            String detail = null;
            String outcome = null;
            Agent agent = null;
            int version = 0;
            String inventory = null;
            String store = null;
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "aip" -> aip = text(json);
                    case "input" -> input = text(json);
                    case "type" -> type = TYPES.get(text(json));
                    case "time" -> time = Moment.parse(text(json));
                    case "detail" -> detail = text(json);
                    case "outcome" -> outcome = text(json);
                    case "agent" -> agent = agent(json);
                    case "version" -> version = json.getIntValue();
                    case "inventory" -> inventory = text(json);
                    case "store" -> store = text(json);
                    default -> json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            require(type != null && time != null && detail != null && outcome != null && agent != null);
            require((aip != null || input != null) && (version == 0 || inventory != null));
            return Optional.of(new JournalLine(
                    input == null ? Optional.of(new PackageId(aip)) : Optional.empty(),
                    Optional.ofNullable(input).map(SubmissionId::new),
                    new PreservationEvent(type, time, detail, outcome, agent),
                    version == 0 ? Optional.empty() : Optional.of(new Head(version, Digest.parse(inventory))),
                    Optional.ofNullable(store)));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Agent agent(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        String id = null;
        String name = null;
        String kind = null;
        String version = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = text(json);
                case "name" -> name = text(json);
                case "kind" -> kind = text(json);
                case "version" -> version = text(json);
                default -> json.skipChildren();
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        require(id != null && name != null && kind != null && version != null);
        return new Agent(id, name, kind, version);
    }

    private static String text(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void require(boolean sense) {
        if (!sense) {
            throw new IllegalArgumentException("Not a line of the journal.");
        }
    }
}
