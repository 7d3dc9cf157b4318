package org.posterity.export.tiktok;

import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.json.Shape;

/** One of TikTok's objects while its fields are read. If a key occurs twice, the last value counts. */
final class OwnFields {
    private final Structure structure;
    private final Map<String, OwnField> fields = new LinkedHashMap<>();

    OwnFields(Structure structure) {
        this.structure = structure;
    }

    /**
     * @param shape what is known about this key; null if nothing
     * @param value empty if it is not plain
     */
    void put(String key, Shape shape, Optional<ValueNode> value) {
        Optional<FieldMeaning> meaning = shape == null ? Optional.empty() : shape.meaning();
        boolean says = value.filter(it -> !it.isNull() && !(it.isTextual() && structure.saysNothing(it.textValue())))
                .isPresent();
        fields.put(key, new OwnField(key, meaning, value, says));
    }

    OwnObject object() {
        return new OwnObject(List.copyOf(fields.values()));
    }
}
