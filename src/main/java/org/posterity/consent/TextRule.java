package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** No text of a record holds control characters or halves of characters: they could not be written into a package. The notice has lines. */
final class TextRule {
    private TextRule() {}

    static void examine(JsonNode node, String pointer, Faults faults) {
        boolean lines = pointer.equals("/notice/text");
        if (node.isTextual()
                && !(lines
                        ? isWritable(node.textValue())
                        : node.textValue().codePoints().noneMatch(TextRule::unwritable))) {
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

    /** Whether a text of several lines, the notice's, can stand in a record. */
    static boolean isWritable(String text) {
        return text.codePoints().noneMatch(c -> unwritable(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static boolean unwritable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
