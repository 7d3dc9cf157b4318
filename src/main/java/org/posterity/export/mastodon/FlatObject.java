package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.export.OwnField;

/** An object of the archive, read from its opening brace on: its values, each with the way to it. What nobody knows is not looked into. */
final class FlatObject {
    /** Characters; no server lets anybody write a longer text. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final Pattern DATA = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    private final JsonParser parser;
    private final Place root;
    private final Meeting met;
    private final Map<String, Value> values = new LinkedHashMap<>();

    /** Is told of everything that is met, in the order of the file. */
    interface Meeting {
        /** @param fits whether it has the shape that is known there, as far as that is known */
        void meet(Place place, JsonToken value, boolean fits);
    }

    /**
     * A value of the object.
     *
     * @param key the way to it from the object
     * @param value empty where it is too long to be kept
     */
    record Value(Place place, String key, Optional<ValueNode> value) {
        String text() {
            return value.map(ValueNode::asText).orElse("");
        }
    }

    private FlatObject(JsonParser parser, Place root, Meeting met) {
        this.parser = parser;
        this.root = root;
        this.met = met;
    }

    /**
     * Reads the object that stands at {@code place}.
     *
     * @param met is told of everything below the object
     */
    static FlatObject read(JsonParser parser, Place place, Meeting met) throws IOException {
        FlatObject object = new FlatObject(parser, place, met);
        object.members(place, "");
        return object;
    }

    private void members(Place place, String way) throws IOException {
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            next();
            Place child = place.child(key);
            boolean data = child.plain().endsWith("." + Place.ANY);
            value(child, !data || DATA.matcher(key).matches() ? way + (way.isEmpty() ? "" : ".") + key : "", false);
        }
    }

    /** @param way empty where the value is not taken, since its key is none */
    private void value(Place place, String way, boolean inList) throws IOException {
        JsonToken token = parser.currentToken();
        boolean object = token == JsonToken.START_OBJECT && place.leads();
        boolean list = token == JsonToken.START_ARRAY && !inList;
        boolean read = token.isScalarValue() && place.reads() && !way.isEmpty();
        met.meet(place, token, object || list || read || token == JsonToken.VALUE_NULL || !place.isOpen());
        if (object) {
            members(place, way);
        } else if (list && place.isOpen()) {
            for (int i = 0; next() != JsonToken.END_ARRAY; i++) {
                value(place.element(), way.isEmpty() ? way : way + "[" + i + "]", true);
            }
        } else if (read) {
            values.put(way, new Value(place, way, scalar()));
        } else {
            parser.skipChildren();
        }
    }

    private Optional<ValueNode> scalar() throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Optional.ofNullable(
                switch (parser.currentToken()) {
                    case VALUE_STRING ->
                        parser.getTextLength() > LONGEST_TEXT ? null : nodes.textNode(parser.getText());
                    case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
                    case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
                    case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
                    default -> nodes.nullNode();
                });
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "The file breaks off.");
        }
        return token;
    }

    /** All values, in the order of the file. */
    Collection<Value> all() {
        return values.values();
    }

    /** The values at a place below the object, lists left out. */
    List<Value> at(String plain) {
        String whole = root.plain() + "." + plain;
        return values.values().stream()
                .filter(value -> value.place().plain().equals(whole))
                .toList();
    }

    /** The first text at a place that says something. */
    Optional<String> text(String plain) {
        return at(plain).stream()
                .map(Value::text)
                .filter(text -> !text.isBlank() && !text.equals("null"))
                .findFirst();
    }

    /** The text of the field of this key; empty where there is none. */
    String field(String key) {
        return values.containsKey(key) ? values.get(key).text() : "";
    }

    /** The fields as the platform's own, each with what it means. */
    List<OwnField> fields(Structure structure, Owner own) {
        List<OwnField> fields = new ArrayList<>();
        for (Value it : values.values()) {
            String type = field(it.key().substring(0, it.key().lastIndexOf('.') + 1) + "type");
            fields.add(new OwnField(
                    it.key(),
                    it.place().path().substring(root.path().length() + 1),
                    Optional.of(structure.meaning(it.place().plain(), type, it.text(), own)),
                    it.value(),
                    it.value()
                            .filter(node -> !node.isNull() && !node.asText().isBlank())
                            .isPresent()));
        }
        return fields;
    }
}
