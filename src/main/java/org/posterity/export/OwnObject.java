package org.posterity.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The platform's own object for a post or profile, in the export's order, with the meaning of each field. */
public record OwnObject(List<OwnField> fields) {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[]+");

    public OwnObject {
        fields = List.copyOf(fields);
    }

    /**
     * The value of this field; empty if it says nothing. Of several fields with one meaning, the first that says something
     * counts.
     */
    public Optional<String> text(SharedField field) {
        return texts(field).findFirst();
    }

    /** All values of this field. */
    public Stream<String> texts(SharedField field) {
        return fields.stream()
                .filter(it -> it.meaning().filter(meaning -> meaning.is(field)).isPresent())
                .flatMap(it -> it.text().stream());
    }

    /** The counts that are numbers, by name. Counts of things in lists are not among them. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (OwnField field : fields) {
            if (field.hasRole(FieldRole.COUNT) && !field.isInList()) {
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

    /** The object as JSON, without fields that have no plain value. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.stream()
                .filter(field -> !field.isDerived())
                .forEach(field -> field.value().ifPresent(value -> put(json, field.key(), value)));
        return json;
    }

    /**
     * Puts a value at the end of its way. Missing objects and lists are created, and null takes the place of what a list
     * has lost.
     */
    private static void put(ObjectNode json, String way, ValueNode value) {
        if (way.indexOf('.') < 0 && way.indexOf('[') < 0) {
            json.set(way, value);
            return;
        }
        List<MatchResult> steps = STEP.matcher(way).results().toList();
        JsonNode at = json;
        for (int i = 0; i < steps.size(); i++) {
            MatchResult step = steps.get(i);
            JsonNode next = value;
            if (i < steps.size() - 1) {
                boolean list = isIndex(steps.get(i + 1));
                JsonNode met = isIndex(step) ? at.path(index(step)) : at.path(step.group());
                next = met.isContainerNode()
                        ? met
                        : list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
            }
            if (at instanceof ArrayNode list) {
                while (list.size() <= index(step)) {
                    list.addNull();
                }
                list.set(index(step), next);
            } else {
                ((ObjectNode) at).set(step.group(), next);
            }
            at = next;
        }
    }

    private static boolean isIndex(MatchResult step) {
        return step.group(1) != null;
    }

    private static int index(MatchResult step) {
        return Integer.parseInt(step.group(1));
    }
}
