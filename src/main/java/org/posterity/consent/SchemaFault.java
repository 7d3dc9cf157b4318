package org.posterity.consent;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.posterity.located.Document;
import org.posterity.located.Faults;
import org.posterity.located.Location;
import org.posterity.located.Value;

/**
 * Says in plain words what a schema validator found. The validator's own message is not used, because it quotes the record.
 */
final class SchemaFault {
    private SchemaFault() {}

    static void add(ValidationMessage message, JsonNode schema, Document record) {
        String pointer = message.getInstanceLocation().toString();
        Location place = record.place(pointer);
        Faults faults = record.faults();
        JsonNode rule = schema.at(pointerInto(message));
        String description = descriptionOf(schema, message);
        switch (message.getType()) {
            case "required" ->
                faults.add(
                        record.place(Location.child(pointer, message.getProperty())),
                        Value.MISSING,
                        "Add it. " + descriptionOfField(schema, message));
            case "additionalProperties", "unevaluatedProperties" ->
                faults.add(
                        record.place(Location.child(pointer, message.getProperty())),
                        "A field on this line is unknown and would be ignored.",
                        "Correct its spelling or remove it. Known fields: " + fieldsBeside(schema, message) + ".");
            case "type" ->
                faults.add(
                        place,
                        "This must be " + kindInWords(rule.asText()) + ", and is "
                                + kindInWords(message.getInstanceNode()
                                        .getNodeType()
                                        .name()
                                        .toLowerCase(Locale.ROOT)) + ".",
                        message.getInstanceNode().isNull()
                                ? "Omit the field if it does not apply. Otherwise: " + description
                                : description);
            case "enum" ->
                faults.add(
                        place,
                        "Unknown value.",
                        "Choose one of: " + String.join(", ", ConsentSchema.words(rule)) + ".");
            case "format" ->
                faults.add(
                        place, "This is not a valid date.", "Write year-month-day, such as 2026-03-31. " + description);
            case "pattern" -> faults.addIfFirst(place, "This is not in the required form.", description);
            case "maxLength" ->
                faults.addIfFirst(place, "This is too long: at most " + rule.asText() + " characters.", description);
            case "minLength", "minItems" -> faults.addIfFirst(place, "There are too few entries here.", description);
            case "uniqueItems" -> faults.add(place, "This list repeats an entry.", "Remove the repetition.");
            case "minProperties", "maxProperties" ->
                faults.add(place, "This has the wrong number of fields.", description);
            default ->
                faults.addIfFirst(place, "This does not follow the schema (" + message.getType() + ").", description);
        }
    }

    private static JsonPointer pointerInto(ValidationMessage message) {
        return JsonPointer.compile(message.getSchemaLocation().getFragment().toString());
    }

    /** The description of the part that failed, beside the keyword or, if that part is shared, beside the reference to it. */
    private static String descriptionOf(JsonNode schema, ValidationMessage message) {
        String own = schema.at(pointerInto(message).head()).path("description").asText("");
        if (!own.isEmpty()) {
            return own;
        }
        JsonPointer path = JsonPointer.compile(message.getEvaluationPath().toString());
        for (JsonPointer at = path; at != null; at = at.head()) {
            String found = schema.at(at).path("description").asText("");
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "See the description of this field in the schema.";
    }

    private static String descriptionOfField(JsonNode schema, ValidationMessage message) {
        String beside = schema.at(pointerInto(message).head())
                .path("properties")
                .path(message.getProperty())
                .path("description")
                .asText("");
        // A condition stands apart from the fields it applies to.
        return beside.isEmpty()
                ? schema.path("properties")
                        .path(message.getProperty())
                        .path("description")
                        .asText("")
                : beside;
    }

    private static String fieldsBeside(JsonNode schema, ValidationMessage message) {
        List<String> fields = new ArrayList<>();
        schema.at(pointerInto(message).head()).path("properties").fieldNames().forEachRemaining(fields::add);
        return String.join(", ", fields);
    }

    private static String kindInWords(String type) {
        return switch (type) {
            case "object" -> "a group of fields in { }";
            case "array" -> "a list in [ ]";
            case "string" -> "text in quotation marks";
            case "boolean" -> "true or false, without quotation marks";
            case "null" -> "null (nothing)";
            default -> "a number";
        };
    }
}
