package org.posterity.export;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.Optional;

/**
 * A field of one of the platform's own objects.
 *
 * @param key as the export spells it; of a field inside others the way to it, {@code attachment[0].name}; empty where it says what
 *     another field says in another form, and does not stand in the object itself
 * @param path below the object's own, as ledgers write it: {@code attachment[].name}
 * @param meaning absent where nobody knows the field
 * @param value a text, a number, yes or no, or null, as exact as it is written; absent where something else stands
 * @param says whether it says anything: platforms write nothing in several ways
 */
public record OwnField(
        String key, String path, Optional<FieldMeaning> meaning, Optional<ValueNode> value, boolean says) {

    /** A field of the object itself. */
    public OwnField(String key, Optional<FieldMeaning> meaning, Optional<ValueNode> value, boolean says) {
        this(key, key, meaning, value, says);
    }

    /** What other fields say, in a form of its own: the words of a text that is kept as HTML. */
    public static OwnField derived(FieldMeaning meaning, String text) {
        return new OwnField("", Optional.of(meaning), Optional.of(TextNode.valueOf(text)), true);
    }

    /** Whether it says in another form what other fields say. */
    public boolean isDerived() {
        return key.isEmpty();
    }

    /** Whether it is one of several alike, inside a list. */
    public boolean isInList() {
        return key.indexOf('[') >= 0;
    }

    /** Whether it has this role. */
    public boolean hasRole(FieldRole role) {
        return meaning.filter(it -> it.role() == role).isPresent();
    }

    /** What it says, in characters; empty where it says nothing. */
    public Optional<String> text() {
        return says ? value.map(ValueNode::asText) : Optional.empty();
    }
}
