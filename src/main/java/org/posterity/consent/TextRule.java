package org.posterity.consent;

import org.posterity.located.Value;

/**
 * No text of a record may hold control characters or half characters (lone surrogates): they could not be written into a
 * package. Only the notice may have line breaks.
 */
final class TextRule {
    private TextRule() {}

    static void examine(Value value) {
        boolean lines = value.place().pointer().equals("/notice/text");
        if (value.node().isTextual()
                && !(lines
                        ? isWritable(value.node().textValue())
                        : value.node().textValue().codePoints().noneMatch(TextRule::unwritable))) {
            value.faultIfFirst(
                    "This text contains control characters or broken characters.",
                    "Type the text again, without line breaks.");
        }
        if (value.isList()) {
            value.elements().forEach(TextRule::examine);
        } else if (value.isGroup()) {
            value.entries().values().forEach(TextRule::examine);
        }
    }

    /** Whether a text of several lines, the notice, can stand in a record. */
    static boolean isWritable(String text) {
        return text.codePoints().noneMatch(c -> unwritable(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static boolean unwritable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }
}
