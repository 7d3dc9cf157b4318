package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;

/** An object of an export, however deep: the values that the table knows, each with the way to it. */
public final class FlatObject implements ObjectScan.Taker {
    /** Characters; no platform allows longer texts. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final JsonPlace root;
    private final ItemKinds kinds;
    private final Map<String, Value> values = new LinkedHashMap<>();

    /**
     * A value of the object.
     *
     * @param key the way to it from the object
     * @param value empty if it is too long to be kept
     */
    public record Value(JsonPlace place, String key, Optional<ValueNode> value) {
        /** Its text; empty if it says nothing. */
        public String text() {
            return value.filter(it -> !it.isNull()).map(ValueNode::asText).orElse("");
        }

        /** The name of its meaning. */
        public String name() {
            return place.shape().meaning().orElseThrow().name();
        }
    }

    private FlatObject(JsonPlace root, ItemKinds kinds) {
        this.root = root;
        this.kinds = kinds;
    }

    /** Reads the object at whose brace the parser is. */
    static FlatObject read(JsonParser parser, JsonPlace place, Tally tally) throws IOException {
        return read(parser, place, tally, null);
    }

    static FlatObject read(JsonParser parser, JsonPlace place, Tally tally, ItemKinds kinds) throws IOException {
        FlatObject object = new FlatObject(place, kinds);
        new ObjectScan(parser, tally, object).members(place);
        return object;
    }

    @Override
    public void meet(JsonPlace place, JsonParser parser) throws IOException {
        if (kinds != null) {
            kinds.meet(place, parser);
        }
    }

    @Override
    public void value(JsonPlace place, String way, JsonParser parser) throws IOException {
        if (!way.isEmpty()) {
            values.put(way, new Value(place, way, Optional.ofNullable(scalar(parser))));
        }
    }

    private static ValueNode scalar(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getTextLength() > LONGEST_TEXT ? null : nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            default -> nodes.nullNode();
        };
    }

    /** All values, in the order of the file. */
    public Collection<Value> values() {
        return values.values();
    }

    /** The values of this meaning that say something. */
    public Stream<Value> values(String name) {
        return values.values().stream()
                .filter(value -> value.name().equals(name))
                .filter(value -> !value.text().isBlank());
    }

    /** The first text of this meaning. */
    public Optional<String> text(String name) {
        return values(name).map(Value::text).findFirst();
    }

    /** The value under this key in the same object; empty if there is none. */
    public String beside(String way, String key) {
        Value value = values.get(way.substring(0, way.lastIndexOf('.') + 1) + key);
        return value == null ? "" : value.text();
    }

    /**
     * The fields as the platform's own, each with its meaning.
     *
     * @param role the actual role of a text that the table gives this role: for some fields, only the value tells
     */
    public List<OwnField> fields(BiFunction<FieldRole, String, FieldRole> role) {
        List<OwnField> fields = new ArrayList<>();
        int below = root.path().length() + 1;
        for (Value it : values.values()) {
            Shape shape = it.place().shape();
            FieldMeaning known = shape.meaning(shape.variesByType() ? beside(it.key(), "type") : "")
                    .orElseThrow();
            FieldMeaning meaning = new FieldMeaning(known.name(), role.apply(known.role(), it.text()), known.label());
            boolean says = !it.text().isBlank();
            fields.add(
                    new OwnField(it.key(), it.place().path().substring(below), Optional.of(meaning), it.value(), says));
        }
        return fields;
    }
}
