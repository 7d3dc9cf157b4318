package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** No text of a record holds control characters or halves of characters: they could not be written into a package. */
final class TextRule {
    private TextRule() {}

    static void examine(JsonNode node, String pointer, Faults faults) {
        if (node.isTextual() && node.textValue().codePoints().anyMatch(TextRule::unwritable)) {
            faults.addIfFirst(
                    pointer,
                    "There are control characters or halves of characters in this text.",
                    "Type the text again; line breaks do not belong here.");
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : Fields.NO_ELEMENTS) {
            examine(element, pointer + "/" + index, faults);
            index++;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            examine(field.getValue(), LocatedJson.child(pointer, field.getKey()), faults);
        }
    }

    private static boolean unwritable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
