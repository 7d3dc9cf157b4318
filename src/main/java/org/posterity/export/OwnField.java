package org.posterity.export;

import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.Optional;

/**
 * A field of one of the platform's own objects.
 *
 * @param key as the export spells it
 * @param meaning absent where nobody knows the field
 * @param value a text, a number, yes or no, or null, as exact as it is written; absent where something else stands
 * @param says whether it says anything: platforms write nothing in several ways
 */
public record OwnField(String key, Optional<FieldMeaning> meaning, Optional<ValueNode> value, boolean says) {

    /** Whether it has this role. */
    public boolean hasRole(FieldRole role) {
        return meaning.filter(it -> it.role() == role).isPresent();
    }

    /** What it says, in characters; empty where it says nothing. */
    public Optional<String> text() {
        return says ? value.map(ValueNode::asText) : Optional.empty();
    }
}
