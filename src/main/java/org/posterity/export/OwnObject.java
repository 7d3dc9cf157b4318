package org.posterity.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the platform says of a post or of the profile: its own object, in the export's order, and what its fields mean. */
public record OwnObject(List<OwnField> fields) {

    public OwnObject {
        fields = List.copyOf(fields);
    }

    /** What it says of this; empty where it says nothing. Of several fields of one meaning the first that says something counts. */
    public Optional<String> text(SharedField field) {
        return texts(field).findFirst();
    }

    /** Everything that it says of this. */
    public Stream<String> texts(SharedField field) {
        return fields.stream()
                .filter(it -> it.meaning().filter(meaning -> meaning.is(field)).isPresent())
                .flatMap(it -> it.text().stream());
    }

    /** The counts that are numbers, by name. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (OwnField field : fields) {
            if (field.hasRole(FieldRole.COUNT)) {
                OptionalLong number = field.value().map(OwnObject::number).orElse(OptionalLong.empty());
                number.ifPresent(
                        it -> counts.putIfAbsent(field.meaning().orElseThrow().name(), it));
            }
        }
        return counts;
    }

    private static OptionalLong number(ValueNode value) {
        return value.isNumber() ? WholeNumber.of(value.decimalValue()) : WholeNumber.of(value.asText(""));
    }

    /** The object as JSON; fields without a plain value are not in it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> field.value().ifPresent(value -> json.set(field.key(), value)));
        return json;
    }
}
