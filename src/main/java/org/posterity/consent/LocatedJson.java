package org.posterity.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON document with the line of each of its values, and with what a plain tree cannot tell: keys that are given twice.
 * Paths are shown with {@code *} for every key the schema does not know, since such a key may itself be personal.
 */
final class LocatedJson {
    private static final int DEEPEST = 40;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private record Place(String shown, int line) {}

    private final Set<String> knownKeys;
    private final Map<String, Place> places = new HashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private JsonNode root;

    private LocatedJson(Set<String> knownKeys) {
        this.knownKeys = knownKeys;
    }

    /** Parses one JSON document; the exception's message must not be shown, for it quotes the document. */
    static LocatedJson parse(String text, Set<String> knownKeys) throws JsonProcessingException {
        LocatedJson json = new LocatedJson(knownKeys);
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            json.root = json.value(parser, "", "$");
            if (parser.nextToken() != null) {
                throw new MoreThanOne(parser);
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("Text in memory could not be read.", e);
        }
        return json;
    }

    JsonNode root() {
        return root;
    }

    /** Pointers of the keys that are given more than once. */
    List<String> duplicates() {
        return List.copyOf(duplicates);
    }

    /** The line of a value, or of what should contain it, counted from 1. */
    int line(String pointer) {
        return placeOf(pointer).line();
    }

    /** A place in words: {@code $.notice.digest (line 12)}. */
    String shown(String pointer) {
        Place place = placeOf(pointer);
        return place.shown() + " (line " + place.line() + ")";
    }

    /** The pointer to a key within {@code parent} (RFC 6901 §4). */
    static String child(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private Place placeOf(String pointer) {
        Place known = places.get(pointer);
        if (known != null) {
            return known;
        }
        int slash = pointer.lastIndexOf('/');
        if (slash < 0) {
            return new Place("$", 1);
        }
        Place parent = placeOf(pointer.substring(0, slash));
        return new Place(parent.shown() + "." + shownKey(pointer.substring(slash + 1)), parent.line());
    }

    private String shownKey(String key) {
        return knownKeys.contains(key) ? key : "*";
    }

    private JsonNode value(JsonParser parser, String pointer, String shown) throws IOException {
        places.put(pointer, new Place(shown, parser.currentTokenLocation().getLineNr()));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, pointer, shown);
            case START_ARRAY -> array(parser, pointer, shown);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            // A double, because an exact number such as 1e999999999 would fill the memory when it is compared.
            default -> nodes.numberNode(parser.getDoubleValue());
        };
    }

    private ObjectNode object(JsonParser parser, String pointer, String shown) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String childPointer = child(pointer, key);
            parser.nextToken();
            if (object.has(key)) {
                duplicates.add(childPointer);
                parser.skipChildren();
                continue;
            }
            object.set(key, value(parser, childPointer, shown + "." + shownKey(key)));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String pointer, String shown) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int index = array.size();
            array.add(value(parser, pointer + "/" + index, shown + "[" + index + "]"));
        }
        return array;
    }

    /** Something follows the document. */
    static final class MoreThanOne extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        private MoreThanOne(JsonParser parser) {
            super("More than one document.", parser.currentTokenLocation());
        }
    }
}
