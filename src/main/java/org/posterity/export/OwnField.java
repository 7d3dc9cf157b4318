package org.posterity.export;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.Optional;

/**
 * A field of one of the platform's own objects.
 *
 * @param key as the export spells it; for a field inside others the way to it, {@code attachment[0].name}; empty if it says
 *     in another form what another field says, and is not in the object itself
 * @param path below the object's own, as in ledgers: {@code attachment[].name}
 * @param meaning absent if the field is unknown
 * @param value a text, number, boolean or null, exactly as written; absent for anything else
 * @param says whether it says anything: platforms write "nothing" in several ways
 */
public record OwnField(
        String key, String path, Optional<FieldMeaning> meaning, Optional<ValueNode> value, boolean says) {

    /** A field that is in the object itself. */
    public OwnField(String key, Optional<FieldMeaning> meaning, Optional<ValueNode> value, boolean says) {
        this(key, key, meaning, value, says);
    }

    /** What other fields say, in another form: the words of a text that is kept as HTML. */
    public static OwnField derived(FieldMeaning meaning, String text) {
        return new OwnField("", Optional.of(meaning), Optional.of(TextNode.valueOf(text)), true);
    }

    /** Whether it says in another form what other fields say. */
    public boolean isDerived() {
        return key.isEmpty();
    }

    /** Whether it is in a list. */
    public boolean isInList() {
        return key.indexOf('[') >= 0;
    }

    public boolean hasRole(FieldRole role) {
        return meaning.filter(it -> it.role() == role).isPresent();
    }

    /** Its value as text; empty if it says nothing. */
    public Optional<String> text() {
        return says ? value.map(ValueNode::asText) : Optional.empty();
    }
}
